//! What the descriptions have of each operation, held against the published reference.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::ir::{Operation, PathPart, Status};
use ferrosmith_codegen::smithy;
use ferrosmith_tests::{cases, read_texts};

use crate::operations::errors;

/// The operations that the Smithy files under `specs/<client>` describe, by the names of their methods.
fn described(client: &str) -> BTreeMap<String, Operation> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs").join(client);
    let mut sources = Sources::new();
    let texts = read_texts(&folder).into_iter().filter(|(path, _)| path.ends_with(".smithy"));
    let ids: Vec<_> = texts.map(|(path, text)| sources.add(path, text)).collect();
    let mut diagnostics = Diagnostics::new();
    let api = smithy::read(&sources, &ids, None, &mut diagnostics);
    let api = api.unwrap_or_else(|| panic!("{}", diagnostics.render(&sources, false)));
    api.operations.into_iter().map(|operation| (method(&operation.name), operation)).collect()
}

/// The method of an operation.
fn method(operation: &str) -> String {
    let letters = operation.char_indices().flat_map(|(position, letter)| {
        let parting = (position > 0 && letter.is_ascii_uppercase()).then_some('_');
        parting.into_iter().chain([letter.to_ascii_lowercase()])
    });
    letters.collect()
}

/// The path with a star for each label.
fn path(operation: &Operation) -> String {
    let parts = operation.request.path.iter().map(|part| match part {
        PathPart::Literal(text) => text.as_str(),
        PathPart::Param(_) => "*",
        PathPart::InEndpoint(_) => "/*",
    });
    parts.collect()
}

fn is_like(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len() && pattern.iter().zip(path).all(|(one, other)| *one == "*" || *one == other)
}

#[test]
fn operations_are_described_as_they_are_documented() {
    let mut described =
        [described("bedrock"), described("bedrock-runtime")].into_iter().flatten().collect::<BTreeMap<_, _>>();
    for case in cases("operations") {
        let name = case.name();
        let operation = described.remove(&name).unwrap_or_else(|| panic!("{name} is not described"));
        let request = case.read("request.http");
        let (verb, target) = request.lines().next().and_then(|line| line.split_once(' ')).expect("a request line");
        assert_eq!(operation.request.method, verb, "{name}");
        assert!(is_like(&path(&operation), target), "{name}: {} and {target}", path(&operation));
        let status = case.read("response.http").lines().next().and_then(|line| line.parse().ok()).expect("a status");
        assert_eq!(operation.response.status, Status::Code(status), "{name}");

        let codes = operation.errors.iter().map(|error| (error.code.clone().unwrap_or_default(), error.status));
        let documented = errors(&case).into_iter().map(|(code, status)| (code, Status::Code(status)));
        let in_order = |(code, status): (String, Status)| (code, format!("{status:?}"));
        let described: BTreeSet<_> = codes.map(in_order).collect();
        assert_eq!(described, documented.map(in_order).collect(), "errors of {name}");
    }
    assert!(described.is_empty(), "undocumented: {:?}", described.keys());
}
