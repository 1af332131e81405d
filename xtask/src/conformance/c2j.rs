//! Services as botocore has them: each is lowered, and compared with its Smithy form where the corpus has one.
//!
//! The folder has the services as a release keeps them, `SERVICE/VERSION/service-2.json`. With a filter they become
//! crates that are compiled, too. The two forms are of different days, so that what differs is counted and no failure; that one says
//! the same as the other is what the twins under `tests/cases/c2j-twins/` show.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use ferrosmith_codegen::diff::{Wire, compare};
use rayon::prelude::*;

use super::crates::{self, Descriptions};
use super::described::{self, Read};
use super::{Case, has_word, history};
use crate::folders::{entries, names};

const SERVICES: Descriptions = Descriptions { folders: &[], extensions: &["json"], prefix: "c2j" };

pub(super) fn run(folder: &Path, corpus: &Path, filter: &str) -> Result<Vec<Case>> {
    let services = services(folder, filter)?;
    let twins = smithy_models(corpus)?;
    let cases = services.par_iter().map(|(name, path)| {
        let read = read(path);
        let twin = service_id(path).and_then(|id| twins.get(&id));
        if let (Ok(read), Some(twin)) = (&read, twin)
            && let Some(line) = comparison(read, twin, name)
        {
            println!("{line}");
        }
        Case { name: name.clone(), group: "lowers".to_owned(), failure: read.err() }
    });
    let mut cases: Vec<Case> = cases.collect();
    if !filter.is_empty() {
        cases.extend(crates::run_paths(&SERVICES, services)?);
    }
    Ok(cases)
}

/// The newest version of every service.
fn services(folder: &Path, filter: &str) -> Result<Vec<(String, PathBuf)>> {
    let wanted = names(folder)?.into_iter().filter(|name| has_word(name, filter));
    let newest = |name: String| {
        let version = history::newest(&folder.join(&name))?;
        Some((name, version.join("service-2.json")))
    };
    Ok(wanted.filter_map(newest).collect())
}

/// The Smithy models of the corpus by what their files are called: the id of the service and its version.
fn smithy_models(corpus: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    for folder in super::models::FOLDERS.map(|folder| corpus.join(folder)) {
        for path in entries(&folder)? {
            found.insert(path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path);
        }
    }
    Ok(found)
}

/// What the file of the Smithy model of a service is called.
fn service_id(path: &Path) -> Option<String> {
    let description: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?;
    let metadata = description.get("metadata")?;
    let id = metadata.get("serviceId")?.as_str()?.to_lowercase().replace(' ', "-");
    Some(format!("{id}-{}", metadata.get("apiVersion")?.as_str()?))
}

fn read(path: &Path) -> Result<Read, String> {
    let texts = history::texts(path.parent().unwrap_or(path)).map_err(|error| error.to_string())?;
    described::read(texts)
}

/// In how much the two forms of a service differ.
fn comparison(c2j: &Read, smithy: &Path, name: &str) -> Option<String> {
    let text = fs::read_to_string(smithy).ok()?;
    let other = described::read(vec![("model.json".to_owned(), text)]).ok()?;
    let report = compare(other.side(), c2j.side());
    let breaking = report.changes().filter(|finding| finding.wire() == Wire::Breaking).count();
    Some(format!("{name}: {} differences to the Smithy form, {breaking} of them breaking", report.changes().count()))
}
