//! Runs the loader over the test corpora of the Smithy project, which state what every loader must make of a text.
//!
//! The corpora are given as texts under their paths, so that this stays free of input and output; the command line
//! and the tests read them from disk.

mod compare;
mod errorfiles;
mod invalid;
mod models;
mod valid;

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, SourceId, Sources};

use super::{Model, load};

pub use compare::differences;

/// The files of the corpus: paths below its root, with `/`, and their texts.
pub type Corpus = BTreeMap<String, String>;

/// What became of one case.
#[derive(Clone, Debug)]
pub struct CaseResult {
    /// The suite that it belongs to: `valid`, `flattened`, `invalid`, `protocol-tests`, `models`, `errorfiles`.
    pub suite: &'static str,
    /// The file that it is about.
    pub name: String,
    /// Whether the loader did what the case states.
    pub passed: bool,
    /// What is wrong, or what was found.
    pub detail: String,
}

/// Runs all cases of the suites that the loader must pass whole.
pub fn run(corpus: &Corpus) -> Vec<CaseResult> {
    let mut results = valid::run(corpus);
    results.extend(invalid::run(corpus));
    results.extend(models::run(corpus));
    results
}

/// Runs the validation corpus, most of which is about more than loading: which files are refused and which not.
pub fn run_errorfiles(corpus: &Corpus) -> Vec<CaseResult> {
    errorfiles::run(corpus)
}

/// Some texts, loaded together.
struct Loaded {
    model: Model,
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Loaded {
    fn new<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut sources = Sources::new();
        let ids: Vec<SourceId> = texts.into_iter().map(|(name, text)| sources.add(name, text)).collect();
        let mut diagnostics = Diagnostics::new();
        let model = load(&sources, &ids, &mut diagnostics);
        Self { model, sources, diagnostics }
    }

    /// The errors as text, if there are any.
    fn errors(&self) -> Option<String> {
        self.diagnostics.has_errors().then(|| self.diagnostics.render(&self.sources, false))
    }
}

/// The files in a folder, and below it, with that ending.
fn files<'a>(corpus: &'a Corpus, folder: &'a str, ending: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let files = corpus.iter().filter(move |(path, _)| path.starts_with(folder) && path.ends_with(ending));
    files.map(|(path, text)| (path.as_str(), text.as_str()))
}
