//! What Smithy services become in the IR, and the findings about those that cannot be lowered.

use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::ir::Api;
use ferrosmith_codegen::smithy;
use ferrosmith_tests::{Case, case_trials};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let lowered = case_trials("smithy_lower", "smithy-lower", check_lowered);
    lowered.into_iter().chain(case_trials("smithy_errors", "smithy-errors", check_errors)).collect()
}

fn check_lowered(case: &Case) {
    let (sources, api, diagnostics) = lower(case);
    let messages = diagnostics.render(&sources, false);
    assert!(diagnostics.is_empty(), "{messages}");
    case.assert_snapshot("ir", &api.map(|api| api.to_text()).unwrap_or_default());
}

fn check_errors(case: &Case) {
    let (sources, _, diagnostics) = lower(case);
    assert!(!diagnostics.is_empty(), "there are no findings");
    case.assert_snapshot("diagnostics", &diagnostics.render(&sources, false));
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
