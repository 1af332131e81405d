//! Two descriptions of one API become one model, and every point in which they differ is listed once.

use std::collections::BTreeSet;

use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::ir::Api;
use ferrosmith_codegen::{merge, openapi, smithy};
use ferrosmith_tests::{Case, case_trials};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    case_trials("merge", "merge", check)
}

fn check(case: &Case) {
    let (api, disagreements) = merge::merge(authority(case), &[other(case)]);
    let lines: Vec<String> = disagreements.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), lines.iter().collect::<BTreeSet<_>>().len(), "a line stands twice");
    case.assert_snapshot("ir", &api.to_text());
    case.assert_snapshot("disagreements", &merge::to_text(&disagreements));
}

fn authority(case: &Case) -> Api {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let id = sources.add("model.smithy", case.read("model.smithy"));
    let model = smithy::load(&sources, &[id], &mut diagnostics);
    let api = smithy::lower(&model, None, &mut diagnostics);
    api.unwrap_or_else(|| panic!("{}", diagnostics.render(&sources, false)))
}

fn other(case: &Case) -> Api {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let id = sources.add("openapi.yaml", case.read("openapi.yaml"));
    let api = openapi::read(&sources, id, &mut diagnostics);
    api.unwrap_or_else(|| panic!("{}", diagnostics.render(&sources, false)))
}
