//! What is emitted for small descriptions, and that it compiles; one directory per case.

use std::fmt::Write as _;

use ferrosmith_codegen::files::Files;
use ferrosmith_tests::{Case, cases, check_crates, emit_texts, runtime_dependency};

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

/// Every setter of an example is a level of nesting for those who print and compile it.
#[test]
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

fn emit_case(case: &Case, runtime: &str) -> Files {
    let file = if case.has("model.smithy") { "model.smithy" } else { "openapi.yaml" };
    let texts = [(file.to_owned(), case.read(file))];
    emit_texts(&case.name(), &texts, runtime).unwrap_or_else(|error| panic!("{error}"))
}
