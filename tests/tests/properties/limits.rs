//! What a short description can ask for is bounded: it is rejected at its place, before it eats memory or time.

use ferrosmith_tests::emit_texts;

/// The diagnostics of a description that must be rejected.
fn rejected(file: &str, text: &str) -> String {
    let shown = emit_texts("example", &[(file.to_owned(), text.to_owned())], "version = \"0.1\"").err();
    let shown = shown.unwrap_or_else(|| panic!("{file} was accepted"));
    assert!(shown.len() < 10_000, "a message has an end");
    shown
}

/// Whether a finding of this code stands at a place that begins like this.
#[track_caller]
fn check(shown: &str, code: &str, place: &str) {
    assert!(shown.contains(&format!("error[{code}]")) && shown.contains(&format!("--> {place}")), "{shown}");
}

fn thousand(item: impl Fn(usize) -> String, separator: &str) -> String {
    (0..1000).map(item).collect::<Vec<_>>().join(separator)
}

#[test]
fn aliases_to_a_long_text_are_rejected() {
    let text = format!("openapi: 3.1.0\nx: &x '{}'\ny:\n{}", "x".repeat(100_000), "- *x\n".repeat(10_000));
    check(&rejected("api.yaml", &text), "oversized-aliases", "api.yaml:2:4");
}

#[test]
fn keys_and_names_without_end_are_rejected() {
    let path = thousand(|label| format!("/{{label{label}}}"), "");
    let paths = format!("{{\n{path:?}: {{\"get\": {{}}}}}}");
    check(
        &rejected("api.json", &format!("{{\"openapi\": \"3.1.0\", \"paths\": {paths}}}")),
        "oversized-keys",
        "api.json:2:",
    );

    let name = "a".repeat(2001);
    let shown = rejected("api.smithy", &format!("$version: \"2\"\nnamespace example\nstructure {name} {{}}\n"));
    assert!(shown.contains("a name has 2001 letters") && shown.contains("--> api.smithy:3:11"), "{shown}");
    let shown = rejected("api.smithy", &format!("$version: \"2\"\nnamespace a{}\n", ".a".repeat(1000)));
    assert!(shown.contains("a name has 2001 letters") && shown.contains("--> api.smithy:2:11"), "{shown}");
    let shapes = format!("{{\"example#{name}\": {{\"type\": \"string\"}}}}");
    let shown = rejected("api.json", &format!("{{\"smithy\": \"2.0\", \"shapes\": {shapes}}}"));
    check(&shown, "invalid-shape-id", "api.json:1:");
}

#[test]
fn a_thousand_members_mixed_into_a_thousand_structures_are_rejected() {
    let members = thousand(|number| format!("m{number}: String"), "\n");
    let users = thousand(|number| format!("structure S{number} with [M] {{}}"), "\n");
    let text = format!("$version: \"2\"\nnamespace example\n@mixin\nstructure M {{\n{members}\n}}\n{users}\n");
    check(&rejected("api.smithy", &text), "oversized-mixins", "api.smithy:12");
}

#[test]
fn a_thousand_errors_of_a_thousand_operations_are_rejected() {
    let operations = thousand(|number| format!("O{number}"), ", ");
    let errors = thousand(|number| format!("E{number}"), ", ");
    let bound = format!("version: \"1\"\n    operations: [{operations}]\n    errors: [{errors}]");
    let operation = |number| format!("@http(method: \"GET\", uri: \"/{number}\") operation O{number} {{}}");
    let error = |number| format!("@error(\"client\") structure E{number} {{}}");
    let shapes = format!("{}\n{}\n", thousand(operation, "\n"), thousand(error, "\n"));
    let service = format!("@aws.protocols#restJson1\nservice Example {{\n    {bound}\n}}\n");
    let text = format!("$version: \"2\"\nnamespace example\n{service}{shapes}");
    check(&rejected("api.smithy", &text), "oversized-model", "api.smithy:");
}
