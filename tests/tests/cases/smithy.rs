//! What Smithy services become in the IR, and the findings about those that cannot be lowered.

use ferrosmith_codegen::diagnostics::{Diagnostics, Origin, Sources};
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
    let files = ["smithy", "json"].into_iter().flat_map(|extension| case.files(extension));
    let ids: Vec<_> = files.map(|file| sources.add(file.as_str(), case.read(&file))).collect();
    let service = case.has("service.txt").then(|| {
        let name = case.read("service.txt").trim().to_owned();
        let list = sources.add("service.txt", name.as_str());
        (name, Origin::file(list))
    });
    let api = smithy::read(&sources, &ids, service.as_ref(), &mut diagnostics);
    (sources, api, diagnostics)
}
