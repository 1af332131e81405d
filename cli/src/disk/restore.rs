//! What a run left behind that was killed, or on whose disk nothing could be put back: the next run puts it back.

use std::fmt;
use std::fs;
use std::path::{Component, Path};
use std::time::SystemTime;

use anyhow::{Context, Result};

use super::link_out;
use super::staged::{PLACES, STAGE, remove_empty_parents};

/// A line of the file of places.
pub(super) struct Place {
    pub(super) kind: Kind,
    /// The number of the files that wait for it.
    pub(super) number: String,
    /// Below the folder.
    pub(super) path: String,
}

/// What a run was about to do at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Create,
    Replace,
    Remove,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Create, Self::Replace, Self::Remove];

    fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Replace => "replace",
            Self::Remove => "remove",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.kind.name(), self.number, self.path)
    }
}

impl Place {
    /// Reads a line. A path that leads anywhere but down is none of ours.
    fn parse(line: &str) -> Option<Self> {
        let (kind, rest) = line.split_once(' ')?;
        let (number, path) = rest.split_once(' ')?;
        let kind = Kind::ALL.into_iter().find(|known| known.name() == kind)?;
        let is_number = number.parse::<usize>().is_ok();
        let is_below = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        (is_number && is_below).then(|| Self { kind, number: number.to_owned(), path: path.to_owned() })
    }
}

/// Puts everything back that waits in a folder or in one directly below it.
///
/// # Errors
///
/// A file cannot be put back; it still waits then.
pub(crate) fn restore_all(root: &Path) -> Result<()> {
    restore(root)?;
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|about| about.is_dir()) {
            restore(&entry.path())?;
        }
    }
    Ok(())
}

/// Puts everything back that waits in a folder, and removes what waited for its place.
///
/// # Errors
///
/// A file cannot be put back; it still waits then.
pub(crate) fn restore(folder: &Path) -> Result<()> {
    let stage = folder.join(STAGE);
    let Ok(about) = stage.symlink_metadata() else { return Ok(()) };
    // A link is not followed but removed.
    if !about.is_dir() {
        return fs::remove_file(&stage).with_context(|| format!("cannot remove `{}`", stage.display()));
    }
    let written = modified(&stage.join(PLACES));
    let places = super::text(&stage.join(PLACES)).unwrap_or_default();
    for place in places.lines().rev().filter_map(Place::parse) {
        let path = folder.join(&place.path);
        // What has changed since is somebody's own.
        if link_out(folder, &place.path).is_some() || modified(&path) > written {
            continue;
        }
        put_back(&stage, &place, &path).with_context(|| format!("cannot put back `{}`", path.display()))?;
    }
    fs::remove_dir_all(&stage).with_context(|| format!("cannot remove `{}`", stage.display()))
}

fn put_back(stage: &Path, place: &Place, path: &Path) -> std::io::Result<()> {
    let waits = |kind: &str| stage.join(format!("{}.{kind}", place.number));
    let (old, new) = (waits("old"), waits("new"));
    if old.symlink_metadata().is_ok() {
        fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
        return fs::rename(&old, path);
    }
    // It was put in its place, where there was nothing.
    if place.kind == Kind::Create && !new.exists() && path.is_file() {
        fs::remove_file(path)?;
        remove_empty_parents(path);
    }
    Ok(())
}

/// When a file was changed last; none where there is none.
fn modified(path: &Path) -> Option<SystemTime> {
    path.symlink_metadata().ok()?.modified().ok()
}
