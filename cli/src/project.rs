//! The client list and the descriptions it names, read from the disk.

use std::path::{Path, PathBuf};

use anyhow::Result;
use ferrosmith_codegen::clients::{self, Client, Clients};
use ferrosmith_codegen::description::{Description, add_overlays};
use ferrosmith_codegen::diagnostics::{Diagnostics, Origin, SourceId, Sources, codes, suggest};

use crate::shell::{Failure, Shell};
use crate::{c2j, disk, references};

const NO_CLIENTS: &str = "the list has no clients; `new NAME FILE` adds one";

/// The client list with the folder it stands in.
pub(crate) struct Project {
    pub(crate) specs: PathBuf,
    pub(crate) sources: Sources,
    pub(crate) clients: Clients,
    pub(crate) diagnostics: Diagnostics,
}

impl Project {
    /// Reads `clients.toml`; mistakes in it are in `diagnostics`.
    pub(crate) fn open(specs: &Path) -> Result<Self> {
        let path = specs.join("clients.toml");
        let mut sources = Sources::new();
        let mut diagnostics = Diagnostics::new();
        let text = disk::read(&path).map_err(|error| Failure {
            code: &codes::FAILED_COMMAND,
            message: format!("{error:#}"),
            hint: Some("it is the list of clients: `new` begins one, and `--specs` names another folder".to_owned()),
        })?;
        let id = sources.add(path.display().to_string(), text);
        let clients = clients::read(&sources, id, &mut diagnostics);
        Ok(Self { specs: specs.to_owned(), sources, clients, diagnostics })
    }

    /// The clients of these names; all of them when none is named.
    pub(crate) fn select(&self, names: &[String]) -> Result<Vec<&Client>> {
        let all = &self.clients.clients;
        if let Some(unknown) = names.iter().find(|name| all.iter().all(|client| client.name != **name)) {
            let known: Vec<&str> = all.iter().map(|client| client.name.as_str()).collect();
            let near = suggest::hint(unknown, known.iter().copied());
            let message = format!("there is no client `{unknown}` in `{}`", self.list().display());
            let all = if known.is_empty() { NO_CLIENTS.to_owned() } else { format!("there are: {}", known.join(", ")) };
            let hint = Some(near.unwrap_or(all));
            return Err(Failure { code: &codes::UNRESOLVED_CLIENT, message, hint }.into());
        }
        Ok(all.iter().filter(|client| names.is_empty() || names.contains(&client.name)).collect())
    }

    /// Tells people why nothing is done for a list without clients.
    pub(crate) fn note_if_empty(&self, shell: &Shell) {
        if self.clients.clients.is_empty() {
            shell.status(&format!("{}: {NO_CLIENTS}", self.list().display()));
        }
    }

    /// Reads the descriptions of a client; what cannot be read is a diagnostic at the entry that names it.
    pub(crate) fn descriptions(
        &self,
        client: &Client,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Description> {
        let mut descriptions = Vec::new();
        for (pattern, origin) in &client.sources {
            let mut ids = Vec::new();
            for path in self.matching(pattern, origin, diagnostics) {
                match disk::read(&path) {
                    Ok(text) => ids.push(sources.add(path.display().to_string(), text)),
                    Err(error) => {
                        let finding = diagnostics.error(&codes::UNREADABLE_FILE, origin, format!("{error:#}"));
                        if pattern.contains('\\') {
                            finding.hint("paths in this list have `/` between folders");
                        }
                    }
                }
            }
            if !ids.is_empty() {
                add_references(sources, &ids, &self.specs);
                descriptions.push(Description::of(sources, ids));
            }
        }
        let mut overlays = Vec::new();
        for (path, origin) in &client.choices.overlays {
            let path = self.specs.join(path);
            match disk::read(&path) {
                Ok(text) => overlays.push((sources.add(path.display().to_string(), text), origin.clone())),
                Err(error) => {
                    diagnostics.error(&codes::UNREADABLE_FILE, origin, format!("{error:#}"));
                }
            }
        }
        add_overlays(&mut descriptions, overlays, diagnostics);
        descriptions
    }

    /// Where the disagreements between the sources of a client are kept: beside its first source. Where several clients
    /// have theirs in one folder, the file of all but the first has the client's name.
    pub(crate) fn disagreements(&self, client: &Client) -> PathBuf {
        let path = self.beside_first_source(client);
        let here = self.clients.clients.iter().filter(|other| self.beside_first_source(other) == path);
        let owner = here.min_by_key(|other| other.sources.len() < 2);
        match owner {
            Some(owner) if owner.name != client.name => {
                path.with_file_name(format!("{}.disagreements.txt", client.name))
            }
            _ => path,
        }
    }

    fn beside_first_source(&self, client: &Client) -> PathBuf {
        let first = client.sources.first().map_or("", |(pattern, _)| pattern);
        self.specs.join(first).with_file_name("disagreements.txt")
    }

    /// The path of the client list.
    pub(crate) fn list(&self) -> PathBuf {
        self.specs.join("clients.toml")
    }

    /// A pattern of the list as one of paths; what is special in the name of the folder is not meant so.
    fn pattern(&self, pattern: &str) -> String {
        match self.specs.as_os_str().is_empty() || Path::new(pattern).is_absolute() {
            true => pattern.to_owned(),
            false => format!("{}/{pattern}", glob::Pattern::escape(&self.specs.to_string_lossy())),
        }
    }

    fn matching(&self, pattern: &str, origin: &Origin, diagnostics: &mut Diagnostics) -> Vec<PathBuf> {
        let path = self.specs.join(pattern);
        if !pattern.contains('*') {
            let service = c2j::files_on_disk(&path);
            return if service.is_empty() { vec![path] } else { service };
        }
        let found: Vec<PathBuf> = match disk::matching(&self.pattern(pattern)) {
            Ok(paths) => paths,
            Err(error) => {
                diagnostics.error(
                    &codes::INVALID_PATH_PATTERN,
                    origin,
                    format!("`{pattern}` is not a pattern of paths: {}", error.msg),
                );
                return Vec::new();
            }
        };
        if found.is_empty() {
            diagnostics.error(&codes::MISSING_FILE, origin, format!("no file matches `{}`", path.display()));
        }
        let is_yaml =
            |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
        if let (Some(document), true) = (found.iter().find(is_yaml), found.len() > 1) {
            let message =
                format!("`{pattern}` stands for the files of one Smithy model, and `{}` is none", document.display());
            diagnostics
                .error(&codes::INVALID_PATH_PATTERN, origin, message)
                .hint("name each OpenAPI document in an entry of its own");
            return Vec::new();
        }
        found
    }
}

/// Reads the files that an OpenAPI document refers to.
fn add_references(sources: &mut Sources, ids: &[SourceId], specs: &Path) {
    if let [id] = ids {
        let name = sources.get(*id).name.clone();
        references::add(sources, *id, Path::new(&name), specs);
    }
}
