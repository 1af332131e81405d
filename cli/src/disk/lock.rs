//! One run at a time writes into a folder.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::{Context, Result};

use super::folders::{Made, missing};
use crate::Shell;

/// A folder that no other run writes into. The lock is that of the operating system, so it ends with the process, however
/// that ends.
pub(crate) struct Lock {
    /// The folders that were made for it.
    _made: Made,
    _file: Option<File>,
}

impl Lock {
    /// Waits until no other run writes into a folder or, unless `writes`, reads it to the end. The folder is made if it is
    /// missing.
    ///
    /// # Errors
    ///
    /// The folder cannot be made or opened.
    pub(crate) fn take(folder: &Path, writes: bool, shell: &Shell) -> Result<Self> {
        if !writes && !folder.exists() {
            return Ok(Self { _made: Made::default(), _file: None });
        }
        let made = Made(missing(folder));
        loop {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
            let Ok(file) = open(folder) else { continue };
            wait(&file, writes, || {
                shell.progress(&format!("waiting for another run that writes into {}", folder.display()));
            })
            .with_context(|| format!("cannot lock `{}`", folder.display()))?;
            // Whoever had it before may have removed it, because nothing came to stand in it.
            if is_same(&file, folder) {
                return Ok(Self { _made: made, _file: Some(file) });
            }
        }
    }
}

fn wait(file: &File, writes: bool, waiting: impl FnOnce()) -> std::io::Result<()> {
    let tried = if writes { file.try_lock() } else { file.try_lock_shared() };
    match tried {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            waiting();
            if writes { file.lock() } else { file.lock_shared() }
        }
        // A file system without locks: nothing is lost that was there before.
        Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(unix)]
fn open(folder: &Path) -> std::io::Result<File> {
    File::open(folder)
}

#[cfg(unix)]
fn is_same(file: &File, folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let same = |one: fs::Metadata, other: fs::Metadata| (one.dev(), one.ino()) == (other.dev(), other.ino());
    file.metadata().ok().zip(fs::metadata(folder).ok()).is_some_and(|(one, other)| same(one, other))
}

/// Folders cannot be locked everywhere; a file in it can.
#[cfg(not(unix))]
fn open(folder: &Path) -> std::io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(folder.join(".ferrosmith-lock"))
}

#[cfg(not(unix))]
fn is_same(_: &File, folder: &Path) -> bool {
    folder.is_dir()
}
