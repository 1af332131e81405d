//! What is emitted for small descriptions, and that it compiles; one directory per case.

use std::fmt::Write as _;

use ferrosmith_codegen::analysis::analyze;
use ferrosmith_codegen::clients::Validation;
use ferrosmith_codegen::constraints::check_api;
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::files::Files;
use ferrosmith_codegen::ir::Api;
use ferrosmith_codegen::rust::{Options, emit};
use ferrosmith_codegen::{openapi, smithy};
use ferrosmith_tests::{Case, cases, check_crates, runtime_dependency};

#[test]
fn emitted_rust_reads_well() {
    for case in cases("emit") {
        let files = emit_case(&case, "version = \"0.1\"");
        let mut text = String::new();
        for (path, content) in files.iter().filter(|(path, _)| is_telling(&case, path)) {
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "// ---------- {path}\n\n{content}");
        }
        case.assert_snapshot("emitted", &text);
    }
}

/// The files that a case is about: those that `files.txt` names, else all.
fn is_telling(case: &Case, path: &str) -> bool {
    !case.has("files.txt") || case.read("files.txt").lines().any(|line| line == path)
}

#[test]
fn emitted_crates_compile() {
    let crates = cases("emit").into_iter().chain(cases("twins"));
    let runtime = runtime_dependency();
    let crates: Vec<(String, Files)> = crates.map(|case| (case.name(), emit_case(&case, &runtime))).collect();
    check_crates("emit", &crates);
}

#[test]
fn emission_is_deterministic() {
    for case in cases("emit") {
        assert_eq!(emit_case(&case, ""), emit_case(&case, ""), "{}", case.name());
    }
}

fn emit_case(case: &Case, runtime: &str) -> Files {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let api = read(case, &mut sources, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{}:\n{}", case.name(), diagnostics.render(&sources, false));
    let api = api.unwrap_or_else(|| panic!("{} came to nothing", case.name()));
    let constraints = check_api(&api, &mut diagnostics);
    let options = Options {
        crate_name: case.name(),
        crate_version: "0.1.0".to_owned(),
        description: None,
        runtime: runtime.to_owned(),
        validation: Validation::Full,
    };
    emit(&api, &analyze(&api, constraints), &options)
}

fn read(case: &Case, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Api> {
    if !case.has("model.smithy") {
        let id = sources.add("openapi.yaml", case.read("openapi.yaml"));
        return openapi::read(sources, id, diagnostics);
    }
    let id = sources.add("model.smithy", case.read("model.smithy"));
    let model = smithy::load(sources, &[id], diagnostics);
    smithy::lower(&model, None, diagnostics)
}
