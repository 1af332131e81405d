//! Folders that are made for what comes to stand in them.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that were made, each after the one that holds it. Dropped, those are removed in which nothing came to stand.
#[derive(Default)]
pub(super) struct Made(pub(super) Vec<PathBuf>);

impl Drop for Made {
    fn drop(&mut self) {
        while let Some(folder) = self.0.pop() {
            // One that holds something stays.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The folders that are missing on the way to one, each after the one that is to hold it.
pub(super) fn missing(folder: &Path) -> Vec<PathBuf> {
    let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let mut missing: Vec<PathBuf> = folder.ancestors().take_while(is_missing).map(Path::to_owned).collect();
    missing.reverse();
    missing
}
