//! Values of every named schema, read into its type and written again: nothing of them changes.
//!
//! The values are made here from the document's tree, and those that the `jsonschema` crate rejects are left out; the
//! document's own examples of its schemas are among them.

mod cases;
mod patterns;
mod program;
mod schemas;
mod witness;

use std::path::PathBuf;

use anyhow::Result;
use rayon::prelude::*;

use super::super::Case;
use cases::Cases;

/// What the failures of a document are counted with.
const GROUP: &str = "round trips";

/// Takes values of every document through the types of its crate, and prints a line for each document.
pub(super) fn run(documents: &[(String, PathBuf)]) -> Result<Vec<Case>> {
    let made: Vec<_> = documents.par_iter().map(|(name, path)| (name.clone(), Cases::make(name, path))).collect();
    let (mut ready, mut results) = (Vec::new(), Vec::new());
    for (name, made) in made {
        match made {
            // Without named schemas there is nothing to be tried.
            Ok(cases) if cases.types.is_empty() => {}
            Ok(cases) => ready.push(cases),
            Err(error) => results.push(case(name, Some(format!("{error:#}")))),
        }
    }
    println!("{:<36}{:>9}{:>9}{:>9}{:>9}   without a value", "", "types", "values", "examples", "changed");
    for (cases, outcome) in ready.iter().zip(program::run(&ready)?) {
        let failures = outcome.unwrap_or_else(|error| vec![format!("{error:#}")]);
        println!(
            "{:<36}{:>9}{:>9}{:>9}{:>9}   {}",
            cases.name,
            cases.types.len(),
            cases.values.len(),
            cases.examples,
            failures.len(),
            cases.without.join(", "),
        );
        let failure = failures.first().map(|first| format!("{} values changed, the first: {first}", failures.len()));
        results.push(case(cases.name.clone(), failure));
    }
    Ok(results)
}

fn case(name: String, failure: Option<String>) -> Case {
    Case { name, group: GROUP.to_owned(), failure }
}
