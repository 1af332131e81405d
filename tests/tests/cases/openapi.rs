//! OpenAPI documents become the model: small cases with snapshots, documents with errors and their findings, and real
//! documents, which all have to be read.

use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::ir::Api;
use ferrosmith_codegen::openapi;
use ferrosmith_tests::{Case, case_trials, corpus_trials, trial};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let suites = [
        case_trials("openapi", "openapi", check_lowered),
        case_trials("openapi_errors", "openapi-errors", check_errors),
        vec![trial("openapi::hostile_documents_do_no_harm", hostile_documents_do_no_harm)],
        corpus_trials("openapi_corpus", "openapi", &["json", "yaml"], u64::MAX, check_real),
    ];
    suites.into_iter().flatten().collect()
}

/// A document under a name, with all that was found in it.
fn read(name: &str, text: &str) -> (Option<Api>, Diagnostics, Sources) {
    let mut sources = Sources::new();
    let id = sources.add(name, text);
    let mut diagnostics = Diagnostics::new();
    let api = openapi::read(&sources, id, &mut diagnostics);
    (api, diagnostics, sources)
}

fn check_lowered(case: &Case) {
    let mut sources = Sources::new();
    let id = sources.add("openapi.yaml", case.read("openapi.yaml"));
    for file in case.files("yaml").into_iter().filter(|file| file != "openapi.yaml") {
        sources.add(file.as_str(), case.read(&file));
    }
    let mut diagnostics = Diagnostics::new();
    let api = openapi::read(&sources, id, &mut diagnostics);
    let findings = diagnostics.render(&sources, false);
    let Some(api) = api else { panic!("{findings}") };
    case.assert_snapshot("ir", &api.to_text());
    if case.has("twin.yml") {
        let (twin, _, _) = read("twin.yml", &case.read("twin.yml"));
        assert_eq!(twin.map(|twin| twin.to_text()), Some(api.to_text()), "the same API, written otherwise");
    }
    if !diagnostics.is_empty() {
        case.assert_snapshot("findings", &findings);
    }
}

fn check_errors(case: &Case) {
    let (api, diagnostics, sources) = read("openapi.yaml", &case.read("openapi.yaml"));
    assert!(api.is_none() && diagnostics.has_errors(), "the document was accepted");
    case.assert_snapshot("findings", &diagnostics.render(&sources, false));
}

/// A real document is read.
fn check_real(name: &str, text: String) {
    let (api, diagnostics, sources) = read(name, &text);
    assert!(api.is_some(), "{}", diagnostics.render(&sources, false));
}

/// What would take a careless reader's stack, memory or time.
fn hostile_documents_do_no_harm() {
    let deep = 10_000;
    let head = "openapi: 3.0.0\ninfo: { title: x, version: '1' }\npaths:\n  /a: { get: { operationId: a, responses: { '200': \
                { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/s0' } } } } } } }\n";
    let schemas = |schema: &dyn Fn(usize) -> String| {
        let schemas: String = (0..deep).map(|index| format!("    s{index}: {}\n", schema(index))).collect();
        format!("{head}components:\n  schemas:\n{schemas}    s{deep}: {{ type: string }}\n")
    };
    let next = |index: usize| format!("$ref: '#/components/schemas/s{}'", index + 1);
    let block: String = (0..1_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();

    let nested = "deep-nesting";
    assert_eq!(codes("a.json", &("{\"a\":".repeat(deep) + &"}".repeat(deep))), [nested]);
    assert_eq!(codes("a.yaml", &("[".repeat(deep) + &"]".repeat(deep))), [nested]);
    assert_eq!(codes("a.yaml", &"[a, {b: ".repeat(deep * 100)), [nested]);
    assert_eq!(codes("a.yaml", &"- ".repeat(deep)), [nested]);
    assert_eq!(codes("a.yaml", &block), [nested]);
    assert_eq!(codes("a.yaml", &"x".repeat((64 << 20) + 1)), ["oversized-document"]);
    assert_eq!(codes("a.yaml", "a: &a [*a]"), [nested]);

    let nothing: [&str; 0] = [];
    assert_eq!(codes("a.yaml", &schemas(&|index| format!("{{ {} }}", next(index)))), nothing);
    assert_eq!(codes("a.yaml", &schemas(&|index| format!("{{ allOf: [{{ {} }}] }}", next(index)))), nothing);
    let composed = |index| format!("{{ allOf: [{{ {} }}, {{ properties: {{ p{index}: {{}} }} }}] }}", next(index));
    assert_eq!(codes("a.yaml", &schemas(&composed)), ["cyclic-reference"]);
    assert_eq!(
        codes("a.yaml", &schemas(&|index| format!("{{ type: array, items: {{ {} }} }}", next(index)))),
        ["infinite-type"]
    );
    let object = |index| format!("{{ type: object, properties: {{ p: {{ {} }} }} }}", next(index));
    assert_eq!(codes("a.yaml", &schemas(&object)), nothing);
    let doubled = |index| format!("{{ allOf: [{{ {0} }}, {{ {0} }}, {{ required: [p] }}] }}", next(index));
    assert_eq!(codes("a.yaml", &schemas(&doubled)), ["cyclic-reference"]);
    let many = "{ type: object, properties: { a: {}, b: {} } }, ".repeat(deep);
    let branches = |index| if index == 0 { format!("{{ oneOf: [{many}] }}") } else { "{}".to_owned() };
    assert_eq!(codes("a.yaml", &schemas(&branches)), nothing);
    let union = |index| format!("{{ oneOf: [{{ {} }}, {{ type: boolean }}] }}", next(index));
    assert_eq!(codes("a.yaml", &schemas(&union)), nothing);
}

/// The codes of what is found in a text.
fn codes(name: &str, text: &str) -> Vec<&'static str> {
    let (_, diagnostics, _) = read(name, text);
    let mut codes: Vec<_> = diagnostics.iter().map(|finding| finding.code.name).collect();
    codes.dedup();
    codes
}
