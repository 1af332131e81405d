//! What is done to files, so that tests can let each step fail.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The steps of writing.
pub(super) trait Operations {
    fn make_folder(&mut self, path: &Path) -> io::Result<()>;
    /// Writes a file that is not there yet.
    fn write(&mut self, path: &Path, text: &str) -> io::Result<()>;
    /// Gives a file a second name.
    fn link(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    /// Moves a file to a place, in one step, whatever stands there.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&mut self, path: &Path) -> io::Result<()>;
}

/// The disk.
#[derive(Default)]
pub(super) struct Real;

impl Operations for Real {
    fn make_folder(&mut self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write(&mut self, path: &Path, text: &str) -> io::Result<()> {
        let mut file = fs::File::create_new(path)?;
        file.write_all(text.as_bytes())
    }

    fn link(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        // Not every file system has second names; a copy serves as well, and only takes longer.
        let Err(_) = fs::hard_link(from, to) else { return Ok(()) };
        fs::copy(from, to).map(drop).inspect_err(|_| {
            // Half a copy must not be put back.
            let _ = fs::remove_file(to);
        })
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}
