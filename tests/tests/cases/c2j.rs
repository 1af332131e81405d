//! Services in C2J: the same in Smithy is the same model; and the findings about those with mistakes.

use ferrosmith_codegen::c2j;
use ferrosmith_codegen::diagnostics::{Diagnostics, SourceId, Sources};
use ferrosmith_codegen::ir::Api;
use ferrosmith_codegen::smithy;
use ferrosmith_tests::{Case, case_trials};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let twins = case_trials("c2j_twins", "c2j-twins", check_twins);
    twins.into_iter().chain(case_trials("c2j_errors", "c2j-errors", check_errors)).collect()
}

type Read = fn(&Sources, &[SourceId], &mut Diagnostics) -> Option<Api>;

fn check_twins(case: &Case) {
    let from_smithy: Read = |sources, ids, diagnostics| smithy::read(sources, ids, None, diagnostics);
    for (extension, read) in [("smithy", from_smithy), ("json", c2j::read)] {
        let (sources, api, diagnostics) = of_files(case, extension, read);
        assert!(diagnostics.is_empty(), "{extension}:\n{}", diagnostics.render(&sources, false));
        case.assert_snapshot("ir", &api.map(|api| api.to_text()).unwrap_or_default());
    }
}

fn check_errors(case: &Case) {
    let (sources, _, diagnostics) = of_files(case, "json", c2j::read);
    assert!(!diagnostics.is_empty(), "there are no findings");
    case.assert_snapshot("diagnostics", &diagnostics.render(&sources, false));
}

fn of_files(case: &Case, extension: &str, read: Read) -> (Sources, Option<Api>, Diagnostics) {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let files = case.files(extension).into_iter();
    let ids: Vec<_> = files.map(|file| sources.add(file.as_str(), case.read(&file))).collect();
    let api = read(&sources, &ids, &mut diagnostics);
    (sources, api, diagnostics)
}
