//! The same API in Smithy and in OpenAPI is the same model.

use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::{openapi, smithy};
use ferrosmith_tests::{Case, case_trials};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    case_trials("twins", "twins", check)
}

fn check(case: &Case) {
    case.assert_snapshot("ir", &from_smithy(case));
    case.assert_snapshot("ir", &from_openapi(case));
}

fn from_smithy(case: &Case) -> String {
    let mut sources = Sources::new();
    let id = sources.add("model.smithy", case.read("model.smithy"));
    let mut diagnostics = Diagnostics::new();
    let api = smithy::read(&sources, &[id], None, &mut diagnostics);
    text(case, api.map(|api| api.to_text()), &diagnostics, &sources)
}

fn from_openapi(case: &Case) -> String {
    let mut sources = Sources::new();
    let id = sources.add("openapi.yaml", case.read("openapi.yaml"));
    let mut diagnostics = Diagnostics::new();
    let api = openapi::read(&sources, id, &mut diagnostics);
    text(case, api.map(|api| api.to_text()), &diagnostics, &sources)
}

fn text(case: &Case, text: Option<String>, diagnostics: &Diagnostics, sources: &Sources) -> String {
    assert!(!diagnostics.has_errors(), "{}:\n{}", case.name(), diagnostics.render(sources, false));
    text.unwrap_or_else(|| panic!("{} came to nothing", case.name()))
}
