//! Everything that is to be written, and what is printed about it.

use std::path::{Path, PathBuf};

use anyhow::Result;
use ferrosmith_codegen::Generated;
use ferrosmith_codegen::clients;
use ferrosmith_codegen::diagnostics::{Diagnostics, Level, Sources};
use ferrosmith_codegen::files::is_generated;

use super::report::{self, Report};
use super::{Options, Run, SCHEMA};
use crate::changes::Changes;
use crate::disk::{self, Staged};
use crate::project::Project;
use crate::shell::plural;
use crate::{Outcome, Shell, runtime};

pub(super) struct Plan<'p> {
    project: &'p Project,
    options: &'p Options,
    shell: &'p Shell,
    changes: Vec<Changes>,
    /// The closing lines.
    lines: Vec<String>,
    /// Lists of disagreements which are not what they should be.
    unaccepted: Vec<PathBuf>,
    /// Crates of which nothing is written.
    failed: Vec<String>,
    report: Report,
}

impl<'p> Plan<'p> {
    pub(super) fn new(project: &'p Project, options: &'p Options, shell: &'p Shell) -> Self {
        let report = Report::new(project.sources.clone());
        Self {
            project,
            options,
            shell,
            changes: Vec::new(),
            lines: Vec::new(),
            unaccepted: Vec::new(),
            failed: Vec::new(),
            report,
        }
    }

    pub(super) fn add(&mut self, run: Run<'_>) {
        let name = &run.client.name;
        let Some(generated) = &run.generated else {
            self.failed.push(name.clone());
            return;
        };
        let changes = Changes::of_crate(&self.options.folders.out.join(name), &generated.files);
        if self.has_foreign(&changes, name) {
            return;
        }
        let (operations, files) = (generated.operations.len(), generated.files.len());
        let changed = format!("{} {}", changes.len(), if self.options.check { "stale" } else { "changed" });
        let (operations, files) = (plural(operations, "operation"), plural(files, "file"));
        self.lines.push(format!("{name}: {operations}, {files}, {changed} ({:.1} s)", run.took.as_secs_f64()));
        self.lines.extend(changes.removed_operations.iter().map(|name| format!("removed operation {name}")));
        let list = self.disagreements(self.project.disagreements(run.client), generated);
        self.changes.extend([changes, list]);
    }

    /// Whether files of somebody else stand in the way, which are then reported.
    fn has_foreign(&mut self, changes: &Changes, name: &str) -> bool {
        for path in &changes.foreign {
            self.report.foreign(path, self.shell.program);
        }
        for link in &changes.links {
            self.report.link_out(link);
        }
        let has_foreign = !(changes.foreign.is_empty() && changes.links.is_empty());
        if has_foreign {
            self.failed.push(name.to_owned());
        }
        has_foreign
    }

    fn disagreements(&mut self, path: PathBuf, generated: &Generated) -> Changes {
        let mut changes = Changes::of_folder(path.parent().map(Path::to_owned).unwrap_or_default());
        if disk::text(&path).unwrap_or_default() == generated.disagreements {
            return changes;
        }
        if self.options.accept || self.options.check {
            let wanted = (!generated.disagreements.is_empty()).then(|| generated.disagreements.clone());
            changes.compare(path.clone(), wanted);
        }
        if !self.options.accept {
            self.unaccepted.push(path);
        }
        changes
    }

    /// Adds what belongs to no client: the runtime's sources and the schema of the list.
    pub(super) fn add_shared(&mut self) -> Result<()> {
        let schema = self.project.specs.join(SCHEMA);
        if disk::text(&schema).is_some_and(|text| is_generated(&text)) {
            let mut changes = Changes::of_folder(self.project.specs.clone());
            changes.compare(schema, Some(clients::schema()));
            self.changes.push(changes);
        }
        if self.project.clients.runtime.vendor {
            let changes = Changes::of_crate(&self.options.folders.out.join(runtime::PACKAGE), &runtime::vendored()?);
            if !self.has_foreign(&changes, runtime::PACKAGE) {
                self.changes.push(changes);
            }
        }
        Ok(())
    }

    /// Shows what is stale and the command that repairs it.
    pub(super) fn check(mut self) -> Result<Outcome> {
        if self.shell.is_for_people() {
            for changes in &self.changes {
                self.shell.print(&changes.patch())?;
            }
        }
        let command = self.repair();
        let stale: usize = self.changes.iter().map(Changes::len).sum();
        for (path, found, wanted) in self.changes.iter().flat_map(Changes::iter) {
            let is_list = self.unaccepted.iter().any(|list| list == path);
            let report = if is_list { Report::unaccepted } else { Report::stale };
            report(&mut self.report, path, (found, wanted), &command);
        }
        let has_unused = self.unused_crates(Level::Error);
        self.close()?;
        if stale > 0 {
            let (files, are) = (plural(stale, "file"), if stale == 1 { "is" } else { "are" });
            self.shell.status(&format!("{files} {are} stale; run: {command}"));
        }
        Ok(self.outcome(if stale > 0 || has_unused { Outcome::Findings } else { Outcome::Fine }))
    }

    /// Writes what changed.
    pub(super) fn apply(mut self) -> Result<Outcome> {
        let mut staged = Staged::default();
        for changes in self.changes.drain(..) {
            changes.stage(&mut staged)?;
        }
        staged.commit()?;
        let command = format!("{} codegen --accept{}", self.shell.program, self.options.folders.arguments());
        for path in &self.unaccepted {
            self.report.unaccepted(path, (None, None), &command);
        }
        self.unused_crates(Level::Warning);
        self.close()?;
        Ok(self.outcome(Outcome::Fine))
    }

    /// The command that makes everything fresh.
    fn repair(&self) -> String {
        let accept = if self.unaccepted.is_empty() { "" } else { " --accept" };
        let names: String = self.options.clients.iter().map(|name| format!(" {name}")).collect();
        format!("{} codegen{names}{accept}{}", self.shell.program, self.options.folders.arguments())
    }

    /// Reports crates of clients that left the list, unless only some clients were asked for.
    fn unused_crates(&mut self, level: Level) -> bool {
        if !self.options.clients.is_empty() {
            return false;
        }
        let unused = report::unused_crates(self.project, &self.options.folders.out);
        for folder in &unused {
            self.report.unused_crate(folder, level);
        }
        !unused.is_empty()
    }

    /// Prints what was found, and the closing lines.
    fn close(&mut self) -> Result<()> {
        if !self.shell.is_for_people() {
            for name in &self.failed {
                self.report.unwritten(self.project, name);
            }
        }
        let (sources, diagnostics): (&Sources, &Diagnostics) = self.report.parts();
        self.shell.diagnostics(diagnostics, sources)?;
        for line in &self.lines {
            self.shell.status(line);
        }
        Ok(())
    }

    /// How the command ends, if nothing has failed; else it names what has.
    fn outcome(&self, outcome: Outcome) -> Outcome {
        if self.failed.is_empty() {
            return outcome;
        }
        let others = if self.lines.is_empty() { "" } else { "; the other clients are not affected" };
        self.shell.status(&format!("error: left as it was because of errors: {}{others}", self.failed.join(", ")));
        Outcome::Rejected
    }
}
