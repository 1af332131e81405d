//! Smithy's loader corpora: what is valid loads to equal models, what is invalid is rejected where the file states.

mod compare;
mod errorfiles;
mod invalid;
mod models;
mod valid;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ferrosmith_codegen::diagnostics::{Diagnostics, SourceId, Sources};
use ferrosmith_codegen::smithy::{self, Model};

use super::Case;

/// The files of the corpus: paths below its root, with `/`, and their texts.
type Corpus = BTreeMap<String, String>;

pub(super) fn run(corpus: &Path, filter: &str) -> Result<Vec<Case>> {
    let corpus = read(&corpus.join("smithy"))?;
    let mut cases = valid::run(&corpus);
    cases.extend(invalid::run(&corpus));
    cases.extend(models::run(&corpus));
    cases.extend(errorfiles::run(&corpus));
    cases.retain(|case| case.name.contains(filter));
    Ok(cases)
}

/// Every text below a folder, under its path from there.
fn read(root: &Path) -> Result<Corpus> {
    let mut corpus = Corpus::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read `{}`", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                corpus.insert(name, text);
            }
        }
    }
    Ok(corpus)
}

/// A case of a group, which failed if there are problems.
fn case(group: &str, name: &str, problems: &[String]) -> Case {
    let failure = (!problems.is_empty()).then(|| problems.join("\n"));
    Case { name: name.to_owned(), group: group.to_owned(), failure }
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
        let model = smithy::load(&sources, &ids, &mut diagnostics);
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
