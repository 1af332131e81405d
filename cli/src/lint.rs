//! `lint`: what is wrong with descriptions and their constraints, without writing anything.

use std::path::Path;

use anyhow::Result;
use clap::Args;
use ferrosmith_codegen::Job;
use ferrosmith_codegen::clients::Client;
use ferrosmith_codegen::description::Description;
use ferrosmith_codegen::diagnostics::{Diagnostics, Level, Sources};

use crate::project::Project;
use crate::{Folders, Outcome, Shell, c2j, references};

#[derive(Args)]
pub struct Options {
    /// Clients of `clients.toml`, or description files [default: all clients]
    #[arg(value_name = "CLIENT|FILE")]
    subjects: Vec<String>,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    folders: Folders,
}

pub(crate) fn run(options: &Options, shell: &Shell) -> Result<Outcome> {
    let (files, clients): (Vec<String>, Vec<String>) = options.subjects.iter().cloned().partition(|one| is_path(one));
    let mut worst = None;
    for file in &files {
        worst = worst.max(lint_file(file, options, shell)?);
    }
    if files.is_empty() || !clients.is_empty() {
        worst = worst.max(lint_clients(options, &clients, shell)?);
    }
    Ok(match worst {
        Some(Level::Error) => Outcome::Rejected,
        Some(Level::Warning) => Outcome::Findings,
        Some(Level::Note) | None => Outcome::Fine,
    })
}

/// Whether a subject is a file or folder, or at least not the name of a client.
fn is_path(subject: &str) -> bool {
    Path::new(subject).is_file()
        || !c2j::files_on_disk(Path::new(subject)).is_empty()
        || subject.contains(['.', '/', '\\'])
}

fn lint_file(path: &str, options: &Options, shell: &Shell) -> Result<Option<Level>> {
    let mut sources = Sources::new();
    let ids = references::read(&mut sources, Path::new(path))?;
    let description = Description::of(&sources, ids);
    let mut diagnostics = Diagnostics::new();
    ferrosmith_codegen::lint(&[description], None, &sources, &mut diagnostics);
    finish(path, diagnostics, &sources, options, shell)
}

fn lint_clients(options: &Options, names: &[String], shell: &Shell) -> Result<Option<Level>> {
    let project = Project::open(&options.folders.specs)?;
    shell.diagnostics(&project.diagnostics, &project.sources)?;
    if project.diagnostics.has_errors() {
        return Ok(Some(Level::Error));
    }
    let mut worst = None;
    project.note_if_empty(shell);
    for client in project.select(names)? {
        worst = worst.max(lint_client(&project, client, options, shell)?);
    }
    Ok(worst)
}

fn lint_client(project: &Project, client: &Client, options: &Options, shell: &Shell) -> Result<Option<Level>> {
    let mut sources = project.sources.clone();
    let mut diagnostics = Diagnostics::new();
    let descriptions = project.descriptions(client, &mut sources, &mut diagnostics);
    let job = Job { client, runtime: &project.clients.runtime, descriptions };
    if !diagnostics.has_errors() {
        ferrosmith_codegen::lint_client(&job, &sources, &mut diagnostics);
    }
    finish(&client.name, diagnostics, &sources, options, shell)
}

fn finish(
    subject: &str,
    mut diagnostics: Diagnostics,
    sources: &Sources,
    options: &Options,
    shell: &Shell,
) -> Result<Option<Level>> {
    if options.strict {
        diagnostics.deny_warnings();
    }
    shell.diagnostics(&diagnostics, sources)?;
    if diagnostics.is_empty() {
        shell.status(&format!("{subject}: no findings"));
    }
    Ok(diagnostics.iter().map(|item| item.level).max())
}
