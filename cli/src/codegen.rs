//! `cargo xtask codegen`: descriptions in, client crates out.

use std::collections::BTreeMap;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use ferrosmith_codegen::clients::Client;
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::{Generated, Job};
use rayon::prelude::*;
use similar::TextDiff;

use crate::disk::{self, Staged};
use crate::project::Project;
use crate::{Folders, Outcome, report};

#[derive(Args)]
pub struct Options {
    /// Only these clients
    #[arg(value_name = "CLIENT")]
    clients: Vec<String>,
    /// Writes nothing; fails when something committed is stale
    #[arg(long)]
    check: bool,
    /// Accepts the disagreements between the sources as they are now
    #[arg(long, conflicts_with = "check")]
    accept: bool,
    #[command(flatten)]
    folders: Folders,
}

/// What became of one client.
struct Run<'p> {
    client: &'p Client,
    sources: Sources,
    diagnostics: Diagnostics,
    generated: Option<Generated>,
}

pub(crate) fn run(options: &Options) -> Result<Outcome> {
    let project = Project::open(&options.folders.specs)?;
    report::diagnostics(&project.diagnostics, &project.sources);
    if project.diagnostics.has_errors() {
        return Ok(Outcome::Refused);
    }
    let clients = project.select(&options.clients)?;
    let runs: Vec<Run<'_>> = clients.into_par_iter().map(|client| generate(&project, client)).collect();
    for run in &runs {
        report::diagnostics(&run.diagnostics, &run.sources);
    }
    if runs.iter().any(|run| run.generated.is_none()) {
        return Ok(Outcome::Refused);
    }
    let changes = Changes::between(&project, &runs, options)?;
    if options.check { Ok(changes.show(options)) } else { changes.apply() }
}

fn generate<'p>(project: &Project, client: &'p Client) -> Run<'p> {
    report::progress(&format!("reading {}", client.name));
    let mut sources = project.sources.clone();
    let mut diagnostics = Diagnostics::new();
    let descriptions = project.descriptions(client, &mut sources, &mut diagnostics);
    let job = Job { client, runtime: &project.clients.runtime, descriptions };
    let generated =
        if diagnostics.has_errors() { None } else { ferrosmith_codegen::generate(&job, &sources, &mut diagnostics) };
    Run { client, sources, diagnostics, generated }
}

/// What differs between the disk and what the descriptions give: path, text on the disk, text that should be there.
struct Changes {
    files: BTreeMap<PathBuf, (Option<String>, Option<String>)>,
    unaccepted: Vec<PathBuf>,
}

impl Changes {
    fn between(project: &Project, runs: &[Run<'_>], options: &Options) -> Result<Self> {
        let mut changes = Self { files: BTreeMap::new(), unaccepted: Vec::new() };
        for run in runs {
            let Some(generated) = &run.generated else { continue };
            changes.compare_crate(&options.folders.out.join(&run.client.name), generated)?;
            let path = project.disagreements(run.client);
            let kept = fs::read_to_string(&path).unwrap_or_default();
            if kept != generated.disagreements {
                if options.accept || options.check {
                    let wanted = (!generated.disagreements.is_empty()).then(|| generated.disagreements.clone());
                    changes.compare(path.clone(), wanted);
                }
                if !options.accept {
                    changes.unaccepted.push(path);
                }
            }
        }
        Ok(changes)
    }

    fn compare_crate(&mut self, folder: &Path, generated: &Generated) -> Result<()> {
        for stale in disk::generated_files(folder)? {
            if generated.files.get(&stale).is_none() {
                self.compare(folder.join(stale), None);
            }
        }
        for (path, text) in generated.files.iter() {
            self.compare(folder.join(path), Some(text.to_owned()));
        }
        Ok(())
    }

    fn compare(&mut self, path: PathBuf, wanted: Option<String>) {
        let found = fs::read_to_string(&path).ok();
        if found != wanted {
            self.files.insert(path, (found, wanted));
        }
    }

    /// Shows what is stale and the command that repairs it.
    fn show(&self, options: &Options) -> Outcome {
        if self.files.is_empty() {
            return Outcome::Fine;
        }
        for (path, (found, wanted)) in &self.files {
            let (old, new) = (found.as_deref().unwrap_or_default(), wanted.as_deref().unwrap_or_default());
            let (before, after) = (format!("a/{}", path.display()), format!("b/{}", path.display()));
            print!("{}", TextDiff::from_lines(old, new).unified_diff().context_radius(2).header(&before, &after));
        }
        let accept = if self.unaccepted.is_empty() { "" } else { " --accept" };
        let names: String = options.clients.iter().map(|name| format!(" {name}")).collect();
        eprintln!("{} files are stale; run: cargo xtask codegen{names}{accept}", self.files.len());
        Outcome::Findings
    }

    fn apply(self) -> Result<Outcome> {
        let mut staged = Staged::default();
        let count = self.files.len();
        for (path, (_, wanted)) in self.files {
            match wanted {
                Some(text) => staged.write(&path, &text)?,
                None => staged.remove(path),
            }
        }
        staged.commit()?;
        if std::io::stderr().is_terminal() {
            eprintln!("{count} files changed");
        }
        for path in &self.unaccepted {
            eprintln!(
                "warning: the sources disagree otherwise than `{}` says; look, then run: cargo xtask codegen --accept",
                path.display()
            );
        }
        Ok(Outcome::Fine)
    }
}
