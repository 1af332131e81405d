//! Whole models: the protocol tests, as IDL and as one JSON, and real services, which must load without an error.

use std::collections::HashSet;

use super::super::model::Shape;
use super::super::packages;
use super::{CaseResult, Corpus, Loaded, differences, files};

pub(super) fn run(corpus: &Corpus) -> Vec<CaseResult> {
    let mut results: Vec<CaseResult> = protocol_tests(corpus).into_iter().collect();
    for (path, text) in files(corpus, "models/", ".json") {
        let loaded = Loaded::new([(path, text)]);
        let detail = loaded.errors().unwrap_or_default();
        results.push(CaseResult { suite: "models", name: path.to_owned(), passed: detail.is_empty(), detail });
    }
    results
}

fn protocol_tests(corpus: &Corpus) -> Option<CaseResult> {
    let json = corpus.get("protocol-tests.json")?;
    let idl = Loaded::new(files(corpus, "protocol-tests/", ".smithy"));
    let json = Loaded::new([("protocol-tests.json", json.as_str())]);
    // The JSON holds the trait packages too, which the IDL files take for granted.
    let documents = packages::documents().iter();
    let packaged: HashSet<&str> =
        documents.flat_map(|document| &document.definitions).map(|definition| definition.id.as_str()).collect();
    let is_own = |shape: &&Shape| !packaged.contains(shape.id.as_str());
    let mut problems: Vec<String> = idl.errors().into_iter().chain(json.errors()).collect();
    let shapes = |loaded: &'_ Loaded| loaded.model.shapes().iter().filter(is_own).cloned().collect::<Vec<_>>();
    problems.extend(differences(&shapes(&idl), &shapes(&json)));
    let (passed, detail) = (problems.is_empty(), problems.join("\n"));
    Some(CaseResult { suite: "protocol-tests", name: "protocol-tests".to_owned(), passed, detail })
}
