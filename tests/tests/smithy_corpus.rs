//! Real service models lower without a mistake: those of the corpus, and the descriptions of this repository.

use std::path::Path;

use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::smithy::{self, Model};
use ferrosmith_tests::{corpus, read_texts};

#[test]
fn corpus_models_lower() {
    let Some(corpus) = corpus() else { return };
    let texts = read_texts(&corpus.join("smithy/models"));
    let models = texts.iter().filter(|(name, _)| name.ends_with(".json"));
    let failures: Vec<String> = models.filter_map(|text| Loaded::new([text]).lower(None).err()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn protocol_test_services_lower() {
    let Some(corpus) = corpus() else { return };
    let texts = read_texts(&corpus.join("smithy/protocol-tests"));
    let loaded = Loaded::new(texts.iter().filter(|(name, _)| name.ends_with(".smithy")));
    for service in ["RestJson", "RestJsonValidation", "Glacier", "BackplaneControlService"] {
        let result = loaded.lower(Some(service));
        assert!(result.is_ok(), "{}", result.unwrap_err());
    }
}

#[test]
fn descriptions_of_this_repository_lower() {
    for name in ["bedrock", "bedrock-runtime"] {
        let texts = read_texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs").join(name));
        let result = Loaded::new(texts.iter().filter(|(name, _)| name.ends_with(".smithy"))).lower(None);
        assert!(result.is_ok(), "{}", result.unwrap_err());
    }
}

/// A model with the texts that it came from.
struct Loaded {
    sources: Sources,
    model: Model,
    diagnostics: Diagnostics,
}

impl Loaded {
    fn new<'t>(texts: impl IntoIterator<Item = (&'t String, &'t String)>) -> Self {
        let mut sources = Sources::new();
        let mut diagnostics = Diagnostics::new();
        let ids: Vec<_> = texts.into_iter().map(|(name, text)| sources.add(name.clone(), text.clone())).collect();
        let model = smithy::load(&sources, &ids, &mut diagnostics);
        Self { sources, model, diagnostics }
    }

    /// Lowers a service and prints what it holds. A protocol that is not supported is no failure, if it is said.
    fn lower(&self, service: Option<&str>) -> Result<(), String> {
        let mut diagnostics = self.diagnostics.clone();
        let api = smithy::lower(&self.model, service, &mut diagnostics);
        if diagnostics.iter().any(|finding| finding.code.name == "unsupported-protocol") {
            return Ok(());
        }
        match api {
            Some(api) if !diagnostics.has_errors() => {
                println!("{}: {} operations, {} types", api.name, api.operations.len(), api.types.len());
                Ok(())
            }
            _ => Err(diagnostics.render(&self.sources, false)),
        }
    }
}
