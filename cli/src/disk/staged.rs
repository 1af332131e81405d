//! Files that are all written, and only then put in their places, each in one step; if a step fails, all are put back.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::folders::{Made, missing};
use super::operations::{Operations, Real};
use super::restore::{Kind, Place, restore};

/// The folder, below that of a crate, in which files wait for their places. One that is there before belongs to a run that
/// was killed, for a [lock](super::Lock) keeps out every other.
pub(super) const STAGE: &str = ".ferrosmith-stage";

/// The file in that folder that names the places, written before the first of them changes.
pub(super) const PLACES: &str = "places";

/// Files that wait. Dropped without [`commit`](Self::commit), they leave nothing behind.
#[derive(Default)]
pub struct Staged {
    work: Work<Real>,
}

impl Staged {
    /// Writes a file beside its place, which is in a folder or below it.
    ///
    /// # Errors
    ///
    /// A folder stands in its place, its folder cannot be made, or the text cannot be written.
    pub fn write(&mut self, folder: &Path, path: &Path, text: &str) -> Result<()> {
        self.work.write(folder, path, text)
    }

    /// Marks a file that is no longer made.
    ///
    /// # Errors
    ///
    /// There is no place for what may have to be put back.
    pub fn remove(&mut self, folder: &Path, path: &Path) -> Result<()> {
        self.work.remove(folder, path)
    }

    /// Puts every file in its place, in the order in which they were written, and removes those that are no longer made.
    ///
    /// # Errors
    ///
    /// A file cannot be replaced or removed; every file is as it was then.
    pub fn commit(mut self) -> Result<()> {
        self.work.commit()
    }
}

/// The same over any kind of disk.
#[derive(Default)]
pub(super) struct Work<O: Operations> {
    pub(super) disk: O,
    files: Vec<File>,
    /// The folders in which files wait.
    stages: BTreeSet<PathBuf>,
    /// The folders that were made for the files. They are let go last, when nothing waits in them any longer.
    folders: Made,
    /// Something could not be put back: what waits is all there is of it.
    is_torn: bool,
}

struct File {
    path: PathBuf,
    /// What is to stand there; none for a file that is removed.
    new: Option<PathBuf>,
    /// Where what stood there waits.
    old: PathBuf,
}

impl File {
    /// The file as a place that is written down in a folder in which files wait; none for files of other folders.
    fn place(&self, stage: &Path) -> Option<Place> {
        let number = self.old.strip_prefix(stage).ok()?.with_extension("");
        let kind = match &self.new {
            None => Kind::Remove,
            Some(_) if self.path.symlink_metadata().is_ok() => Kind::Replace,
            Some(_) => Kind::Create,
        };
        let path = self.path.strip_prefix(stage.parent()?).ok()?;
        Some(Place { kind, number: number.to_str()?.to_owned(), path: path.to_str()?.to_owned() })
    }
}

impl<O: Operations> Work<O> {
    pub(super) fn write(&mut self, folder: &Path, path: &Path, text: &str) -> Result<()> {
        if path.symlink_metadata().is_ok_and(|about| about.is_dir()) {
            bail!("cannot write `{}`: it is a folder", path.display());
        }
        let stage = self.stage(folder)?;
        let parent = path.parent().unwrap_or(Path::new(""));
        self.make_folders(parent).with_context(|| format!("cannot make the folder `{}`", parent.display()))?;
        let number = self.files.len();
        let new = stage.join(format!("{number}.new"));
        let written = self.disk.write(&new, text);
        self.files.push(File { path: path.to_owned(), new: Some(new), old: stage.join(format!("{number}.old")) });
        written.with_context(|| format!("cannot write `{}`", path.display()))
    }

    pub(super) fn remove(&mut self, folder: &Path, path: &Path) -> Result<()> {
        let old = self.stage(folder)?.join(format!("{}.old", self.files.len()));
        self.files.push(File { path: path.to_owned(), new: None, old });
        Ok(())
    }

    /// The folder in which files for a folder wait, empty at first.
    fn stage(&mut self, folder: &Path) -> Result<PathBuf> {
        let stage = folder.join(STAGE);
        if !self.stages.contains(&stage) {
            self.make_folders(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
            restore(folder)?;
            self.disk.make_folder(&stage).with_context(|| format!("cannot write into `{}`", folder.display()))?;
            self.stages.insert(stage.clone());
        }
        Ok(stage)
    }

    fn make_folders(&mut self, folder: &Path) -> io::Result<()> {
        if folder.exists() && !folder.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        for folder in missing(folder) {
            self.disk.make_folder(&folder)?;
            self.folders.0.push(folder);
        }
        Ok(())
    }

    pub(super) fn commit(&mut self) -> Result<()> {
        let files = std::mem::take(&mut self.files);
        self.note_places(&files).context("every file is as it was")?;
        for (position, file) in files.iter().enumerate() {
            if let Err(error) = self.place(file) {
                let lost = self.put_back(&files[..=position]);
                let what = if file.new.is_some() { "replace" } else { "remove" };
                let error = anyhow::Error::new(error).context(format!("cannot {what} `{}`", file.path.display()));
                return Err(match lost {
                    None => error.context("every file is as it was"),
                    Some(lost) => error.context(format!(
                        "`{}` could not be put back: it is `{}`, from where the next run puts it back",
                        lost.path.display(),
                        lost.old.display()
                    )),
                });
            }
        }
        for file in files.iter().filter(|file| file.new.is_none()) {
            remove_empty_parents(&file.path);
        }
        Ok(())
    }

    /// Writes down where everything is to stand, for the case that this run cannot put back what it has replaced.
    fn note_places(&mut self, files: &[File]) -> Result<()> {
        for stage in &self.stages {
            let places: String =
                files.iter().filter_map(|file| file.place(stage)).map(|place| format!("{place}\n")).collect();
            let path = stage.join(PLACES);
            self.disk.write(&path, &places).with_context(|| format!("cannot write `{}`", path.display()))?;
        }
        Ok(())
    }

    fn place(&mut self, file: &File) -> io::Result<()> {
        if file.path.symlink_metadata().is_ok() {
            self.disk.link(&file.path, &file.old)?;
        }
        match &file.new {
            Some(new) => self.disk.rename(new, &file.path),
            None => self.disk.remove(&file.path),
        }
    }

    /// Undoes what was done, the last first. Returns the first file for which that failed.
    fn put_back<'f>(&mut self, files: &'f [File]) -> Option<&'f File> {
        let mut lost = None;
        for file in files.iter().rev() {
            let is_placed = file.new.as_ref().is_some_and(|new| !new.exists());
            let undone = match file.old.symlink_metadata() {
                // Also where the file still stands: it is the same one then.
                Ok(_) => self.disk.rename(&file.old, &file.path),
                Err(_) if is_placed => self.disk.remove(&file.path),
                Err(_) => Ok(()),
            };
            if undone.is_err() {
                lost = Some(file);
            }
        }
        self.is_torn = lost.is_some();
        lost
    }
}

impl<O: Operations> Drop for Work<O> {
    /// Removes what waits no longer.
    fn drop(&mut self) {
        if !self.is_torn {
            for stage in &self.stages {
                let _ = fs::remove_dir_all(stage);
            }
        }
    }
}

/// Removes folders that have become empty; one that has not simply stays.
pub(super) fn remove_empty_parents(path: &Path) {
    for folder in path.ancestors().skip(1) {
        if fs::remove_dir(folder).is_err() {
            return;
        }
    }
}
