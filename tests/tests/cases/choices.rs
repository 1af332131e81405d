//! What clients choose in the client list: the model that comes of it, or what is wrong with the choices.

use ferrosmith_codegen::clients::{self, Client, Clients, Package};
use ferrosmith_codegen::description::{Description, add_overlays};
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::files::Files;
use ferrosmith_codegen::{Job, generate, understand};
use ferrosmith_tests::{Case, Emission, case_trials, cases};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    case_trials("choices", "choices", check)
}

/// The crates of the cases whose choices fit.
pub(crate) fn crates() -> Vec<Emission> {
    let good = cases("choices").into_iter().filter(|case| case.has("ir.snap"));
    good.map(|case| Emission::new("choices", case.name(), move || emit(&case))).collect()
}

fn check(case: &Case) {
    let mut read = Read::new(case);
    let understood = read.clients.clients.first().and_then(|client| {
        let job = Job { client, runtime: &read.clients.runtime, descriptions: read.descriptions.clone() };
        understand(&job, &read.sources, &mut read.diagnostics)
    });
    if let Some((api, _)) = &understood {
        case.assert_snapshot("ir", &api.to_text());
    }
    if understood.is_some() && read.clients.clients.first().is_some_and(|client| client.groups.is_some()) {
        let files = emit(case).unwrap_or_default();
        case.assert_snapshot("api", files.get("API.md").unwrap_or_default());
    }
    if understood.is_none() || !read.diagnostics.is_empty() {
        case.assert_snapshot("findings", &read.diagnostics.render(&read.sources, false));
    }
}

/// The crate of a case, whose list has one client.
pub(crate) fn emit(case: &Case) -> Result<Files, String> {
    let mut read = Read::new(case);
    // All crates stand in one workspace, so each has the name of its case.
    let (name, client) = (case.name(), &read.clients.clients[0]);
    let client = &Client { package: Package::new(name.as_str()), name, ..client.clone() };
    let mut runtime = read.clients.runtime.clone();
    runtime.path = Some(ferrosmith_tests::repository().join("runtime").display().to_string());
    let job = Job { client, runtime: &runtime, descriptions: read.descriptions.clone() };
    let generated = generate(&job, &read.sources, &mut read.diagnostics);
    generated.map(|generated| generated.files).ok_or_else(|| read.diagnostics.render(&read.sources, false))
}

/// The client list of a case with the sources of its only client.
struct Read {
    clients: Clients,
    descriptions: Vec<Description>,
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Read {
    fn new(case: &Case) -> Self {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let list = sources.add("clients.toml", case.read("clients.toml"));
        let clients = clients::read(&sources, list, &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{}", diagnostics.render(&sources, false));
        let client = &clients.clients[0];
        let mut descriptions = descriptions(case, client, &mut sources);
        let overlays = client.choices.overlays.iter();
        let overlays = overlays.map(|(path, origin)| (sources.add(path.as_str(), case.read(path)), origin.clone()));
        add_overlays(&mut descriptions, overlays.collect(), &mut diagnostics);
        Self { clients, descriptions, sources, diagnostics }
    }
}

fn descriptions(case: &Case, client: &Client, sources: &mut Sources) -> Vec<Description> {
    let read = |(path, _): &(String, _)| {
        let id = sources.add(path.as_str(), case.read(path));
        Description::of(sources, vec![id])
    };
    client.sources.iter().map(read).collect()
}
