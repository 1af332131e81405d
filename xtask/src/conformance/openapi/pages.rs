//! Lists that come in pages: each is recognized, or a message names it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::Result;
use ferrosmith_codegen::ir::{Operation, Slot, letters};

use super::super::Case;
use super::found::pointer;
use super::read;

/// What query parameters are called that lead from page to page.
const PARAMETERS: &[&str] = &[
    "cursor",
    "page",
    "pagenumber",
    "pageindex",
    "offset",
    "skip",
    "startindex",
    "after",
    "before",
    "startingafter",
    "pagetoken",
    "nexttoken",
    "marker",
];

/// Reads every document, prints a line for each that has lists, and finds those that nothing is said of.
pub(super) fn run(documents: &[(String, PathBuf)], most_bytes: u64) -> Vec<Case> {
    let (mut all, mut recognized) = (0, 0);
    let mut cases = Vec::new();
    println!("{:<36}{:>8}{:>12}", "", "lists", "recognized");
    for (name, path) in documents.iter().filter(|(_, path)| path.metadata().is_ok_and(|data| data.len() <= most_bytes))
    {
        let failure = match count(path) {
            Ok(None) => continue,
            Ok(Some(tally)) => {
                println!("{name:<36}{:>8}{:>12}", tally.lists, tally.recognized);
                (all, recognized) = (all + tally.lists, recognized + tally.recognized);
                let lost = tally.silent.join(", ");
                (!lost.is_empty()).then(|| format!("neither recognized nor named: {lost}"))
            }
            Err(error) => Some(format!("{error:#}")),
        };
        cases.push(Case { name: name.clone(), group: "pages".to_owned(), failure });
    }
    println!("{:<36}{all:>8}{recognized:>12}", "");
    cases
}

struct Tally {
    lists: usize,
    recognized: usize,
    /// Those that neither have pages nor a message.
    silent: Vec<String>,
}

fn count(path: &Path) -> Result<Option<Tally>> {
    let (api, diagnostics) = read(path)?;
    let named = diagnostics.iter().filter(|finding| finding.code.name == "unrecognized-pages");
    let named: HashSet<&str> = named.filter_map(|finding| finding.origin.as_ref()).map(pointer).collect();
    let lists: Vec<&Operation> = api.operations.iter().filter(|operation| is_list(operation)).collect();
    if lists.is_empty() {
        return Ok(None);
    }
    let is_named = |operation: &&&Operation| {
        let mut params = operation.request.params.iter().map(|param| pointer(&param.field.origin));
        named.contains(pointer(&operation.origin)) || params.any(|param| named.contains(param))
    };
    let silent =
        lists.iter().filter(|operation| operation.pagination.is_none()).filter(|operation| !is_named(operation));
    Ok(Some(Tally {
        lists: lists.len(),
        recognized: lists.iter().filter(|operation| operation.pagination.is_some()).count(),
        silent: silent.map(|operation| operation.name.clone()).collect(),
    }))
}

/// Whether an operation has a parameter that pages have, or is recognized without one.
fn is_list(operation: &Operation) -> bool {
    let is_one = |name: &str| PARAMETERS.contains(&&*letters(name));
    let mut query = operation.request.params.iter().filter(|param| matches!(param.slot, Slot::Query(_)));
    let is_listed = operation.request.method == "GET" && operation.response.output.is_some();
    is_listed && (operation.pagination.is_some() || query.any(|param| is_one(&param.field.name)))
}
