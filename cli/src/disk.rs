//! Reading descriptions, and replacing files all or none.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::TempPath;

/// The largest description that is read, in bytes. The largest public one known has 37 MB.
const LARGEST: u64 = 64 * 1024 * 1024;

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
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..offset].split(|byte| *byte == b'\n').count();
        anyhow::anyhow!("`{shown}` is not UTF-8 text: line {line}, byte {offset}")
    })
}

/// Files that are all written, and only then put in their places, each in one step. Dropped without that, they leave
/// nothing behind.
#[derive(Default)]
pub struct Staged {
    /// Closed again: a service may have more files than a process may have open.
    files: Vec<(TempPath, PathBuf)>,
    stale: Vec<PathBuf>,
    /// The folders that were made for the files, each after the one that holds it.
    folders: Vec<PathBuf>,
}

impl Staged {
    /// Writes a file beside its place.
    ///
    /// # Errors
    ///
    /// The folder cannot be made, or the text cannot be written beside the file.
    pub fn write(&mut self, path: &Path, text: &str) -> Result<()> {
        let folder = path.parent().unwrap_or(Path::new("."));
        self.make_folder(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
        let mut file =
            builder.tempfile_in(folder).with_context(|| format!("cannot write into `{}`", folder.display()))?;
        file.write_all(text.as_bytes()).with_context(|| format!("cannot write `{}`", path.display()))?;
        self.files.push((file.into_temp_path(), path.to_owned()));
        Ok(())
    }

    fn make_folder(&mut self, folder: &Path) -> std::io::Result<()> {
        let mut missing: Vec<&Path> = folder.ancestors().take_while(|folder| !folder.exists()).collect();
        while let Some(folder) = missing.pop() {
            fs::create_dir_all(folder)?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }

    /// Marks a file that is no longer made.
    pub fn remove(&mut self, path: PathBuf) {
        self.stale.push(path);
    }

    /// Puts every file in its place and removes those that are no longer made.
    ///
    /// # Errors
    ///
    /// A file cannot be replaced or removed.
    pub fn commit(mut self) -> Result<()> {
        for (file, path) in self.files.drain(..) {
            file.persist(&path).with_context(|| format!("cannot replace `{}`", path.display()))?;
        }
        for path in self.stale.drain(..) {
            fs::remove_file(&path).with_context(|| format!("cannot remove `{}`", path.display()))?;
            remove_empty_parents(&path);
        }
        Ok(())
    }
}

impl Drop for Staged {
    /// Removes the folders in which nothing came to stand.
    fn drop(&mut self) {
        self.files.clear();
        while let Some(folder) = self.folders.pop() {
            // One that holds something stays.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Removes folders that have become empty; one that has not simply stays.
fn remove_empty_parents(path: &Path) {
    for folder in path.ancestors().skip(1) {
        if fs::remove_dir(folder).is_err() {
            return;
        }
    }
}

/// The text of a file, if there is one and it is text.
pub(crate) fn text(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}
