//! One run at a time writes into a folder.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::Shell;

/// A folder that no other run writes into. The lock is that of the operating system, so it ends with the process, however
/// that ends.
pub(crate) struct Lock {
    /// The folders that were made for it, each after the one that holds it.
    made: Vec<PathBuf>,
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
            return Ok(Self { made: Vec::new(), _file: None });
        }
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let mut made: Vec<PathBuf> = folder.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        made.reverse();
        loop {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
            let Ok(file) = open(folder) else { continue };
            wait(&file, writes, || {
                shell.progress(&format!("waiting for another run that writes into {}", folder.display()));
            })
            .with_context(|| format!("cannot lock `{}`", folder.display()))?;
            // Whoever had it before may have removed it, because nothing came to stand in it.
            if is_same(&file, folder) {
                return Ok(Self { made, _file: Some(file) });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        while let Some(folder) = self.made.pop() {
            // One that holds something stays.
            let _ = fs::remove_dir(folder);
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
