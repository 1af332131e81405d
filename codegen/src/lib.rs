//! Reads Smithy and OpenAPI descriptions, lowers both into one model, and writes Rust client crates.
//!
//! The library does no input or output of its own: it takes texts and gives back texts.

pub mod analysis;
pub mod clients;
pub mod constraints;
pub mod description;
pub mod diagnostics;
pub mod diff;
pub mod explain;
pub mod files;
pub mod ir;
pub mod merge;
pub mod openapi;
pub mod passes;
pub mod rust;
mod size_limit;
pub mod smithy;

use analysis::Facts;
use clients::{Client, RuntimeDependency, Written};
use constraints::ConstraintFacts;
use description::Description;
use diagnostics::{Diagnostics, Level, Sources, codes};
pub use files::Files;
use ir::Api;
use merge::Disagreement;

/// What is to be made: one client, from the descriptions that its sources turned out to be.
pub struct Job<'a> {
    /// The client's entry in the list.
    pub client: &'a Client,
    /// How its crate shall depend on the runtime.
    pub runtime: &'a RuntimeDependency,
    /// Its sources, read; the first is the authority.
    pub descriptions: Vec<Description>,
}

/// What was made of a job.
pub struct Generated {
    /// The files of the crate.
    pub files: Files,
    /// The names of the operations, in the order of the description.
    pub operations: Vec<String>,
    /// The points in which the sources differ, as `disagreements.txt` keeps them.
    pub disagreements: String,
}

/// Writes the crate of a client. None when an error was found.
pub fn generate(job: &Job<'_>, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Generated> {
    let (api, disagreements) = combine(job, sources, diagnostics)?;
    let (api, facts) = prepare(api, diagnostics);
    let files = rust::emit(&api, &facts, &options(job));
    let operations = api.operations.iter().map(|operation| operation.name.clone()).collect();
    Some(Generated { files, operations, disagreements: merge::to_text(&disagreements) })
}

/// The model of a client: its sources, made one. None when an error was found.
pub fn understand(job: &Job<'_>, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<(Api, Vec<Disagreement>)> {
    let (mut api, disagreements) = combine(job, sources, diagnostics)?;
    passes::run(&mut api);
    Some((api, disagreements))
}

/// Makes a lowered model ready for emission: runs the passes, checks the constraints, and works out the facts beside
/// it.
pub fn prepare(mut api: Api, diagnostics: &mut Diagnostics) -> (Api, Facts) {
    passes::run(&mut api);
    let constraints = check(&mut api, diagnostics);
    let facts = analysis::analyze(&api, constraints);
    (api, facts)
}

/// A description as a comparison sees it.
#[derive(Debug)]
pub struct Described {
    /// The model.
    pub api: Api,
    /// The public items of the crate that is written for it.
    pub public: rust::PublicApi,
    /// The OpenAPI documents among its sources.
    pub documents: Vec<openapi::document::Document>,
}

impl Described {
    /// One side of a comparison.
    pub fn as_side(&self) -> diff::Side<'_> {
        diff::Side { api: &self.api, public: &self.public, documents: &self.documents }
    }
}

/// The model of a client and the public items of its crate, without the crate. None when an error was found.
pub fn describe(job: &Job<'_>, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Described> {
    let (api, _) = understand(job, sources, diagnostics)?;
    let documents = job.descriptions.iter().filter_map(|description| match description {
        Description::Smithy(_) => None,
        // What is wrong with it has been found already.
        Description::OpenApi(id, overlays) => {
            openapi::document::Document::overlaid(sources, *id, overlays, &mut Diagnostics::new())
        }
    });
    let documents = documents.collect();
    // Names and types do not depend on what patterns come to.
    let facts = analysis::analyze(&api, ConstraintFacts::default());
    let public = rust::public_api(&api, &facts, &options(job));
    Some(Described { api, public, documents })
}

/// Finds what is wrong with descriptions and their constraints; also with those of sources that are no authority.
pub fn lint(descriptions: &[Description], service: Option<&Written>, sources: &Sources, diagnostics: &mut Diagnostics) {
    for mut api in load(descriptions, service, sources, diagnostics).unwrap_or_default() {
        passes::run(&mut api);
        check(&mut api, diagnostics);
    }
}

/// Finds what is wrong with the descriptions of a client, and with what it chooses of them.
pub fn lint_client(job: &Job<'_>, sources: &Sources, diagnostics: &mut Diagnostics) {
    lint(&job.descriptions, job.client.service.as_ref(), sources, diagnostics);
    if !diagnostics.has_errors() {
        let mut choices = Diagnostics::new();
        // What the descriptions have has been found already; without errors in them, errors are those of choices.
        combine(job, sources, &mut choices);
        diagnostics.append(choices.into_iter().filter(|found| found.level == Level::Error).collect());
    }
}

/// The lowered model of a client, with what other sources add to the authority and what the client chooses of it.
fn combine(job: &Job<'_>, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<(Api, Vec<Disagreement>)> {
    let apis = load(&job.descriptions, job.client.service.as_ref(), sources, diagnostics)?;
    let (authority, others) = apis.split_first()?;
    let (mut api, disagreements) = merge::merge(authority.clone(), others);
    passes::choose(&mut api, &job.client.choices, diagnostics);
    (!diagnostics.has_errors()).then_some((api, disagreements))
}

/// Each description as a model of its own.
fn load(
    descriptions: &[Description],
    service: Option<&Written>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Api>> {
    let is_smithy = |description: &Description| matches!(description, Description::Smithy(_));
    if let Some((name, origin)) = service.filter(|_| !descriptions.iter().any(is_smithy)) {
        let message = format!("no source of this client is a Smithy model that could have a service `{name}`");
        diagnostics.error(&codes::UNRESOLVED_SERVICE, origin, message).hint("take `service` out");
    }
    let apis: Vec<Option<Api>> = descriptions
        .iter()
        .map(|description| match description {
            Description::Smithy(ids) => smithy::read(sources, ids, service, diagnostics),
            Description::OpenApi(id, overlays) => openapi::read_overlaid(sources, *id, overlays, diagnostics),
        })
        .collect();
    if diagnostics.has_errors() { None } else { apis.into_iter().collect() }
}

/// What the descriptions do not contain about the crate.
fn options(job: &Job<'_>) -> rust::Options {
    rust::Options {
        package: job.client.package.clone(),
        folder: job.client.name.clone(),
        sources: job.client.sources.iter().map(|(source, _)| source.clone()).collect(),
        runtime: job.runtime.manifest(),
        is_published: job.runtime.is_from_registry() && job.client.package.publish != Some(false),
        validation: job.client.validation,
        defaults: job.client.defaults,
    }
}

/// What the constraints of a model come to; those that cannot be checked are taken out of it.
fn check(api: &mut Api, diagnostics: &mut Diagnostics) -> ConstraintFacts {
    let facts = constraints::check_api(api, diagnostics);
    diagnostics.forget_suppressed();
    facts
}
