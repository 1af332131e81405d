//! OpenAPI documents become the model: small cases with snapshots, refused documents with what is said about them, and
//! real documents, which all have to be read.

use std::time::Instant;

use ferrosmith_codegen::diagnostics::{Diagnostics, Level, Sources};
use ferrosmith_codegen::ir::Api;
use ferrosmith_codegen::openapi;
use ferrosmith_tests::{cases, corpus, read_texts};

/// A document under a name, with all that was found in it.
fn read(name: &str, text: &str) -> (Option<Api>, Diagnostics, Sources) {
    let mut sources = Sources::new();
    let id = sources.add(name, text);
    let mut diagnostics = Diagnostics::new();
    let api = openapi::read(&sources, id, &mut diagnostics);
    (api, diagnostics, sources)
}

#[test]
fn documents_are_lowered() {
    for case in cases("openapi") {
        let (api, diagnostics, sources) = read("openapi.yaml", &case.read("openapi.yaml"));
        let findings = diagnostics.render(&sources, false);
        let Some(api) = api else { panic!("{}:\n{findings}", case.name()) };
        case.assert_snapshot("ir", &api.to_text());
        if !diagnostics.is_empty() {
            case.assert_snapshot("findings", &findings);
        }
    }
}

#[test]
fn bad_documents_are_refused() {
    for case in cases("openapi-errors") {
        let (api, diagnostics, sources) = read("openapi.yaml", &case.read("openapi.yaml"));
        assert!(api.is_none() && diagnostics.has_errors(), "{} is not refused", case.name());
        case.assert_snapshot("findings", &diagnostics.render(&sources, false));
    }
}

/// All real documents are read; what each is like is printed.
#[test]
fn real_documents_are_read() {
    let Some(folder) = corpus() else { return };
    let mut refused = Vec::new();
    for (name, text) in read_texts(&folder.join("openapi")) {
        if name.ends_with(".tsv") {
            continue;
        }
        let start = Instant::now();
        let (api, diagnostics, sources) = read(&name, &text);
        let milliseconds = start.elapsed().as_millis();
        let warnings = diagnostics.iter().filter(|finding| finding.level == Level::Warning).count();
        let (operations, types) = api.as_ref().map_or((0, 0), |api| (api.operations.len(), api.types.len()));
        println!("{name:24} {operations:5} operations {types:5} types {warnings:5} warnings {milliseconds:5} ms");
        if api.is_none() {
            refused.push(format!("{name}:\n{}", diagnostics.render(&sources, false)));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}
