//! Reading descriptions, and replacing files all or none.

mod folders;
mod lock;
mod matching;
mod operations;
mod restore;
mod staged;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

pub(crate) use lock::Lock;
pub(crate) use matching::matching;
pub(crate) use restore::{restore, restore_all};
pub use staged::Staged;

/// The largest description that is read, in bytes. The largest public one known has 37 MB.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The most values of a description: each takes some 100 bytes of memory, and in YAML 250. The largest public one known has
/// 1.5 million.
const MOST_VALUES: usize = 8_000_000;
const MOST_VALUES_IN_YAML: usize = 3_000_000;

/// Reads a description.
///
/// # Errors
///
/// The file cannot be read, is larger than descriptions may be, or is not UTF-8 text.
pub fn read(path: &Path) -> Result<String> {
    let shown = path.display();
    let about = fs::metadata(path).with_context(|| format!("cannot read `{shown}`"))?;
    if !about.is_file() {
        bail!("cannot read `{shown}`: it is not a file");
    }
    let size = about.len();
    if size > LARGEST {
        bail!("`{shown}` has {} MB; descriptions of more than {} MB are not read", size >> 20, LARGEST >> 20);
    }
    let bytes = fs::read(path).with_context(|| format!("cannot read `{shown}`"))?;
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        bail!("`{shown}` is UTF-16 text: save it as UTF-8");
    }
    let most = if is_yaml(path) { MOST_VALUES_IN_YAML } else { MOST_VALUES };
    if values(path, &bytes) > most {
        bail!("`{shown}` has more than {} million values; descriptions with so many are not read", most / 1_000_000);
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..offset].split(|byte| *byte == b'\n').count();
        anyhow::anyhow!("`{shown}` is not UTF-8 text: line {line}, byte {offset}")
    })
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// About how many values a text has, by what parts them.
fn values(path: &Path, bytes: &[u8]) -> usize {
    let count = |parting: u8| bytes.split(|byte| *byte == parting).count() - 1;
    let (commas, lines) = (count(b','), count(b'\n'));
    if is_yaml(path) { commas + lines } else { commas.max(lines) }
}

/// The text of a file, if there is one and it is text. Pipes and devices are not opened: they may have no end.
pub(crate) fn text(path: &Path) -> Option<String> {
    let about = fs::metadata(path).ok()?;
    (about.is_file() && about.len() <= LARGEST).then(|| fs::read_to_string(path).ok()).flatten()
}

/// The first link on the way from a folder to a path below it that leads out of the folder.
pub(crate) fn link_out(folder: &Path, path: &str) -> Option<PathBuf> {
    let root = folder.canonicalize().ok()?;
    let mut here = folder.to_owned();
    for part in path.split('/') {
        here.push(part);
        let about = here.symlink_metadata().ok()?;
        // One that leads nowhere, or in a circle, leads to no file of the folder either.
        if about.is_symlink() && !here.canonicalize().is_ok_and(|target| target.starts_with(&root)) {
            return Some(here);
        }
    }
    None
}
