//! Clients against a real server: of each description a crate is generated, and the program beside the description calls
//! a server on loopback. A client list beside it makes choices.

use crate::choices;
use ferrosmith_codegen::files::Files;
use ferrosmith_tests::{Case, Emission, cases, emit_texts, manifest, runtime_dependency};

/// The server that programs may call.
const SERVER: &str = include_str!("../../src/loopback.rs");

/// The packages of the programs, each with the client that it calls in a folder below it.
pub(crate) fn crates() -> Vec<Emission> {
    let of_kind = |kind: &'static str, folder: &str| {
        let crates = cases(folder).into_iter();
        crates.map(move |case| Emission::new(kind, case.name(), move || program(&case)))
    };
    of_kind("openapi_client", "openapi-client").chain(of_kind("smithy_client", "smithy-client")).collect()
}

fn program(case: &Case) -> Result<Files, String> {
    let name = case.name();
    let manifest = format!(
        "{}{name} = {{ path = \"client\", features = [\"blocking\"] }}\nfutures-core = \"0.3\"\n\
         flate2 = {{ version = \"1\", default-features = false, features = [\"rust_backend\"] }}\n",
        manifest(&format!("{name}-calls")),
    );
    let mut files = Files::new();
    files.insert("Cargo.toml", manifest);
    files.insert("src/lib.rs", String::new());
    files.insert("tests/calls.rs", case.read("calls.rs"));
    files.insert("tests/server/mod.rs", SERVER.to_owned());
    let client = match case.has("clients.toml") {
        true => choices::emit(case)?,
        false => {
            let file = if case.has("model.smithy") { "model.smithy" } else { "openapi.yaml" };
            emit_texts(&name, &[(file.to_owned(), case.read(file))], &runtime_dependency())?
        }
    };
    for (path, text) in client.iter() {
        files.insert(format!("client/{path}"), text.to_owned());
    }
    Ok(files)
}
