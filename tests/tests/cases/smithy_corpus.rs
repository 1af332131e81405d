//! Real service models lower without a mistake: those of the corpus, and the descriptions of this repository.

use std::path::Path;

use ferrosmith_codegen::diagnostics::{Diagnostics, Origin, SourceId, Sources};
use ferrosmith_codegen::smithy::{self, Model};
use ferrosmith_tests::{corpus_trial, corpus_trials, own_description, read_texts, trial};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = corpus_trials("smithy_corpus", "smithy/models", &["json"], u64::MAX, check_model);
    trials.push(corpus_trial("smithy_corpus::protocol_tests", check_protocol_tests));
    for client in ["bedrock", "bedrock-runtime"] {
        trials.push(trial(format!("smithy_specs::{client}"), || check_description(client)));
    }
    trials
}

fn check_model(name: &str, text: String) {
    Loaded::new([(name.to_owned(), text)]).check(None);
}

fn check_protocol_tests(corpus: &Path) {
    let texts = read_texts(&corpus.join("smithy/protocol-tests"));
    let loaded = Loaded::new(texts.into_iter().filter(|(name, _)| name.ends_with(".smithy")));
    for service in ["RestJson", "RestJsonValidation", "Glacier", "BackplaneControlService"] {
        loaded.check(Some(service));
    }
}

fn check_description(client: &str) {
    Loaded::new(own_description(client)).check(None);
}

/// A model with the texts that it came from.
struct Loaded {
    sources: Sources,
    model: Model,
    diagnostics: Diagnostics,
}

impl Loaded {
    fn new(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut sources = Sources::new();
        let mut diagnostics = Diagnostics::new();
        let ids: Vec<_> = texts.into_iter().map(|(name, text)| sources.add(name, text)).collect();
        let model = smithy::load(&sources, &ids, &mut diagnostics);
        Self { sources, model, diagnostics }
    }

    /// Lowers a service. A protocol that is not supported is no failure, if a finding names it.
    fn check(&self, service: Option<&str>) {
        let mut diagnostics = self.diagnostics.clone();
        let service = service.map(|name| (name.to_owned(), Origin::file(SourceId::BUILT_IN)));
        let api = smithy::lower(&self.model, service.as_ref(), &mut diagnostics);
        if !diagnostics.iter().any(|finding| finding.code.name == "unsupported-protocol") {
            assert!(api.is_some() && !diagnostics.has_errors(), "{}", diagnostics.render(&self.sources, false));
        }
    }
}
