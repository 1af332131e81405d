//! Reads Smithy, C2J and OpenAPI descriptions, lowers them into one model, and writes Rust client crates.
//!
//! The library does no input or output of its own: it takes texts and gives back texts.

pub mod analysis;
pub mod c2j;
pub mod clients;
pub mod constraints;
mod described;
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

use std::collections::HashSet;

use analysis::Facts;
use clients::{Client, RuntimeDependency, Written};
use constraints::ConstraintFacts;
pub use described::{Described, describe};
use description::Description;
use diagnostics::{Diagnostics, Level, Sources, codes};
pub use files::Files;
use ir::{Api, Protocols};
use merge::Disagreement;
use openapi::document::Document;

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
    /// Whether there are so many operations that groups of them are easier to find one's way in.
    pub suits_groups: bool,
}

/// Writes the crate of a client. None when an error was found.
pub fn generate(job: &Job<'_>, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Generated> {
    let (api, disagreements) = combine(job, sources, diagnostics)?;
    let (api, facts) = prepare(api, diagnostics);
    let files = rust::emit(&api, &facts, &options(job));
    let operations = api.operations.iter().map(|operation| operation.name.clone()).collect();
    let suits_groups = suits_groups(&api);
    Some(Generated { files, operations, disagreements: merge::to_text(&disagreements), suits_groups })
}

/// Reports groups that are asked for where there is nothing to group by.
fn check_groups(api: &Api, client: &Client, diagnostics: &mut Diagnostics) {
    if let Some(origin) = &client.groups
        && api.operations.iter().all(|operation| operation.group().is_none())
    {
        let message = "no operation has a tag or a resource that could be its group";
        diagnostics.error(&codes::UNRESOLVED_CHOICE, origin, message).hint("take `groups` out");
    }
}

/// Whether a client of an API has so many methods that groups of them are easier to find one's way in.
fn suits_groups(api: &Api) -> bool {
    const MANY: usize = 100;
    let groups: HashSet<&str> = api.operations.iter().filter_map(ir::Operation::group).collect();
    api.operations.len() > MANY
        && groups.len() > 1
        && api.operations.iter().all(|operation| operation.group().is_some())
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

/// Finds what is wrong with descriptions and their constraints; also with those of sources that are no authority.
pub fn lint(descriptions: &[Description], service: Option<&Written>, sources: &Sources, diagnostics: &mut Diagnostics) {
    let loaded = load(descriptions, service, Wanted::Spoken, sources, diagnostics);
    for mut api in loaded.map(|loaded| loaded.apis).unwrap_or_default() {
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
    let Loaded { apis, .. } =
        load(&job.descriptions, job.client.service.as_ref(), Wanted::Spoken, sources, diagnostics)?;
    let mut apis = apis.into_iter();
    let authority = apis.next()?;
    let (mut api, disagreements) = merge::merge(authority, apis.as_slice());
    passes::choose(&mut api, &job.client.choices, diagnostics);
    check_groups(&api, job.client, diagnostics);
    (!diagnostics.has_errors()).then_some((api, disagreements))
}

/// In which protocols a service is lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// In the one that the crate speaks.
    Spoken,
    /// In all that it offers, for a comparison with one that speaks another.
    Offered,
}

/// Descriptions, each as a model of its own; the first is the authority.
struct Loaded {
    apis: Vec<Api>,
    /// The protocols of the authority, where they are wanted.
    protocols: Protocols,
    /// The OpenAPI documents among the descriptions.
    documents: Vec<Document>,
}

fn load(
    descriptions: &[Description],
    service: Option<&Written>,
    wanted: Wanted,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Loaded> {
    if let Some((name, origin)) = service.filter(|_| !descriptions.iter().any(Description::has_named_service)) {
        let message = format!("no source of this client is a Smithy model that could have a service `{name}`");
        diagnostics.error(&codes::UNRESOLVED_SERVICE, origin, message).hint("take `service` out");
    }
    let mut loaded = Loaded { apis: Vec::new(), protocols: Protocols::default(), documents: Vec::new() };
    for (position, description) in descriptions.iter().enumerate() {
        let wanted = if position == 0 { wanted } else { Wanted::Spoken };
        let read = match description {
            Description::Smithy(ids) => smithy::read_in(wanted, sources, ids, service, diagnostics),
            Description::C2j(ids) => c2j::read_in(wanted, sources, ids, diagnostics),
            Description::OpenApi(id, overlays) => {
                openapi::read_overlaid(sources, *id, overlays, diagnostics).map(|(api, document)| {
                    loaded.documents.push(document);
                    (api, Protocols::default())
                })
            }
        };
        let Some((api, protocols)) = read else { continue };
        loaded.apis.push(api);
        if position == 0 {
            loaded.protocols = protocols;
        }
    }
    (!diagnostics.has_errors() && loaded.apis.len() == descriptions.len()).then_some(loaded)
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
        groups: job.client.groups.is_some(),
    }
}

/// What the constraints of a model come to; those that cannot be checked are taken out of it.
fn check(api: &mut Api, diagnostics: &mut Diagnostics) -> ConstraintFacts {
    let facts = constraints::check_api(api, diagnostics);
    diagnostics.forget_suppressed();
    facts
}
