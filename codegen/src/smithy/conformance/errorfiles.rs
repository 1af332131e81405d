//! `errorfiles`: models with the events that a full validator reports. A loader refuses what has an `[ERROR]` event
//! and accepts what has none.

use super::{CaseResult, Corpus, Loaded, files};

pub(super) fn run(corpus: &Corpus) -> Vec<CaseResult> {
    let models = files(corpus, "errorfiles/", ".smithy").chain(files(corpus, "errorfiles/", ".json"));
    models.filter_map(|(path, text)| check(corpus, path, text)).collect()
}

fn check(corpus: &Corpus, path: &str, text: &str) -> Option<CaseResult> {
    let (stem, _) = path.rsplit_once('.')?;
    let events = corpus.get(&format!("{stem}.errors"))?;
    let errors: Vec<&str> = events.lines().filter(|line| line.starts_with("[ERROR]")).collect();
    let loaded = Loaded::new([(path, text)]);
    let found = loaded.errors();
    let passed = found.is_some() != errors.is_empty();
    let detail = match found {
        Some(found) => found,
        None => errors.join("\n"),
    };
    Some(CaseResult { suite: "errorfiles", name: path.to_owned(), passed, detail })
}
