//! Smithy's loader corpora: what is valid loads to equal models, what is invalid is refused where the file says.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ferrosmith_codegen::smithy::conformance::{self, Corpus};

use super::Case;

pub(super) fn run(corpus: &Path, filter: &str) -> Result<Vec<Case>> {
    let results = conformance::run(&read(&corpus.join("smithy"))?);
    let cases = results.into_iter().filter(|result| result.name.contains(filter)).map(|result| Case {
        name: result.name,
        group: result.suite.to_owned(),
        failure: (!result.passed).then_some(result.detail),
    });
    Ok(cases.collect())
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
