//! What the comparison predicts about callers, held against the compiler.
//!
//! A document is changed in every way that `mutations` knows, wherever it applies. For each change the crates of both
//! sides are written. Every program that shows a major change must compile with the base's crate and not with the
//! head's; a program for each other public item of the base must compile with both.

mod mutations;
mod workspace;

use anyhow::{Context, Result};
use ferrosmith_codegen::clients::{self, Client};
use ferrosmith_codegen::description::Description;
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::diff::{self, ItemChange, Rust};
use ferrosmith_codegen::{Described, Files, Job, describe, generate};
use rayon::prelude::*;
use serde_json::Value;

use super::super::Case;
use mutations::Mutation;
use workspace::Head;

const BASE: &str = include_str!("base.json");

/// The name of both crates.
const CRATE: &str = "pets";

/// Compiles what is predicted for at most so many changes, spread over all kinds and places.
pub(super) fn run(most: usize) -> Result<Vec<Case>> {
    let document: Value = serde_json::from_str(BASE)?;
    let (base, base_files) = crate_of(&document).context("the base is rejected")?;
    let mutations = mutations::all(&document);
    let step = mutations.len().div_ceil(most.max(1)).max(1);
    let heads: Vec<Head> =
        mutations.into_par_iter().step_by(step).filter_map(|mutation| head(&base, mutation)).collect();
    workspace::check(&base_files, &heads)
}

/// The crate of a document; none where it is rejected.
fn crate_of(document: &Value) -> Option<(Described, Files)> {
    let mut sources = Sources::new();
    let list = sources.add("clients.toml", "[clients.pets]\nsources = [\"-\"]\n");
    let list = clients::read(&sources, list, &mut Diagnostics::new());
    let client: &Client = list.clients.first()?;
    let id = sources.add(format!("{CRATE}.json"), document.to_string());
    let descriptions = || vec![Description::of(&sources, vec![id])];
    let runtime = workspace::runtime();
    let mut diagnostics = Diagnostics::new();
    let job = Job { client, runtime: &runtime, descriptions: descriptions() };
    let files = generate(&job, &sources, &mut diagnostics)?.files;
    let described =
        describe(&Job { client, runtime: &runtime, descriptions: descriptions() }, &sources, &mut diagnostics)?;
    Some((described, files))
}

/// What is predicted of a change; none where the changed document is rejected.
fn head(base: &Described, mutation: Mutation) -> Option<Head> {
    let (head, files) = crate_of(&mutation.document)?;
    let report = diff::compare(base.as_side(), head.as_side());
    let mut broken: Vec<(String, Option<String>)> = Vec::new();
    // What compiles on both sides with another meaning is major, and no compiler shows it.
    let is_seen = |item: &&ItemChange| item.verdict == Rust::Major && !item.is_swapped;
    let changes = || report.findings.iter().flat_map(|finding| &finding.items);
    for item in changes().filter(is_seen) {
        if !broken.iter().any(|(path, _)| *path == item.path) {
            broken.push((item.path.clone(), item.program.clone()));
        }
    }
    let is_broken = |path: &str| broken.iter().any(|(other, _)| other == path);
    let items = base.public.items.iter().filter(|item| !is_broken(&item.path));
    let whole = items.filter_map(|item| Some((item.path.clone(), diff::program(&base.public, item, false)?)));
    let whole = whole.collect();
    // The verdict of the whole is that of its gravest item.
    let is_only_swapped = broken.is_empty() && changes().any(|item| item.is_swapped);
    let is_major = report.rust == Rust::Major && !is_only_swapped;
    Some(Head { name: mutation.name, files, is_major, broken, whole })
}
