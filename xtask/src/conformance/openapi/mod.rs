//! Real OpenAPI documents, as YAML and JSON: nothing in them is lost without a message, values of their schemas survive
//! being read and written, and their crates compile.

mod count;
mod found;
mod inventory;
mod pages;
#[cfg(feature = "validator")]
mod round_trip;
mod schemas;
mod tree;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use ferrosmith::references;
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::ir::Api;
use ferrosmith_codegen::openapi;

use super::Case;
#[cfg(feature = "validator")]
use super::crates;
use super::crates::Descriptions;
use crate::folders::entries;

const DOCUMENTS: Descriptions =
    Descriptions { folders: &["openapi"], extensions: &["json", "yaml", "yml"], prefix: "openapi" };

/// The folders of documents, from the root of the corpus.
const FOLDERS: [&str; 2] = ["openapi", "openapi-2"];
/// A folder of small descriptions, each in a folder of its own.
const REPORTS: &str = "reports";

/// Counts what is in every document, takes values through its types, and compiles its crate.
#[cfg(feature = "validator")]
pub(super) fn run(corpus: &Path, filter: &str) -> Result<Vec<Case>> {
    let documents = documents(corpus, filter)?;
    let mut cases = count::run(&documents, u64::MAX);
    cases.extend(round_trip::run(&documents)?);
    cases.extend(crates::run_paths(&DOCUMENTS, documents)?);
    Ok(cases)
}

/// Takes values of every document through the types of its crate.
#[cfg(feature = "validator")]
pub(super) fn run_round_trips(corpus: &Path, filter: &str) -> Result<Vec<Case>> {
    round_trip::run(&documents(corpus, filter)?)
}

/// Counts what is in every document of at most so many bytes, and compiles nothing.
pub(super) fn run_count(corpus: &Path, filter: &str, most_bytes: u64) -> Result<Vec<Case>> {
    Ok(count::run(&documents(corpus, filter)?, most_bytes))
}

/// Counts the lists of every document of at most so many bytes that come in pages.
pub(super) fn run_pages(corpus: &Path, filter: &str, most_bytes: u64) -> Result<Vec<Case>> {
    Ok(pages::run(&documents(corpus, filter)?, most_bytes))
}

/// The model of a document, and what there is to say about it.
fn read(path: &Path) -> Result<(Api, Diagnostics)> {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let ids = references::read(&mut sources, path)?;
    let api = ids.first().and_then(|id| openapi::read(&sources, *id, &mut diagnostics));
    let api = api.with_context(|| format!("it is rejected: {}", diagnostics.render(&sources, false)))?;
    Ok((api, diagnostics))
}

/// The documents of the corpus by the names of their crates.
fn documents(corpus: &Path, filter: &str) -> Result<Vec<(String, PathBuf)>> {
    let mut documents = Vec::new();
    for folder in FOLDERS {
        documents.extend(files(&corpus.join(folder))?.into_iter().map(|path| (stem(&path), path)));
    }
    for folder in entries(&corpus.join(REPORTS))?.into_iter().filter(|folder| folder.join("openapi.yaml").is_file()) {
        let of_file = |path: PathBuf| match &*stem(&path) {
            "openapi" => (format!("report-{}", name(&folder)), path),
            other => (format!("report-{}-{other}", name(&folder)), path),
        };
        documents.extend(files(&folder)?.into_iter().filter(|path| is_document(path)).map(of_file));
    }
    documents.retain(|(name, _)| name.contains(filter));
    Ok(documents)
}

/// Whether a file is a document by itself, and not a part of another.
fn is_document(path: &Path) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.contains("openapi:") || text.contains("swagger:"))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_one = |path: &PathBuf| {
        let extension = path.extension().unwrap_or_default();
        DOCUMENTS.extensions.iter().any(|one| extension == *one)
    };
    Ok(entries(folder)?.into_iter().filter(is_one).collect())
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
