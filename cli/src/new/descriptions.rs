//! The descriptions of a new client: where they are, and where they are copied to.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{c2j, disk, references};

/// Descriptions, read.
#[derive(Default)]
pub(super) struct Descriptions {
    /// The entries of the client's `sources`.
    pub(super) entries: Vec<String>,
    pub(super) files: Vec<File>,
}

/// A file of a description.
pub(super) struct File {
    pub(super) path: PathBuf,
    /// Where it is copied to, below the folder of descriptions.
    pub(super) target: String,
    pub(super) text: String,
    /// The position of the entry that names it.
    pub(super) entry: usize,
    /// Whether only another file of the entry refers to it.
    pub(super) is_part: bool,
}

impl Descriptions {
    /// Reads files and folders. All Smithy files make up one description, and so does a folder that is a service in C2J;
    /// every other file is one of its own.
    pub(super) fn read(name: &str, paths: &[PathBuf]) -> Result<Self> {
        let mut descriptions = Self::default();
        let mut smithy = None;
        for path in paths {
            let service = c2j::files_on_disk(path);
            if !service.is_empty() {
                descriptions.add_service(name, service)?;
                continue;
            }
            for (path, relative) in files_of(path)? {
                let target = format!("{name}/{relative}");
                let is_smithy = target.ends_with(".smithy");
                let entry = match smithy {
                    Some(entry) if is_smithy => entry,
                    _ => {
                        descriptions.entries.push(literal(&target));
                        descriptions.entries.len() - 1
                    }
                };
                if is_smithy {
                    smithy = Some(entry);
                }
                let text = disk::read(&path)?;
                descriptions.files.push(File { path, target, text, entry, is_part: false });
            }
        }
        descriptions.add_parts(name);
        if let Some(entry) = smithy {
            descriptions.widen(name, entry);
        }
        descriptions.check_targets()?;
        Ok(descriptions)
    }

    /// Whether a file is a description by itself, and not in Smithy.
    fn is_document(&self, file: &File) -> bool {
        !file.target.ends_with(".smithy") && self.entries[file.entry] == literal(&file.target)
    }

    /// Adds the files that documents refer to, in their folders and below, but for those that are named themselves or that
    /// another document has brought.
    fn add_parts(&mut self, name: &str) {
        let mut parts: Vec<File> = Vec::new();
        for document in self.files.iter().filter(|file| self.is_document(file)) {
            let folder = document.path.parent().unwrap_or(Path::new(""));
            for (path, text) in references::files_of(&document.path, &document.text, folder) {
                let Some(relative) = references::below(&path, folder) else { continue };
                let target = format!("{name}/{}", relative.to_string_lossy().replace('\\', "/"));
                let is_new = |files: &[File]| files.iter().all(|file| references::normal(&file.path) != path);
                if is_new(&self.files) && is_new(&parts) {
                    parts.push(File { path, target, text, entry: document.entry, is_part: true });
                }
            }
        }
        self.files.extend(parts);
    }

    /// Adds the files of a service in C2J, whose entry is their folder.
    fn add_service(&mut self, name: &str, files: Vec<PathBuf>) -> Result<()> {
        let entry = self.entries.len();
        self.entries.push(name.to_owned());
        for path in files {
            let file_name = path.file_name().unwrap_or_default().to_string_lossy();
            let (target, text) = (format!("{name}/{file_name}"), disk::read(&path)?);
            self.files.push(File { path, target, text, entry, is_part: false });
        }
        Ok(())
    }

    /// Lets the entry of several Smithy files name all of them.
    fn widen(&mut self, name: &str, entry: usize) {
        let targets: Vec<&str> =
            self.files.iter().filter(|file| file.entry == entry).map(|file| file.target.as_str()).collect();
        let is_flat = targets.iter().all(|target| target.matches('/').count() == 1);
        if targets.len() > 1 || !is_flat {
            self.entries[entry] = format!("{name}/{}*.smithy", if is_flat { "" } else { "**/" });
        }
    }

    /// Whether some OpenAPI document may describe requests that its service sends: a reading of keys, which may find too
    /// many.
    pub(super) fn have_webhooks(&self) -> bool {
        let is_other = |name: &str| name.ends_with(".smithy") || name.ends_with("service-2.json");
        let has_key = |text: &str| ["webhooks", "callbacks"].iter().any(|key| text.contains(key));
        self.files.iter().any(|file| !is_other(&file.target) && has_key(&file.text))
    }

    fn check_targets(&self) -> Result<()> {
        let mut seen = HashSet::new();
        for file in &self.files {
            if !seen.insert(&file.target) {
                bail!("two of the files have the name `{}`", file.target);
            }
        }
        Ok(())
    }
}

/// An entry that names one file, even if a star is in its name.
fn literal(target: &str) -> String {
    if target.contains('*') { glob::Pattern::escape(target) } else { target.to_owned() }
}

/// A file, or the Smithy files below a folder; each with its path below that folder.
fn files_of(path: &Path) -> Result<Vec<(PathBuf, String)>> {
    if !path.is_dir() {
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.with_context(|| format!("`{}` has no file name that can be written", path.display()))?;
        return Ok(vec![(path.to_owned(), name.to_owned())]);
    }
    let pattern = format!("{}/**/*.smithy", glob::Pattern::escape(&path.to_string_lossy()));
    let mut files = Vec::new();
    for found in disk::matching(&pattern)?.into_iter().filter(|found| found.is_file()) {
        let relative = found.strip_prefix(path).unwrap_or(&found).to_string_lossy().replace('\\', "/");
        files.push((found, relative));
    }
    if files.is_empty() {
        bail!("there are no Smithy files in `{}`", path.display());
    }
    Ok(files)
}
