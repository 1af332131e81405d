//! Findings about the crates on the disk.

use std::fs;
use std::path::{Path, PathBuf};

use ferrosmith_codegen::diagnostics::{Diagnostics, Level, Origin, Sources, codes};
use ferrosmith_codegen::files::{Listing, is_generated};

use crate::disk;
use crate::project::Project;
use crate::runtime::PACKAGE;

/// What is wrong with the crates on the disk.
pub(super) struct Report {
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Report {
    pub(super) fn new(sources: Sources) -> Self {
        Self { sources, diagnostics: Diagnostics::new() }
    }

    pub(super) fn parts(&self) -> (&Sources, &Diagnostics) {
        (&self.sources, &self.diagnostics)
    }

    /// Somebody else's file stands where one should be written.
    pub(super) fn foreign(&mut self, path: &Path, program: &str) {
        let origin = self.file(path);
        let message = format!("`{}` is not a file that {program} wrote, and is not replaced", path.display());
        self.diagnostics.error(&codes::CONFLICTING_FILE, &origin, message).hint("move it away");
    }

    /// A link stands on the way to files of a crate, and leads out of the crate's folder.
    pub(super) fn link_out(&mut self, link: &Path) {
        let origin = self.file(link);
        let message = format!(
            "`{}` is a link that leads out of the crate's folder, and nothing is written there",
            link.display()
        );
        self.diagnostics.error(&codes::CONFLICTING_FILE, &origin, message).hint("remove it");
    }

    /// A file is not what it should be.
    pub(super) fn stale(&mut self, path: &Path, texts: (Option<&str>, Option<&str>), command: &str) {
        let (origin, message) = match texts {
            (Some(found), Some(wanted)) => {
                (self.difference(path, found, wanted), "the file is not what the descriptions give")
            }
            (None, _) => (self.file(path), "the file is missing"),
            (Some(_), None) => (self.file(path), "the file is no longer made"),
        };
        self.diagnostics.error(&codes::STALE_FILE, &origin, message).hint(format!("run: {command}"));
    }

    /// The sources of a client disagree otherwise than its list documents.
    pub(super) fn unaccepted(&mut self, path: &Path, texts: (Option<&str>, Option<&str>), command: &str) {
        let origin = match texts {
            (Some(found), Some(wanted)) => self.difference(path, found, wanted),
            _ => self.file(path),
        };
        let message = format!("the sources disagree otherwise than `{}` documents", path.display());
        self.diagnostics
            .warning(&codes::UNACCEPTED_DISAGREEMENTS, &origin, message)
            .hint(format!("look at them, then run: {command}"));
    }

    /// A folder is the crate of a client that left the list.
    pub(super) fn unused_crate(&mut self, folder: &Path, level: Level) {
        let origin = self.file(&folder.join(Listing::PATH));
        let message = format!("`{}` is the crate of no client in the list", folder.display());
        self.diagnostics.push(level, &codes::UNUSED_CRATE, Some(origin), message).hint("remove the folder");
    }

    /// A crate is left as it was. People read it in the last line.
    pub(super) fn unwritten(&mut self, project: &Project, name: &str) {
        let client = project.clients.clients.iter().find(|client| client.name == name);
        let origin = client.map(|client| client.origin.clone());
        let message = format!("the crate `{name}` is left as it was because of errors");
        self.diagnostics.push(Level::Error, &codes::UNWRITTEN_CRATE, origin, message);
    }

    /// A file as a place.
    fn file(&mut self, path: &Path) -> Origin {
        Origin::file(self.sources.add(path.display().to_string(), ""))
    }

    /// The first line in which a file is not what it should be.
    fn difference(&mut self, path: &Path, found: &str, wanted: &str) -> Origin {
        let equal =
            found.split_inclusive('\n').zip(wanted.split_inclusive('\n')).take_while(|(one, other)| one == other);
        let start: usize = equal.map(|(line, _)| line.len()).sum();
        let line = found[start..].lines().next().map_or(0, str::len);
        Origin::bytes(self.sources.add(path.display().to_string(), found), start..start + line)
    }
}

/// The folders of crates that were written for a client which is no longer in the list.
pub(super) fn unused_crates(project: &Project, out: &Path) -> Vec<PathBuf> {
    let is_known = |name: &str| {
        let clients = &project.clients;
        clients.clients.iter().any(|client| client.name == name) || (clients.runtime.vendor && name == PACKAGE)
    };
    let Ok(entries) = fs::read_dir(out) else { return Vec::new() };
    let folders = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut unused: Vec<PathBuf> = folders
        .filter(|folder| disk::text(&folder.join(Listing::PATH)).is_some_and(|text| is_generated(&text)))
        .filter(|folder| folder.file_name().is_some_and(|name| !is_known(&name.to_string_lossy())))
        .collect();
    unused.sort();
    unused
}
