//! Descriptions: whatever a text is, it is read or rejected with findings that can be printed.

use ferrosmith_codegen::clients::{Client, RuntimeDependency};
use ferrosmith_codegen::description::Description;
use ferrosmith_codegen::diagnostics::{Diagnostics, Origin, SourceId, Sources};
use ferrosmith_codegen::{Described, Generated, Job, describe, diff, generate, lint, merge};

pub(crate) fn smithy(data: &[u8]) {
    read("model.smithy", data, |id| Description::Smithy(vec![id]));
}

pub(crate) fn ast(data: &[u8]) {
    read("model.json", data, |id| Description::Smithy(vec![id]));
}

pub(crate) fn c2j(data: &[u8]) {
    read("service-2.json", data, |id| Description::C2j(vec![id]));
}

pub(crate) fn openapi_yaml(data: &[u8]) {
    read("openapi.yaml", data, openapi);
}

pub(crate) fn openapi_json(data: &[u8]) {
    read("openapi.json", data, openapi);
}

fn openapi(id: SourceId) -> Description {
    Description::OpenApi(id, Vec::new())
}

/// The template of a path, in an operation that has two members to bind.
pub(crate) fn uri(data: &[u8]) {
    let Ok(template) = std::str::from_utf8(data) else { return };
    let model = format!(
        "$version: \"2\"\nnamespace a\nuse aws.protocols#restJson1\n@restJson1\nservice S {{ operations: [O] }}\n\
         @http(method: \"GET\", uri: {template:?}) @readonly\noperation O {{ input := {{ @required @httpLabel a: String\n\
         @required @httpLabel b: Integer }} }}\n"
    );
    smithy(model.as_bytes());
}

pub(crate) fn uris() -> Vec<Vec<u8>> {
    ["/{a}/{b}", "/{a+}/x?b={b}", "/{b}-{a}", "/%41{a}?x=1&y"].map(|uri| uri.as_bytes().to_vec()).to_vec()
}

/// Merged with itself a model has no disagreements, and compared with itself no changes.
pub(crate) fn merge_and_diff(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let name = if text.trim_start().starts_with('{') { "openapi.json" } else { "openapi.yaml" };
    let Some(described) = with_job(name, text, openapi, |job, sources, found| describe(job, sources, found)) else {
        return;
    };
    let (_, disagreements) = merge::merge(described.api.clone(), std::slice::from_ref(&described.api));
    assert!(disagreements.is_empty(), "{}", merge::to_text(&disagreements));
    is_as_itself(&described);
}

fn is_as_itself(described: &Described) {
    let report = diff::compare(described.as_side(), described.as_side());
    assert_eq!((report.changes().count(), report.documentation()), (0, 0), "{report:?}");
}

/// Reads a description, checks its constraints, and prints what was found.
fn read(name: &str, data: &[u8], of: fn(SourceId) -> Description) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    with_job(name, text, of, |job, sources, found| lint(&job.descriptions, None, sources, found));
    if let Some(described) = with_job(name, text, of, |job, sources, found| describe(job, sources, found)) {
        is_as_itself(&described);
    }
}

/// The crate of a document, if there is one.
pub(crate) fn crate_of(text: &str) -> Option<Generated> {
    with_job("openapi.json", text, openapi, |job, sources, found| generate(job, sources, found))
}

fn with_job<T>(
    name: &str,
    text: &str,
    of: fn(SourceId) -> Description,
    work: impl FnOnce(&Job<'_>, &Sources, &mut Diagnostics) -> T,
) -> T {
    let mut sources = Sources::new();
    let id = sources.add(name, text);
    let client = Client::new("fuzzed", Origin::file(id));
    let runtime = RuntimeDependency { path: Some("runtime".to_owned()), ..RuntimeDependency::default() };
    let job = Job { client: &client, runtime: &runtime, descriptions: vec![of(id)] };
    let mut found = Diagnostics::new();
    let made = work(&job, &sources, &mut found);
    std::hint::black_box(found.render(&sources, false));
    made
}
