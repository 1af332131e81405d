//! The descriptions of one side, read and lowered.

use std::path::{Path, PathBuf};

use anyhow::Result;
use ferrosmith_codegen::clients::{self, Client, RuntimeDependency};
use ferrosmith_codegen::description::Description;
use ferrosmith_codegen::diagnostics::{Diagnostics, Level, Sources};
use ferrosmith_codegen::diff;
use ferrosmith_codegen::{Files, Job};

use super::tree::{Tree, names, slashes};
use crate::{Shell, references};

/// A client of one side, read but not lowered.
pub(super) struct Texts {
    pub(super) client: Client,
    runtime: RuntimeDependency,
    sources: Sources,
    descriptions: Vec<Description>,
}

/// A client of one side, lowered.
pub(super) struct Side {
    pub(super) described: ferrosmith_codegen::Described,
    pub(super) sources: Sources,
    /// The files of its crate, where they were asked for.
    pub(super) files: Option<Files>,
}

/// A client with what became of both sides.
pub(super) struct Described {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) base: Option<Side>,
    pub(super) head: Option<Side>,
}

impl Side {
    pub(super) fn as_side(&self) -> diff::Side<'_> {
        self.described.as_side()
    }
}

/// The clients of a project; none when it has no client list.
pub(super) fn project(tree: &Tree, specs: &Path, shell: &Shell) -> Result<Option<Vec<Texts>>> {
    let list = specs.join("clients.toml");
    if !tree.has(&list) {
        return Ok(None);
    }
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let text = tree.read(std::slice::from_ref(&list))?.pop().unwrap_or_default();
    let id = sources.add(list.display().to_string(), text);
    let list = clients::read(&sources, id, &mut diagnostics);
    if diagnostics.has_errors() {
        shell.diagnostics(&diagnostics, &sources)?;
        anyhow::bail!("the client list of the {} has errors", tree.name());
    }
    let texts = list.clients.iter().map(|client| {
        let patterns = client.sources.iter().map(|(pattern, _)| specs.join(pattern));
        let (sources, descriptions) = read(tree, specs, patterns, sources.clone())?;
        Ok(Texts { client: client.clone(), runtime: found_from_anywhere(&list.runtime, specs), sources, descriptions })
    });
    texts.collect::<Result<Vec<_>>>().map(Some)
}

/// The runtime's place as a crate in any folder names it.
fn found_from_anywhere(runtime: &RuntimeDependency, specs: &Path) -> RuntimeDependency {
    let absolute = |path: &String| specs.join(path).canonicalize().ok();
    let path = runtime.path.as_ref().and_then(absolute).map(|path| path.display().to_string());
    RuntimeDependency { path: path.or_else(|| runtime.path.clone()), ..runtime.clone() }
}

/// The clients of the working tree that read a file; none without a client list.
pub(super) fn clients_of(specs: &Path, path: &str) -> Result<Vec<String>> {
    let list = specs.join("clients.toml");
    if !list.is_file() {
        return Ok(Vec::new());
    }
    let mut sources = Sources::new();
    let id = sources.add(list.display().to_string(), crate::disk::read(&list)?);
    let mut reading = Vec::new();
    for client in clients::read(&sources, id, &mut Diagnostics::new()).clients {
        let names = client.sources.iter().map(|(pattern, _)| names(&slashes(&specs.join(pattern)), path));
        if names.collect::<Result<Vec<bool>>>()?.contains(&true) {
            reading.push(client.name);
        }
    }
    Ok(reading)
}

/// A client from some texts that are one description, whatever the client list says.
pub(super) fn files(name: &str, texts: Vec<(PathBuf, String)>) -> Result<Texts> {
    let mut sources = Sources::new();
    let list = sources.add("the command line", format!("[clients.{name}]\nsources = [\"-\"]\n"));
    let list = clients::read(&sources, list, &mut Diagnostics::new());
    let Some(client) = list.clients.first().cloned() else { anyhow::bail!("`{name}` cannot be the name of a client") };
    let (mut ids, mut paths) = (Vec::new(), Vec::new());
    for (path, text) in texts {
        ids.push(sources.add(path.display().to_string(), text));
        paths.push(path);
    }
    let description = Description::of(&sources, ids);
    if let (Description::OpenApi(id, _), [path]) = (&description, &paths[..]) {
        references::add(&mut sources, *id, path, path.parent().unwrap_or(Path::new("")));
    }
    let descriptions = vec![description];
    Ok(Texts { client, runtime: list.runtime, sources, descriptions })
}

fn read(
    tree: &Tree,
    specs: &Path,
    patterns: impl Iterator<Item = PathBuf>,
    mut sources: Sources,
) -> Result<(Sources, Vec<Description>)> {
    let mut descriptions = Vec::new();
    for pattern in patterns {
        let paths = tree.matching(&pattern)?;
        let mut ids = Vec::new();
        for (path, text) in paths.iter().zip(tree.read(&paths)?) {
            ids.push(sources.add(path.display().to_string(), text));
        }
        if ids.is_empty() {
            anyhow::bail!("no file of the {} matches `{}`", tree.name(), pattern.display());
        }
        let description = Description::of(&sources, ids);
        if let (Description::OpenApi(id, _), [path]) = (&description, &paths[..]) {
            let read = |path: &Path| tree.read(&[path.to_owned()]).ok()?.pop();
            // What is on the disk may be a link.
            let stays = |path: &Path| !path.exists() || references::is_within(path, specs);
            let is_part = |path: &Path| references::below(path, specs).is_some() && tree.has(path) && stays(path);
            let text = &sources.get(*id).text;
            for (path, text) in references::found(path, text, &|path| is_part(path).then(|| read(path)).flatten()) {
                sources.add(path.display().to_string(), text);
            }
        }
        descriptions.push(description);
    }
    Ok((sources, descriptions))
}

impl Texts {
    /// The same texts under the settings of another side.
    pub(super) fn under(&mut self, settings: &Client) {
        let own = std::mem::replace(&mut self.client, settings.clone());
        self.client.sources = own.sources;
        self.client.service = own.service;
    }

    /// Lowers the descriptions, and writes the crate if that is asked for; the error is what forbids it, as it is
    /// printed.
    pub(super) fn lower(self, with_crate: bool) -> Result<Side, String> {
        let Self { client, runtime, mut sources, descriptions } = self;
        let job = Job { client: &client, runtime: &runtime, descriptions };
        let mut diagnostics = Diagnostics::new();
        let described = ferrosmith_codegen::describe(&job, &sources, &mut diagnostics);
        match described {
            Some(described) => {
                let generated = with_crate.then(|| ferrosmith_codegen::generate(&job, &sources, &mut diagnostics));
                let files = generated.flatten().map(|generated| generated.files);
                sources.remember_origins(&diagnostics);
                Ok(Side { described, sources, files })
            }
            None => {
                let mut errors = Diagnostics::new();
                for item in diagnostics.iter().filter(|item| item.level == Level::Error) {
                    let copy = errors.push(item.level, item.code, item.origin.clone(), item.message.clone());
                    (copy.related, copy.hint) = (item.related.clone(), item.hint.clone());
                }
                Err(errors.render(&sources, false))
            }
        }
    }
}
