//! `codegen`: descriptions in, client crates out.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Result;
use clap::Args;
use ferrosmith_codegen::clients::{self, Client, RuntimeDependency};
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::files::{Listing, is_generated};
use ferrosmith_codegen::{Generated, Job};
use rayon::prelude::*;

use crate::changes::Changes;
use crate::disk::{self, Staged};
use crate::project::Project;
use crate::shell::plural;
use crate::{Folders, Outcome, Shell, runtime};

/// The schema of the client list, where a project keeps it for editors.
pub(crate) const SCHEMA: &str = "clients.schema.json";

#[derive(Args)]
pub struct Options {
    /// Only these clients
    #[arg(value_name = "CLIENT")]
    pub(crate) clients: Vec<String>,
    /// Writes nothing; fails when something committed is stale
    #[arg(long)]
    pub(crate) check: bool,
    /// Accepts the disagreements between the sources as they are now
    #[arg(long, conflicts_with = "check")]
    pub(crate) accept: bool,
    /// Makes errors of warnings: nothing of a description may be left out or read otherwise than it is written
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) folders: Folders,
}

/// What became of one client.
struct Run<'p> {
    client: &'p Client,
    sources: Sources,
    diagnostics: Diagnostics,
    generated: Option<Generated>,
    took: Duration,
}

/// Everything that is to be written, and what is to be printed once it is.
#[derive(Default)]
struct Plan {
    changes: Vec<Changes>,
    lines: Vec<String>,
    /// Lists of disagreements which are not what they should be.
    unaccepted: Vec<PathBuf>,
    /// Clients of which nothing is written.
    failed: Vec<String>,
}

pub(crate) fn run(options: &Options, shell: &Shell) -> Result<Outcome> {
    let mut project = Project::open(&options.folders.specs)?;
    let mut found = std::mem::take(&mut project.diagnostics);
    let runtime = runtime::dependency(&project, &options.folders.out, &mut found)?;
    shell.diagnostics(&found, &project.sources)?;
    if found.has_errors() {
        return Ok(Outcome::Rejected);
    }
    let clients = project.select(&options.clients)?;
    let runs: Vec<Run<'_>> =
        clients.into_par_iter().map(|client| generate(&project, client, &runtime, options, shell)).collect();
    let mut plan = Plan::default();
    for run in runs {
        shell.diagnostics(&run.diagnostics, &run.sources)?;
        plan.add(run, &project, options, shell);
    }
    plan.add_shared(&project, options, shell)?;
    let orphans = if options.clients.is_empty() { orphans(&project, &options.folders.out) } else { Vec::new() };
    if options.check { plan.show(options, &orphans, shell) } else { plan.apply(options, &orphans, shell) }
}

fn generate<'p>(
    project: &Project,
    client: &'p Client,
    runtime: &RuntimeDependency,
    options: &Options,
    shell: &Shell,
) -> Run<'p> {
    shell.progress(&format!("reading {}", client.name));
    let start = Instant::now();
    let mut sources = project.sources.clone();
    let mut diagnostics = Diagnostics::new();
    let descriptions = project.descriptions(client, &mut sources, &mut diagnostics);
    let job = Job { client, runtime, descriptions };
    let mut generated =
        if diagnostics.has_errors() { None } else { ferrosmith_codegen::generate(&job, &sources, &mut diagnostics) };
    if options.strict {
        diagnostics.deny_warnings();
        generated = generated.filter(|_| !diagnostics.has_errors());
    }
    Run { client, sources, diagnostics, generated, took: start.elapsed() }
}

impl Plan {
    fn add(&mut self, run: Run<'_>, project: &Project, options: &Options, shell: &Shell) {
        let name = &run.client.name;
        let Some(generated) = &run.generated else {
            self.failed.push(name.clone());
            return;
        };
        let mut changes = Changes::of_crate(&options.folders.out.join(name), &generated.files);
        if self.has_foreign(&changes, name, shell) {
            return;
        }
        let (operations, files) = (generated.operations.len(), generated.files.len());
        let changed = format!("{} {}", changes.len(), if options.check { "stale" } else { "changed" });
        let (operations, files) = (plural(operations, "operation"), plural(files, "file"));
        self.lines.push(format!("{name}: {operations}, {files}, {changed} ({:.1} s)", run.took.as_secs_f64()));
        self.lines.extend(changes.removed_operations.iter().map(|name| format!("removed operation {name}")));
        self.disagreements(&mut changes, project.disagreements(run.client), generated, options);
        self.changes.push(changes);
    }

    /// Whether files of somebody else stand in the way, which are then named.
    fn has_foreign(&mut self, changes: &Changes, name: &str, shell: &Shell) -> bool {
        for path in &changes.foreign {
            shell.status(&format!(
                "error: `{}` is not a file that {} wrote, and is not replaced; move it away",
                path.display(),
                shell.program
            ));
        }
        if !changes.foreign.is_empty() {
            self.failed.push(name.to_owned());
        }
        !changes.foreign.is_empty()
    }

    fn disagreements(&mut self, changes: &mut Changes, path: PathBuf, generated: &Generated, options: &Options) {
        if fs::read_to_string(&path).unwrap_or_default() == generated.disagreements {
            return;
        }
        if options.accept || options.check {
            let wanted = (!generated.disagreements.is_empty()).then(|| generated.disagreements.clone());
            changes.compare(path.clone(), wanted);
        }
        if !options.accept {
            self.unaccepted.push(path);
        }
    }

    /// What belongs to no client: the runtime's sources and the schema of the list.
    fn add_shared(&mut self, project: &Project, options: &Options, shell: &Shell) -> Result<()> {
        let schema = project.specs.join(SCHEMA);
        if disk::text(&schema).is_some_and(|text| is_generated(&text)) {
            let mut changes = Changes::default();
            changes.compare(schema, Some(clients::schema()));
            self.changes.push(changes);
        }
        if project.clients.runtime.vendor {
            let changes = Changes::of_crate(&options.folders.out.join(runtime::PACKAGE), &runtime::vendored()?);
            if !self.has_foreign(&changes, runtime::PACKAGE, shell) {
                self.changes.push(changes);
            }
        }
        Ok(())
    }

    /// Shows what is stale and the command that repairs it.
    fn show(self, options: &Options, orphans: &[PathBuf], shell: &Shell) -> Result<Outcome> {
        for changes in &self.changes {
            shell.print(&changes.patch())?;
        }
        for line in &self.lines {
            shell.status(line);
        }
        let stale: usize = self.changes.iter().map(Changes::len).sum();
        if stale > 0 {
            let accept = if self.unaccepted.is_empty() { "" } else { " --accept" };
            let names: String = options.clients.iter().map(|name| format!(" {name}")).collect();
            let command = format!("{} codegen{names}{accept}{}", shell.program, options.folders.arguments());
            let (files, are) = (plural(stale, "file"), if stale == 1 { "is" } else { "are" });
            shell.status(&format!("{files} {are} stale; run: {command}"));
        }
        report_orphans("error", options, orphans, shell);
        Ok(self.outcome(if stale > 0 || !orphans.is_empty() { Outcome::Findings } else { Outcome::Fine }, shell))
    }

    fn apply(mut self, options: &Options, orphans: &[PathBuf], shell: &Shell) -> Result<Outcome> {
        let mut staged = Staged::default();
        for changes in self.changes.drain(..) {
            changes.stage(&mut staged)?;
        }
        staged.commit()?;
        for line in &self.lines {
            shell.status(line);
        }
        for path in &self.unaccepted {
            shell.status(&format!(
                "warning: the sources disagree otherwise than `{}` documents; look, then run: {} codegen --accept{}",
                path.display(),
                shell.program,
                options.folders.arguments()
            ));
        }
        report_orphans("warning", options, orphans, shell);
        Ok(self.outcome(Outcome::Fine, shell))
    }

    /// How the command ends, if nothing has failed; else it names what has.
    fn outcome(&self, outcome: Outcome, shell: &Shell) -> Outcome {
        if self.failed.is_empty() {
            return outcome;
        }
        let others = if self.lines.is_empty() { "" } else { "; the other clients are not affected" };
        shell.status(&format!("error: left as it was because of errors: {}{others}", self.failed.join(", ")));
        Outcome::Rejected
    }
}

fn report_orphans(level: &str, options: &Options, orphans: &[PathBuf], shell: &Shell) {
    for folder in orphans {
        let list = options.folders.specs.join("clients.toml");
        let (folder, list) = (folder.display(), list.display());
        shell.status(&format!("{level}: `{folder}` is the crate of no client in `{list}`; remove the folder"));
    }
}

/// The folders of crates that were written for a client which is no longer in the list.
fn orphans(project: &Project, out: &Path) -> Vec<PathBuf> {
    let is_known = |name: &str| {
        let clients = &project.clients;
        clients.clients.iter().any(|client| client.name == name) || (clients.runtime.vendor && name == runtime::PACKAGE)
    };
    let Ok(entries) = fs::read_dir(out) else { return Vec::new() };
    let folders = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut orphans: Vec<PathBuf> = folders
        .filter(|folder| disk::text(&folder.join(Listing::PATH)).is_some_and(|text| is_generated(&text)))
        .filter(|folder| folder.file_name().is_some_and(|name| !is_known(&name.to_string_lossy())))
        .collect();
    orphans.sort();
    orphans
}
