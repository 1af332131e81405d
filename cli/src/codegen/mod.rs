//! `codegen`: descriptions in, client crates out.

mod plan;
mod report;

use std::time::{Duration, Instant};

use anyhow::Result;
use clap::Args;
use ferrosmith_codegen::clients::{Client, RuntimeDependency};
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::{Generated, Job};
use rayon::prelude::*;

use crate::disk::{Lock, restore_all};
use crate::project::Project;
use crate::{Folders, Outcome, Shell, runtime};
use plan::Plan;

/// The schema of the client list, where a project keeps it for editors.
pub(crate) const SCHEMA: &str = "clients.schema.json";

#[derive(Args)]
pub struct Options {
    /// Generate only these clients
    #[arg(value_name = "CLIENT")]
    pub(crate) clients: Vec<String>,
    /// Write nothing; fail if a generated file is out of date
    #[arg(long)]
    pub(crate) check: bool,
    /// Accept the current disagreements between the sources of a client
    #[arg(long, conflicts_with = "check")]
    pub(crate) accept: bool,
    /// Treat warnings as errors: no part of a description may be left out or reinterpreted
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

pub(crate) fn run(options: &Options, shell: &Shell) -> Result<Outcome> {
    // Held while descriptions are read, too: of two runs, the later one has the last word and the newer descriptions.
    let lock = Lock::take(&options.folders.out, !options.check, shell)?;
    if !options.check {
        // What is to be compared is what was there before a run that was killed.
        restore_all(&options.folders.specs)?;
        restore_all(&options.folders.out)?;
    }
    run_locked(options, &lock, shell)
}

/// The same for whoever has locked the folder of the crates.
pub(crate) fn run_locked(options: &Options, _: &Lock, shell: &Shell) -> Result<Outcome> {
    let mut project = Project::open(&options.folders.specs)?;
    let mut found = std::mem::take(&mut project.diagnostics);
    let runtime = runtime::dependency(&project, &options.folders.out, &mut found)?;
    shell.diagnostics(&found, &project.sources)?;
    if found.has_errors() {
        return Ok(Outcome::Rejected);
    }
    let clients = project.select(&options.clients)?;
    project.note_if_empty(shell);
    let runs: Vec<Run<'_>> =
        clients.into_par_iter().map(|client| generate(&project, client, &runtime, options, shell)).collect();
    let mut plan = Plan::new(&project, options, shell);
    for run in runs {
        shell.diagnostics(&run.diagnostics, &run.sources)?;
        plan.add(run);
    }
    plan.add_shared()?;
    if options.check { plan.check() } else { plan.apply() }
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
