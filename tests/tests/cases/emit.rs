//! What is emitted for small descriptions, and that it compiles.

use std::fmt::Write as _;

use ferrosmith_codegen::files::Files;
use ferrosmith_tests::{Case, Emission, case_trials, cases, emit_texts, runtime_dependency, trial, unformatted};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = case_trials("emit", "emit", check);
    trials.push(trial("emit::an_example_has_an_end", an_example_has_an_end));
    trials.push(trial("emit::rustfmt_changes_nothing", rustfmt_changes_nothing));
    trials
}

/// The crates of the cases here, and of those with twins.
pub(crate) fn crates() -> Vec<Emission> {
    let of_kind = |kind: &'static str| {
        let crates = cases(kind).into_iter();
        crates.map(move |case| Emission::new(kind, case.name(), move || emit_case(&case, &runtime_dependency())))
    };
    of_kind("emit").chain(of_kind("twins")).collect()
}

fn check(case: &Case) {
    let emit = || emit_case(case, "version = \"0.1\"").unwrap_or_else(|error| panic!("{error}"));
    let files = emit();
    assert_eq!(files, emit(), "emission is not deterministic");
    let mut text = String::new();
    for (path, content) in files.iter().filter(|(path, _)| is_shown(case, path)) {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "// ---------- {path}\n\n{content}");
    }
    case.assert_snapshot("emitted", &text);
}

/// Whether a case is about this file: one of those that `files.txt` names, else any.
fn is_shown(case: &Case, path: &str) -> bool {
    !case.has("files.txt") || case.read("files.txt").lines().any(|line| line == path)
}

/// Every setter of an example is a level of nesting for those who print and compile it.
fn an_example_has_an_end() {
    let http = "@http(method: \"PUT\", uri: \"/\")\n";
    let members: String = (0..300).map(|number| format!("@required m{number}: String\n")).collect();
    let service = "@aws.protocols#restJson1 service Example { version: \"1\", operations: [Put] }\n";
    let text =
        format!("$version: \"2\"\nnamespace example\n{service}{http}operation Put {{ input := {{\n{members}}} }}\n");
    let files = emit_texts("example", &[("model.smithy".to_owned(), text)], "version = \"0.1\"");
    let files = files.unwrap_or_else(|error| panic!("{error}"));
    let operation = files.get("src/operations/put.rs").unwrap_or_default();
    assert_eq!(operation.lines().filter(|line| line.starts_with("///     .m")).count(), 100);
}

pub(crate) fn emit_case(case: &Case, runtime: &str) -> Result<Files, String> {
    let file = if case.has("model.smithy") { "model.smithy" } else { "openapi.yaml" };
    emit_texts(&case.name(), &[(file.to_owned(), case.read(file))], runtime)
}

/// Nothing of a description leads to anything that `cargo fmt` with its default settings would lay out otherwise.
fn rustfmt_changes_nothing() {
    for case in cases("emit").into_iter().chain(cases("twins")) {
        let files = emit_case(&case, "version = \"0.1\"").unwrap_or_else(|error| panic!("{error}"));
        let changes = unformatted(&case.name(), &files);
        assert!(changes.is_empty(), "{}:\n{changes}", case.name());
    }
}
