//! `explain`: the model that a client is written from, as text or JSON; or what a code of the diagnostics means.

use anyhow::{Context, Result};
use clap::Args;
use ferrosmith_codegen::Job;
use ferrosmith_codegen::diagnostics::{Diagnostics, codes, suggest};
use ferrosmith_codegen::ir::Api;

use crate::project::Project;
use crate::shell::Failure;
use crate::{Folders, Outcome, Shell};

#[derive(Args)]
pub struct Options {
    /// Client, or code of a diagnostic
    #[arg(value_name = "CLIENT|CODE")]
    client: String,
    /// Show only the operation or type of this name
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Print JSON, for other programs
    #[arg(long)]
    json: bool,
    /// Print the reference page of an operation, in Markdown
    #[arg(long, requires = "name", conflicts_with = "json")]
    page: bool,
    #[command(flatten)]
    folders: Folders,
}

pub(crate) fn run(options: &Options, shell: &Shell) -> Result<Outcome> {
    if let (Some(code), None) = (codes::find(&options.client), &options.name) {
        shell.print(&ferrosmith_codegen::explain::explain(code))?;
        return Ok(Outcome::Fine);
    }
    let project = Project::open(&options.folders.specs)?;
    shell.diagnostics(&project.diagnostics, &project.sources)?;
    if project.diagnostics.has_errors() {
        return Ok(Outcome::Rejected);
    }
    let mut sources = project.sources.clone();
    let mut diagnostics = Diagnostics::new();
    let selected = project.select(std::slice::from_ref(&options.client)).map_err(|error| no_subject(options, error))?;
    let client = *selected.first().context("no client of that name")?;
    let descriptions = project.descriptions(client, &mut sources, &mut diagnostics);
    let job = Job { client, runtime: &project.clients.runtime, descriptions };
    let understood = ferrosmith_codegen::understand(&job, &sources, &mut diagnostics);
    shell.diagnostics(&diagnostics, &sources)?;
    let Some((api, _)) = understood else { return Ok(Outcome::Rejected) };
    let text = match &options.name {
        Some(name) if options.page => match api.operations.iter().find(|operation| operation.name == *name) {
            Some(operation) => ferrosmith_codegen::explain::page(&api, operation),
            None => return Err(unresolved(&api, options, name)),
        },
        None if options.json => serde_json::to_string_pretty(&api)?,
        None => api.to_text(),
        Some(name) => {
            let found = if options.json { json_of(&api, name)? } else { api.text_of(name) };
            found.ok_or_else(|| unresolved(&api, options, name))?
        }
    };
    shell.print(&format!("{}\n", text.trim_end()))?;
    Ok(Outcome::Fine)
}

/// What is named is no client; alone it may have been meant as a code.
fn no_subject(options: &Options, error: anyhow::Error) -> anyhow::Error {
    let near = suggest::hint(&options.client, codes::all().into_iter().map(|code| code.name));
    let is_alone = options.name.is_none();
    match error.downcast::<Failure>() {
        Ok(failure) if is_alone => Failure { hint: near.or(failure.hint), ..failure }.into(),
        Ok(failure) => failure.into(),
        Err(error) => error,
    }
}

/// The name is that of nothing in the model.
fn unresolved(api: &Api, options: &Options, name: &str) -> anyhow::Error {
    let operations = api.operations.iter().map(|operation| operation.name.as_str());
    let types = api.types.iter().map(|(_, definition)| definition.name.as_str()).filter(|_| !options.page);
    let kind = if options.page { "operation" } else { "operation or type" };
    let message = format!("`{}` has no {kind} `{name}`", options.client);
    let hint = suggest::hint(name, operations.chain(types));
    Failure { code: &codes::UNRESOLVED_OPERATION, message, hint }.into()
}

/// The operation or type of a name as JSON.
fn json_of(api: &Api, name: &str) -> Result<Option<String>> {
    if let Some(operation) = api.operations.iter().find(|operation| operation.name == name) {
        return Ok(Some(serde_json::to_string_pretty(operation)?));
    }
    let definition = api.types.iter().find(|(_, definition)| definition.name == name);
    Ok(definition.map(|(_, definition)| serde_json::to_string_pretty(definition)).transpose()?)
}
