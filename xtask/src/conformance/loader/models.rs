//! Whole models: the protocol tests, as IDL and as one JSON, and real services, which must load without an error.

use std::collections::HashSet;

use ferrosmith_codegen::smithy::model::Shape;

use super::compare::differences;
use super::{Case, Corpus, Loaded, case, files};

pub(super) fn run(corpus: &Corpus) -> Vec<Case> {
    let mut cases: Vec<Case> = protocol_tests(corpus).into_iter().collect();
    for (path, text) in files(corpus, "models/", ".json") {
        cases.push(case("models", path, &Vec::from_iter(Loaded::new([(path, text)]).errors())));
    }
    cases
}

fn protocol_tests(corpus: &Corpus) -> Option<Case> {
    let json = corpus.get("protocol-tests.json")?;
    let idl = Loaded::new(files(corpus, "protocol-tests/", ".smithy"));
    let json = Loaded::new([("protocol-tests.json", json.as_str())]);
    // The JSON holds the trait packages too, which the IDL files take for granted: every model has them.
    let packages = Loaded::new([]);
    let packaged: HashSet<&str> = packages.model.all_shapes().iter().map(|shape| shape.id.as_str()).collect();
    let is_own = |shape: &&Shape| !packaged.contains(shape.id.as_str());
    let own = |loaded: &'_ Loaded| loaded.model.shapes().iter().filter(is_own).cloned().collect::<Vec<_>>();
    let mut problems: Vec<String> = idl.errors().into_iter().chain(json.errors()).collect();
    problems.extend(differences(&own(&idl), &own(&json)));
    Some(case("protocol tests as IDL and JSON", "protocol-tests", &problems))
}
