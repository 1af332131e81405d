//! What differs between the disk and what the descriptions give.
//!
//! A file on the disk is ours if it has the whole mark and the list in its crate's folder names it. Every other file is
//! somebody's own: it is never replaced or removed, also where a file of ours should be.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use ferrosmith_codegen::files::{Files, Listing, is_generated};
use similar::TextDiff;

use crate::disk::{Staged, link_out, text};

/// The differences of some files.
#[derive(Default)]
pub(crate) struct Changes {
    /// The folder in which they wait for their places: that of the crate, or the one that holds a single file.
    folder: PathBuf,
    /// Path, text on the disk, text that should be there.
    files: BTreeMap<PathBuf, (Option<String>, Option<String>)>,
    /// The list of a crate's files that holds while they are replaced, if there is one: whatever ends the run, what was put
    /// in place is ours, and so is what is still to be removed.
    interim: Option<String>,
    /// Files which are not ours and stand where ours should be.
    pub(crate) foreign: Vec<PathBuf>,
    /// Links that lead out of the crate's folder and stand where files or folders of ours should be.
    pub(crate) links: BTreeSet<PathBuf>,
    /// Operations that the crate had and has no longer.
    pub(crate) removed_operations: BTreeSet<String>,
}

/// The difference of two texts of one file as a patch.
pub(crate) fn patch(path: &str, old: &str, new: &str) -> String {
    let (before, after) = (format!("a/{path}"), format!("b/{path}"));
    TextDiff::from_lines(old, new).unified_diff().context_radius(2).header(&before, &after).to_string()
}

impl Changes {
    /// Compares the folder of a crate with its files.
    pub(crate) fn of_crate(folder: &Path, files: &Files) -> Self {
        let mut changes = Self::of_folder(folder.to_owned());
        let listed = text(&folder.join(Listing::PATH)).filter(|text| is_generated(text));
        let before = listed.as_deref().map(Listing::parse).unwrap_or_default();
        for path in before.files.iter().filter(|path| files.get(path).is_none() && link_out(folder, path).is_none()) {
            let path = folder.join(path);
            if text(&path).is_some_and(|text| is_generated(&text)) {
                changes.compare(path, None);
            }
        }
        for (path, wanted) in files.iter() {
            if let Some(link) = link_out(folder, path) {
                changes.links.insert(link);
                continue;
            }
            let is_listed = before.files.contains(path);
            let path = folder.join(path);
            let found = text(&path);
            let is_ours = is_listed && found.as_deref().is_some_and(is_generated);
            if path.symlink_metadata().is_ok() && found.as_deref() != Some(wanted) && !is_ours {
                changes.foreign.push(path);
            } else {
                changes.compare(path, Some(wanted.to_owned()));
            }
        }
        let after = files.get(Listing::PATH).map(Listing::parse).unwrap_or_default();
        if before.files != after.files {
            let lines: String = before.files.iter().map(|path| format!("{path}\n")).collect();
            changes.interim = files.get(Listing::PATH).map(|list| format!("{list}\n[files]\n{lines}"));
        }
        changes.removed_operations = before.operations.difference(&after.operations).cloned().collect();
        changes
    }

    /// No changes, to files of a folder or below it.
    pub(crate) fn of_folder(folder: PathBuf) -> Self {
        Self { folder, ..Self::default() }
    }

    /// Notes a file if its text is not what it should be.
    pub(crate) fn compare(&mut self, path: PathBuf, wanted: Option<String>) {
        let found = text(&path);
        if found != wanted {
            self.files.insert(path, (found, wanted));
        }
    }

    /// How many files differ.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// The files that differ: path, text on the disk, text that should be there.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Path, Option<&str>, Option<&str>)> {
        self.files.iter().map(|(path, (found, wanted))| (path.as_path(), found.as_deref(), wanted.as_deref()))
    }

    /// The differences as a patch.
    pub(crate) fn patch(&self) -> String {
        let mut patch = String::new();
        for (path, (found, wanted)) in &self.files {
            let (old, new) = (found.as_deref().unwrap_or_default(), wanted.as_deref().unwrap_or_default());
            patch += &self::patch(&path.display().to_string(), old, new);
        }
        patch
    }

    /// Prepares the files that are to be written and those that are to be removed.
    pub(crate) fn stage(mut self, staged: &mut Staged) -> Result<()> {
        let list = self.folder.join(Listing::PATH);
        if let Some(interim) = &self.interim {
            staged.write(&self.folder, &list, interim)?;
        }
        let last = self.files.remove_entry(&list);
        for (path, (_, wanted)) in self.files.into_iter().chain(last) {
            match wanted {
                Some(text) => staged.write(&self.folder, &path, &text)?,
                None => staged.remove(&self.folder, &path)?,
            }
        }
        Ok(())
    }
}
