//! Both sides of the count: what a document contains is in the crate, or a message names its place.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use ferrosmith::disk;
use ferrosmith_codegen::diagnostics::Diagnostics;
use rayon::prelude::*;

use super::super::Case;
use super::found::{Found, pointer};
use super::inventory::{Entry, Kind, inventory};
use super::{read, tree};

/// How many of the lost things a failure lists.
const SHOWN: usize = 5;

/// What was counted of one kind.
#[derive(Clone, Copy, Default)]
struct Tally {
    contained: usize,
    generated: usize,
    named: usize,
}

/// Counts every document of at most so many bytes, and prints a line for each.
pub(super) fn run(documents: &[(String, PathBuf)], most_bytes: u64) -> Vec<Case> {
    let is_counted = |path: &Path| path.metadata().is_ok_and(|data| data.len() <= most_bytes);
    let counted: Vec<_> =
        documents.par_iter().filter(|(_, path)| is_counted(path)).map(|(name, path)| (name, count(path))).collect();
    let titles: String = Kind::ALL.iter().map(|(_, title)| format!("{title:>20}")).collect();
    println!("{:<36}{titles}   (in the document = in the crate + named in a message)", "");
    let cases = counted.into_iter().map(|(name, counted)| {
        let failure = match counted {
            Ok((tallies, lost)) => {
                println!("{name:<36}{}", columns(&tallies));
                (!lost.is_empty()).then_some(lost)
            }
            Err(error) => Some(format!("{error:#}")),
        };
        Case { name: name.clone(), group: "counted".to_owned(), failure }
    });
    cases.collect()
}

fn columns(tallies: &[Tally]) -> String {
    let column = |tally: &Tally| format!("{:>20}", format!("{}={}+{}", tally.contained, tally.generated, tally.named));
    tallies.iter().map(column).collect()
}

/// The tally of each kind, and what is lost.
fn count(path: &Path) -> Result<(Vec<Tally>, String)> {
    let tree = tree::parse(&disk::read(path)?)?;
    let (api, diagnostics) = read(path)?;
    let (found, named) = (Found::new(&api), Named::new(&diagnostics));
    let mut tallies = vec![Tally::default(); Kind::ALL.len()];
    let mut lost = Vec::new();
    for entry in inventory(&tree) {
        let tally = &mut tallies[entry.kind as usize];
        tally.contained += 1;
        if found.contains(&entry) {
            tally.generated += 1;
        } else if named.contains(&entry) {
            tally.named += 1;
        } else {
            lost.push(entry);
        }
    }
    Ok((tallies, list(&lost)))
}

/// Lost things, by their places.
fn list(lost: &[Entry]) -> String {
    let mut text = String::new();
    for entry in lost.iter().take(SHOWN) {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "\n  lost: {:?} `{}` {} of {}", entry.kind, entry.name, entry.detail, entry.operation);
    }
    if lost.len() > SHOWN {
        let _ = write!(text, "\n  and {} more", lost.len() - SHOWN);
    }
    text
}

/// The places that messages name, and all above them.
struct Named {
    exactly: HashSet<String>,
    within: HashSet<String>,
}

impl Named {
    fn new(diagnostics: &Diagnostics) -> Self {
        let exactly: HashSet<String> =
            diagnostics.iter().filter_map(|found| Some(pointer(found.origin.as_ref()?).to_owned())).collect();
        let above = |place: &String| -> Vec<String> {
            place.match_indices('/').map(|(end, _)| place[..end].to_owned()).collect()
        };
        let within = exactly.iter().flat_map(above).collect();
        Self { exactly, within }
    }

    /// Whether a message is about something: it stands at one of its places, or within the last of them.
    fn contains(&self, entry: &Entry) -> bool {
        let is_within =
            entry.kind != Kind::Operation && entry.places.last().is_some_and(|own| self.within.contains(own));
        is_within || entry.places.iter().any(|place| !place.is_empty() && self.exactly.contains(place))
    }
}
