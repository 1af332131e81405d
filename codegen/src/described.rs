//! A description as a comparison sees it.

use crate::constraints::ConstraintFacts;
use crate::diagnostics::{Diagnostic, Diagnostics, Sources};
use crate::ir::{Api, Protocols};
use crate::openapi::document::Document;
use crate::{Job, Loaded, Wanted, analysis, diff, load, merge, options, passes, rust};

/// A description as a comparison sees it.
#[derive(Debug)]
pub struct Described {
    /// The model.
    pub api: Api,
    /// The protocols that the service offers, with the model in those that the crate does not speak.
    pub protocols: Protocols,
    /// The public items of the crate that is written for it.
    pub public: rust::PublicApi,
    /// The OpenAPI documents among its sources.
    pub documents: Vec<Document>,
    /// What was read otherwise than it was written, or not at all.
    pub warnings: Vec<Diagnostic>,
}

impl Described {
    /// One side of a comparison.
    pub fn as_side(&self) -> diff::Side<'_> {
        let Self { api, protocols, public, documents, warnings } = self;
        diff::Side { api, protocols, public, documents, warnings }
    }
}

/// The model of a client and the public items of its crate, without the crate. None when an error was found.
pub fn describe(job: &Job<'_>, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Described> {
    let loaded = load(&job.descriptions, job.client.service.as_ref(), Wanted::Offered, sources, diagnostics)?;
    let Loaded { apis, mut protocols, documents } = loaded;
    let mut apis = apis.into_iter();
    let authority = apis.next()?;
    let complete = |api: Api, diagnostics: &mut Diagnostics| {
        let (mut api, _) = merge::merge(api, apis.as_slice());
        passes::choose(&mut api, &job.client.choices, diagnostics);
        passes::run(&mut api);
        api
    };
    // What is wrong with a choice is reported once.
    let others = protocols.others.into_iter().map(|(name, api)| (name, complete(api, &mut Diagnostics::new())));
    protocols.others = others.collect();
    let api = complete(authority, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    // Names and types do not depend on what patterns come to.
    let facts = analysis::analyze(&api, ConstraintFacts::default());
    let public = rust::public_api(&api, &facts, &options(job));
    Some(Described { api, protocols, public, documents, warnings: diagnostics.warnings() })
}
