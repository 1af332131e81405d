//! Smithy's protocol tests as Rust tests: every service of the corpus whose protocol is supported becomes a crate,
//! with one test for each case that is about clients; then all of them are run.

mod cases;
mod malformed;
mod rules;
mod run;
mod tests;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use ferrosmith_codegen::clients::{Defaults, Package, Validation};
use ferrosmith_codegen::diagnostics::{Diagnostics, SourceId, Sources};
use ferrosmith_codegen::files::Files;
use ferrosmith_codegen::smithy::model::{Model, Shape};
use ferrosmith_codegen::{rust, smithy};

use super::Case;
use ferrosmith::{MessageFormat, Shell, disk};

use crate::single;
use cases::{Kind, Test};

/// A generated crate and its cases.
struct Suite {
    name: String,
    files: Files,
    tests: Vec<Test>,
}

impl Suite {
    /// The name of the crate, and of the module that holds its tests: ids are unique within a service only.
    fn module(&self) -> String {
        self.name.replace('-', "_")
    }
}

pub(super) fn run(corpus: &Path, filter: &str) -> Result<Vec<Case>> {
    let (mut sources, mut ids) = read(&corpus.join("smithy/protocol-tests"))?;
    let rules = rules::add(&corpus.join("smithy/models"), &load(&sources, &ids)?, &mut sources)?;
    ids.extend(&rules);
    let model = load(&sources, &ids)?;
    let mut suites = Vec::new();
    for service in model.services() {
        let (Some(properties), Some(protocol)) = (service.as_service(), cases::protocol_of(service)) else { continue };
        let mut tests = cases::gather(&model, properties, protocol);
        tests.retain(|test| test.id.contains(filter) || test.protocol.contains(filter));
        if !tests.is_empty() {
            suites.push(generate(&model, &sources, service, tests)?);
        }
    }
    let mut cases = run::suites(&suites)?;
    if filter.is_empty() {
        cases.extend(rules::missing(&rules));
        cases.extend(Kind::ALL.into_iter().filter_map(|kind| missing(kind, &suites)));
    }
    Ok(cases)
}

/// A failure, if the corpus has no case of a kind: then nothing was shown about it.
fn missing(kind: Kind, suites: &[Suite]) -> Option<Case> {
    let is_there = suites.iter().flat_map(|suite| &suite.tests).any(|test| test.kind == kind);
    let failure = Some("the corpus has no case of this kind".to_owned());
    (!is_there).then(|| Case { name: kind.name(), group: kind.name(), failure })
}

fn report(diagnostics: &Diagnostics, sources: &Sources) -> Result<()> {
    Shell::new("cargo xtask", MessageFormat::Human).diagnostics(diagnostics, sources)
}

/// The files of a folder that fit a pattern, in the order of their paths.
fn files(folder: &Path, pattern: &str) -> Result<Vec<PathBuf>> {
    let pattern = folder.join(pattern);
    let mut paths: Vec<PathBuf> = glob::glob(&pattern.to_string_lossy())?.filter_map(Result::ok).collect();
    paths.sort();
    Ok(paths)
}

fn load(sources: &Sources, ids: &[SourceId]) -> Result<Model> {
    let mut diagnostics = Diagnostics::new();
    let model = smithy::load(sources, ids, &mut diagnostics);
    report(&diagnostics, sources)?;
    if diagnostics.has_errors() {
        bail!("the protocol tests do not load");
    }
    Ok(model)
}

fn read(folder: &Path) -> Result<(Sources, Vec<SourceId>)> {
    let mut sources = Sources::new();
    let mut ids = Vec::new();
    for path in files(folder, "**/*.smithy")? {
        ids.push(sources.add(path.display().to_string(), disk::read(&path)?));
    }
    Ok((sources, ids))
}

/// The crate of a service, with its tests.
fn generate(model: &Model, sources: &Sources, service: &Shape, tests: Vec<Test>) -> Result<Suite> {
    let mut diagnostics = Diagnostics::new();
    let api = smithy::lower(model, Some(&(service.id.as_str().to_owned(), service.origin.clone())), &mut diagnostics);
    report(&diagnostics, sources)?;
    let Some(api) = api.filter(|_| !diagnostics.has_errors()) else { bail!("`{}` cannot be lowered", service.id) };
    let (api, facts) = ferrosmith_codegen::prepare(api, &mut diagnostics);
    let name = format!("protocol-{}", service.id.name().to_lowercase());
    let root = single::repository();
    let options = rust::Options {
        package: Package::new(name.clone()),
        folder: name.clone(),
        sources: vec!["the protocol tests".to_owned()],
        is_published: false,
        runtime: format!("path = {:?}", root.join("runtime")),
        validation: Validation::RequiredOnly,
        // The cases of Smithy expect them.
        defaults: Defaults::Send,
        groups: false,
    };
    let mut files = rust::emit(&api, &facts, &options);
    let harness =
        format!("\n[dev-dependencies.ferrosmith-tests]\npath = {:?}\ndefault-features = false\n", root.join("tests"));
    let manifest = files.get("Cargo.toml").unwrap_or_default().to_owned() + &harness;
    files.insert("Cargo.toml", manifest);
    let names = rust::public_names(&api, &facts);
    let text = tests::emit(&name, &names, &tests)?;
    files.insert("tests/protocol.rs", text);
    Ok(Suite { name, files, tests })
}
