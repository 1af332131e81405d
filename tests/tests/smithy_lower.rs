//! What Smithy services become in the IR, and what is said of those that cannot be lowered; one directory per case.

use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::ir::Api;
use ferrosmith_codegen::smithy;
use ferrosmith_tests::{Case, cases};

#[test]
fn services_become_apis() {
    for case in cases("smithy-lower") {
        let (sources, api, diagnostics) = lower(&case);
        let messages = diagnostics.render(&sources, false);
        assert!(diagnostics.is_empty(), "{}: {messages}", case.name());
        case.assert_snapshot("ir", &api.map(|api| api.to_text()).unwrap_or_default());
    }
}

#[test]
fn mistakes_are_reported() {
    for case in cases("smithy-errors") {
        let (sources, _, diagnostics) = lower(&case);
        assert!(!diagnostics.is_empty(), "{}: nothing was found", case.name());
        case.assert_snapshot("diagnostics", &diagnostics.render(&sources, false));
    }
}

/// Loads and lowers the Smithy files of a case, the service that `service.txt` names if there is one.
fn lower(case: &Case) -> (Sources, Option<Api>, Diagnostics) {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let ids: Vec<_> = case.files("smithy").iter().map(|file| sources.add(file.as_str(), case.read(file))).collect();
    let service = case.has("service.txt").then(|| case.read("service.txt"));
    let api = smithy::read(&sources, &ids, service.as_deref().map(str::trim), &mut diagnostics);
    (sources, api, diagnostics)
}
