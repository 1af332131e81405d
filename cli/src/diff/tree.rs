//! The files of one side: on the disk, in a commit, or in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::git;
use crate::{c2j, disk};

/// The files of one side.
pub(super) enum Tree {
    /// The working tree.
    Disk,
    /// A commit: its files by path, as blobs, and what was read of them.
    Commit { name: String, blobs: BTreeMap<String, String>, texts: RefCell<BTreeMap<String, String>> },
    /// Another side with one file in place of its own, or without it.
    Instead { of: Box<Tree>, path: String, text: Option<String> },
}

impl Tree {
    /// The files of a commit below a folder.
    pub(super) fn commit(revision: &str, folder: &Path) -> Result<Self> {
        let id = git::commit(revision).with_context(|| format!("`{revision}` is not a commit"))?;
        let blobs = git::files(&id, &slashes(folder))?;
        Ok(Self::Commit { name: revision.to_owned(), blobs, texts: RefCell::default() })
    }

    /// What messages call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Disk => "working tree".to_owned(),
            Self::Commit { name, .. } => name.clone(),
            Self::Instead { of, path, .. } => format!("{} with another {path}", of.name()),
        }
    }

    /// Whether a file is there.
    pub(super) fn has(&self, path: &Path) -> bool {
        match self {
            Self::Disk => path.is_file(),
            Self::Commit { blobs, .. } => blobs.contains_key(&slashes(path)),
            Self::Instead { path: other, text, .. } if slashes(path) == *other => text.is_some(),
            Self::Instead { of, .. } => of.has(path),
        }
    }

    /// The paths that a pattern names, sorted; one without a star names itself.
    pub(super) fn matching(&self, pattern: &Path) -> Result<Vec<PathBuf>> {
        let text = slashes(pattern);
        if !text.contains('*') {
            let service = c2j::files(pattern, |path| self.has(path));
            return Ok(if service.is_empty() { vec![pattern.to_owned()] } else { service });
        }
        match self {
            Self::Disk => Ok(disk::matching(&text)?),
            Self::Commit { blobs, .. } => {
                let pattern = glob::Pattern::new(&text)?;
                Ok(blobs.keys().filter(|path| pattern.matches_with(path, OPTIONS)).map(PathBuf::from).collect())
            }
            Self::Instead { of, path, text: instead } => {
                let mut paths = of.matching(pattern)?;
                paths.retain(|found| slashes(found) != *path);
                if instead.is_some() && names(&text, path)? {
                    paths.push(PathBuf::from(path));
                    paths.sort();
                }
                Ok(paths)
            }
        }
    }

    /// The texts of files, in their order.
    pub(super) fn read(&self, paths: &[PathBuf]) -> Result<Vec<String>> {
        match self {
            Self::Disk => paths.iter().map(|path| disk::read(path)).collect(),
            Self::Commit { name, blobs, texts } => {
                let missing = |path: &PathBuf| !texts.borrow().contains_key(&slashes(path));
                let wanted: Vec<String> = paths.iter().filter(|path| missing(path)).map(|path| slashes(path)).collect();
                let ids: Option<Vec<&str>> = wanted.iter().map(|path| blobs.get(path).map(String::as_str)).collect();
                let Some(ids) = ids else { bail!("`{name}` does not have all of: {}", wanted.join(", ")) };
                let found = git::contents(&ids)?;
                texts.borrow_mut().extend(wanted.into_iter().zip(found));
                let texts = texts.borrow();
                Ok(paths.iter().filter_map(|path| texts.get(&slashes(path)).cloned()).collect())
            }
            Self::Instead { of, path, text } => {
                let one = |asked: &PathBuf| match text {
                    Some(text) if slashes(asked) == *path => Ok(text.clone()),
                    None if slashes(asked) == *path => bail!("there is no `{path}`"),
                    _ => Ok(of.read(std::slice::from_ref(asked))?.pop().unwrap_or_default()),
                };
                paths.iter().map(one).collect()
            }
        }
    }
}

const OPTIONS: glob::MatchOptions =
    glob::MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: false };

/// Whether a pattern names a path; one without a star names itself, or the files of a service in that folder.
pub(super) fn names(pattern: &str, path: &str) -> Result<bool> {
    Ok(pattern == path || c2j::is_file_of(pattern, path) || glob::Pattern::new(pattern)?.matches_with(path, OPTIONS))
}

/// A path as git and patterns write it, without `./` before it.
pub(super) fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map_or_else(|| text.clone(), str::to_owned)
}
