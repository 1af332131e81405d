//! Clients of APIs that are not AWS's, against a real server: of each description a crate is generated, and the program
//! beside the description calls a server on loopback.

use ferrosmith_codegen::files::Files;
use ferrosmith_tests::{Case, cases, emit_texts, runtime_dependency, test_crates};

#[test]
fn clients_of_openapi_documents_call_a_server() {
    for case in cases("openapi-client") {
        let crates = [(case.name(), client(&case)), ("calls".to_owned(), calls(&case))];
        test_crates("openapi-client", &crates);
    }
}

fn client(case: &Case) -> Files {
    let texts = [("openapi.yaml".to_owned(), case.read("openapi.yaml"))];
    emit_texts(&case.name(), &texts, &runtime_dependency()).unwrap_or_else(|error| panic!("{error}"))
}

/// The package of the program, which has the client for its only dependency.
fn calls(case: &Case) -> Files {
    let name = case.name();
    let manifest = format!(
        "[package]\nname = \"calls\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{name} = {{ path = \"../{name}\", features = [\"blocking\"] }}\n"
    );
    let mut files = Files::new();
    files.insert("Cargo.toml", manifest);
    files.insert("src/lib.rs", String::new());
    files.insert("tests/calls.rs", case.read("calls.rs"));
    files
}
