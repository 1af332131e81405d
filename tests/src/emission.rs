//! From descriptions to emitted files, for tests of the emitter.

use ferrosmith_codegen::analysis::analyze;
use ferrosmith_codegen::clients::{Defaults, Package, Validation};
use ferrosmith_codegen::constraints::check_api;
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::files::Files;
use ferrosmith_codegen::ir::Api;
use ferrosmith_codegen::rust::{Options, emit};
use ferrosmith_codegen::{openapi, passes, smithy};

use crate::{read_texts, repository};

/// How an emitted crate depends on the runtime of this workspace.
pub fn runtime_dependency() -> String {
    let path = repository().join("runtime");
    format!("path = {:?}", path.display().to_string())
}

/// The Smithy files of a client of this repository.
pub fn own_description(client: &str) -> Vec<(String, String)> {
    let texts = read_texts(&repository().join("specs").join(client));
    texts.into_iter().filter(|(path, _)| path.ends_with(".smithy")).collect()
}

/// Emits a crate of this name from the files of one Smithy model or one OpenAPI document; the error is what is wrong
/// with them.
///
/// # Errors
///
/// The findings for which nothing is emitted.
pub fn emit_texts(name: &str, texts: &[(String, String)], runtime: &str) -> Result<Files, String> {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let api = understand(texts, &mut sources, &mut diagnostics);
    let rendered = |diagnostics: &Diagnostics| Err(format!("{name}:\n{}", diagnostics.render(&sources, false)));
    if diagnostics.has_errors() {
        return rendered(&diagnostics);
    }
    let Some(mut api) = api else { return Err(format!("{name} came to nothing")) };
    passes::run(&mut api);
    let constraints = check_api(&mut api, &mut Diagnostics::new());
    let options = Options {
        package: Package::new(name),
        folder: name.to_owned(),
        sources: texts.iter().map(|(path, _)| path.clone()).collect(),
        is_published: false,
        runtime: runtime.to_owned(),
        validation: Validation::Full,
        defaults: Defaults::Omit,
        groups: false,
    };
    Ok(emit(&api, &analyze(&api, constraints), &options))
}

fn understand(texts: &[(String, String)], sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Api> {
    let ids: Vec<_> = texts.iter().map(|(path, text)| sources.add(path.as_str(), text.as_str())).collect();
    let is_smithy = |path: &str, text: &str| path.ends_with(".smithy") || text.contains("\"smithy\":");
    match texts {
        [(path, text), ..] if is_smithy(path, text) => {
            let model = smithy::load(sources, &ids, diagnostics);
            if diagnostics.has_errors() { None } else { smithy::lower(&model, None, diagnostics) }
        }
        [_, ..] => openapi::read(sources, ids[0], diagnostics),
        [] => None,
    }
}
