//! Git's diff driver: one file before and after, as `git diff` hands it over (gitattributes(5), "Defining an external
//! diff driver").
//!
//! Where a client reads the file, the client is compared, with everything else as it is in the working tree; a file
//! that no client reads is a description of its own. Git stops at the first driver that fails, so this one never does:
//! where the descriptions cannot be read it shows why, and the lines that changed.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::side::clients_of;
use super::sides::{Lone, Sides};
use super::tree::{Tree, slashes};
use crate::{changes, disk};

/// The arguments of a diff driver.
pub(super) struct Handed<'a> {
    path: &'a str,
    /// Whether there is no before and after, since the file is not merged.
    is_unmerged: bool,
    old: Option<String>,
    new: Option<String>,
}

impl<'a> Handed<'a> {
    /// Reads the arguments: the path alone where it is not merged, else seven, and two more after a rename.
    pub(super) fn of(arguments: &'a [String]) -> Result<Self> {
        let text = |file: &String| match file.as_str() {
            "/dev/null" => Ok(None),
            file => disk::read(Path::new(file)).map(Some),
        };
        match arguments {
            [path] => Ok(Self { path, is_unmerged: true, old: None, new: None }),
            [path, old, _, _, new, _, _, ..] => Ok(Self { path, is_unmerged: false, old: text(old)?, new: text(new)? }),
            _ => bail!("git's diff driver is given seven arguments"),
        }
    }

    /// What stands above the comparison.
    pub(super) fn heading(&self) -> String {
        let what = match (&self.old, &self.new) {
            _ if self.is_unmerged => ": not merged",
            (None, _) => ": new",
            (_, None) => ": removed",
            _ => "",
        };
        format!("{}{what}\n", self.path)
    }

    /// What is compared; none where the file is no part of an API.
    pub(super) fn sides(&self, specs: &Path) -> Result<Option<Sides>> {
        let clients = clients_of(specs, self.path)?;
        if !clients.is_empty() && !self.is_unmerged {
            let instead = |text: &Option<String>| Tree::Instead {
                of: Box::new(Tree::Disk),
                path: slashes(Path::new(self.path)),
                text: text.clone(),
            };
            let specs = (specs.to_owned(), specs.to_owned());
            return Ok(Some(Sides::Project { base: instead(&self.old), head: instead(&self.new), specs, clients }));
        }
        let (Some(old), Some(new)) = (&self.old, &self.new) else { return Ok(None) };
        let lone = |text: &String| Lone::Texts(vec![(PathBuf::from(self.path), text.clone())]);
        Ok(Some(Sides::Alone { base: lone(old), head: lone(new), name: self.path.to_owned() }))
    }

    /// The lines that changed.
    pub(super) fn lines(&self) -> String {
        let text = |side: &'_ Option<String>| side.clone().unwrap_or_default();
        changes::patch(self.path, &text(&self.old), &text(&self.new))
    }
}
