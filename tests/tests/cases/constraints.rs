//! The findings about the constraints of a description, each with its place and a value that shows it.

use ferrosmith_codegen::description::Description;
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::lint;
use ferrosmith_tests::{Case, case_trials};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    case_trials("constraints", "constraints", check)
}

fn check(case: &Case) {
    let mut sources = Sources::new();
    let id = sources.add("description.yaml", case.read("description.yaml"));
    let description = Description::of(&sources, vec![id]);
    let mut diagnostics = Diagnostics::new();
    lint(&[description], None, &sources, &mut diagnostics);
    case.assert_snapshot("findings", &diagnostics.render(&sources, false));
}
