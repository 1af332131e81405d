//! What is emitted for small descriptions, and that it compiles.

use std::fmt::Write as _;

use ferrosmith_codegen::files::Files;
use ferrosmith_tests::{
    Case, Emission, case_trials, cases, document_crate, emit_texts, runtime_dependency, trial, unformatted,
};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = case_trials("emit", "emit", check);
    trials.push(trial("emit::an_example_has_an_end", an_example_has_an_end));
    trials.push(trial("emit::rustfmt_changes_nothing", rustfmt_changes_nothing));
    trials.push(trial("emit::setters_are_documented_in_a_crate_that_compiles", setters_are_documented));
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

fn emit_case(case: &Case, runtime: &str) -> Result<Files, String> {
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

/// rustdoc shows on every setter what it shows on its field, in short.
fn setters_are_documented() {
    let case = cases("emit").into_iter().find(|case| case.name() == "documentation");
    let case = case.unwrap_or_else(|| panic!("there is no case `documentation`"));
    let files = emit_case(&case, &runtime_dependency()).unwrap_or_else(|error| panic!("{error}"));
    let page = document_crate("documentation", &files).join("operations/struct.GetThing.html");
    let page = std::fs::read_to_string(&page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let setter = |name: &str| {
        let (_, rest) = page.split_once(&format!("id=\"method.{name}\"")).unwrap_or_else(|| panic!("no {name}"));
        rest.split("id=\"method.").next().unwrap_or_default().to_owned()
    };
    assert!(setter("which").contains("Which thing: <code>a</code>, [b] or a Vec&lt;T&gt;."), "{}", setter("which"));
    assert!(setter("which").contains("href=\"struct.GetThing.html#structfield.which\""), "{}", setter("which"));
    assert!(setter("count").contains("How many of them."), "{}", setter("count"));
    assert!(setter("type").contains("href=\"struct.GetThing.html#structfield.type\""), "{}", setter("type"));
    assert!(!setter("silent").contains("docblock"), "{}", setter("silent"));
}
