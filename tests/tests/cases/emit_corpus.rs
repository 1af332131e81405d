//! Whatever is read of the corpus can be emitted; with `FERROSMITH_COMPILE=full` it also compiles, which takes hours
//! for everything: `FERROSMITH_MODELS=lambda,quicksight` takes only those whose names contain one of these.

use std::path::Path;

use ferrosmith_codegen::files::Files;
use ferrosmith_tests::{Emission, corpus, corpus_trials, emit_texts, files, is_full, runtime_dependency};
use libtest_mimic::Trial;

const FOLDERS: [&str; 2] = ["smithy/models", "openapi"];
const EXTENSIONS: [&str; 2] = ["json", "yaml"];

/// Descriptions above this many bytes are ignored unless they are asked for: `cargo test -- --include-ignored`.
const LARGE: u64 = 400_000;

pub(crate) fn trials() -> Vec<Trial> {
    FOLDERS.into_iter().flat_map(|folder| corpus_trials("emit_corpus", folder, &EXTENSIONS, LARGE, check)).collect()
}

/// The crates that `FERROSMITH_COMPILE=full` asks for.
pub(crate) fn crates() -> Vec<Emission> {
    let Some(corpus) = corpus().ok().filter(|_| is_full()) else { return Vec::new() };
    let paths = FOLDERS.into_iter().flat_map(|folder| files(&corpus.join(folder), &EXTENSIONS));
    let crates = paths.filter_map(|path| {
        let name = crate_name(path.file_name()?.to_str()?);
        let text = std::fs::read_to_string(&path).ok()?;
        is_wanted(&name).then(|| Emission::new("corpus", name.clone(), move || emit(&name, text)))
    });
    crates.collect()
}

fn check(name: &str, text: String) {
    match emit(&crate_name(name), text) {
        Ok(files) => assert!(files.get("src/client.rs").is_some(), "there is no client"),
        Err(error) => assert!(error.contains("error[unsupported-protocol]"), "{error}"),
    }
}

fn emit(name: &str, text: String) -> Result<Files, String> {
    emit_texts(name, &[(name.to_owned(), text)], &runtime_dependency())
}

fn crate_name(file: &str) -> String {
    Path::new(file).file_stem().unwrap_or_default().to_string_lossy().replace('.', "-")
}

/// Whether a description is among those that are asked for.
fn is_wanted(name: &str) -> bool {
    let wanted = std::env::var("FERROSMITH_MODELS").unwrap_or_default();
    wanted.is_empty() || wanted.split(',').any(|part| name.contains(part))
}
