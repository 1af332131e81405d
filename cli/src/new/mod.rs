//! `new`: a client for descriptions of one's own, and a project around it where there is none.

mod descriptions;
mod files;

use std::path::Path;

use anyhow::{Result, bail};
use clap::Args;
use ferrosmith_codegen::clients::{self, Clients};
use ferrosmith_codegen::description::Description;
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources, codes};
use ferrosmith_codegen::{Generated, Job};

use crate::codegen::{self, SCHEMA};
use crate::disk::{Lock, Staged, restore, restore_all};
use crate::project::Project;
use crate::shell::Failure;
use crate::{Folders, Outcome, Shell};
use descriptions::Descriptions;

#[derive(Args)]
pub struct Options {
    /// Name of the client and of its crate
    #[arg(value_name = "NAME")]
    name: String,
    /// Descriptions: OpenAPI, Smithy IDL (a file or a folder) or Smithy JSON AST; where they disagree, the first wins
    #[arg(value_name = "FILE", required = true)]
    files: Vec<std::path::PathBuf>,
    #[command(flatten)]
    folders: Folders,
}

pub(crate) fn run(options: &Options, shell: &Shell) -> Result<Outcome> {
    let (specs, out) = (&options.folders.specs, &options.folders.out);
    let lock = Lock::take(out, true, shell)?;
    restore(Path::new(""))?;
    restore_all(specs)?;
    restore_all(out)?;
    let list = specs.join("clients.toml");
    let descriptions = Descriptions::read(&options.name, &options.files)?;
    let is_new = !list.exists();
    if !is_new {
        check_is_free(&Project::open(specs)?, &options.name)?;
    }
    let suits = files::Suits { groups: false, webhooks: descriptions.have_webhooks() };
    let text = files::list(&list, &options.name, &descriptions.entries, suits)?;
    let Some(suits_groups) = can_generate(options, &list, &text, &descriptions, shell)? else {
        return Ok(Outcome::Rejected);
    };
    let suits = files::Suits { groups: suits_groups, ..suits };
    let text = files::list(&list, &options.name, &descriptions.entries, suits)?;
    let mut staged = Staged::default();
    let targets = descriptions.files.iter().map(|file| (specs.join(&file.target), file.text.as_str()));
    for (path, text) in targets.chain([(list.clone(), text.as_str())]) {
        if path != list && path.exists() {
            bail!("`{}` is there already", path.display());
        }
        staged.write(specs, &path, text)?;
    }
    if is_new {
        staged.write(specs, &specs.join(SCHEMA), &clients::schema())?;
    }
    let workspace = files::workspace(out, is_new);
    if let Some(text) = &workspace {
        staged.write(Path::new(""), Path::new("Cargo.toml"), text)?;
    }
    staged.commit()?;
    let clients = vec![options.name.clone()];
    let outcome = codegen::run_locked(
        // A new client has no disagreements that somebody could have looked at before.
        &codegen::Options { clients, check: false, accept: true, strict: false, folders: options.folders.clone() },
        &lock,
        shell,
    )?;
    if outcome == Outcome::Fine && shell.is_for_people() {
        shell.print(&files::next_steps(&options.name, &list, out, workspace.is_some()))?;
    }
    Ok(outcome)
}

/// A list has each client once.
fn check_is_free(project: &Project, name: &str) -> Result<()> {
    if project.clients.clients.iter().any(|client| client.name == name) {
        let message = format!("`{}` has a client `{name}` already", project.list().display());
        let hint = Some("choose another name, or change its description and run `codegen`".to_owned());
        return Err(Failure { code: &codes::FAILED_COMMAND, message, hint }.into());
    }
    Ok(())
}

/// Reads the list with its new entry and generates the client, before anything is written; whether groups suit it. None
/// when that fails.
fn can_generate(
    options: &Options,
    list: &Path,
    text: &str,
    descriptions: &Descriptions,
    shell: &Shell,
) -> Result<Option<bool>> {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let id = sources.add(list.display().to_string(), text);
    let clients = clients::read(&sources, id, &mut diagnostics);
    let mut suits_groups = false;
    if !diagnostics.has_errors() {
        let generated = generate(&options.name, &clients, descriptions, &mut sources, &mut diagnostics);
        suits_groups = generated.is_some_and(|generated| generated.suits_groups);
    }
    if diagnostics.has_errors() {
        shell.diagnostics(&diagnostics, &sources)?;
    }
    let folder = options.folders.out.join(&options.name);
    if !diagnostics.has_errors() && folder.exists() {
        bail!("`{}` is there already", folder.display());
    }
    Ok((!diagnostics.has_errors()).then_some(suits_groups))
}

fn generate(
    name: &str,
    clients: &Clients,
    descriptions: &Descriptions,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Generated> {
    let mut read = Vec::new();
    for entry in 0..descriptions.entries.len() {
        let mut ids = Vec::new();
        for file in descriptions.files.iter().filter(|file| file.entry == entry) {
            let id = sources.add(file.path.display().to_string(), file.text.as_str());
            ids.extend((!file.is_part).then_some(id));
        }
        read.push(Description::of(sources, ids));
    }
    let client = clients.clients.iter().find(|client| client.name == name)?;
    let job = Job { client, runtime: &clients.runtime, descriptions: read };
    ferrosmith_codegen::generate(&job, sources, diagnostics)
}
