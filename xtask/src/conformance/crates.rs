//! Descriptions that others wrote, as crates: each is read without an error, becomes a crate, compiles, and passes
//! clippy with warnings denied.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use ferrosmith::cargo;
use ferrosmith_codegen::Files;
use rayon::prelude::*;

use super::{Case, has_word};
use crate::folders::{entries, write};
use crate::single::{self, Rejection};

/// Folders of the corpus with descriptions in one language.
pub(super) struct Descriptions {
    /// The folders, from the root of the corpus.
    pub(super) folders: &'static [&'static str],
    /// How the files' names may end.
    pub(super) extensions: &'static [&'static str],
    /// The workspace in which their crates are compiled, and what the crates' names begin with.
    pub(super) prefix: &'static str,
}

/// What became of one description.
enum Made {
    /// A crate.
    Crate(Files),
    /// Its protocol is not one of ours: no case.
    OtherProtocol,
    /// It was rejected.
    Rejected(String),
}

/// Makes a crate of every description whose name contains one of the words of the filter, and compiles them all.
pub(super) fn run(descriptions: &Descriptions, corpus: &Path, filter: &str) -> Result<Vec<Case>> {
    let is_one = |path: &Path| {
        let extension = path.extension().unwrap_or_default();
        descriptions.extensions.iter().any(|one| extension == *one) && has_word(&stem(path), filter)
    };
    let mut paths = Vec::new();
    for folder in descriptions.folders {
        paths.extend(entries(&corpus.join(folder))?.into_iter().filter(|path| is_one(path)));
    }
    paths.sort();
    run_paths(descriptions, paths.into_iter().map(|path| (stem(&path), path)).collect())
}

/// Makes a crate of every description, each with its name, and compiles them all.
pub(super) fn run_paths(descriptions: &Descriptions, paths: Vec<(String, PathBuf)>) -> Result<Vec<Case>> {
    let made: Vec<(String, Made)> =
        paths.into_par_iter().map(|(name, path)| (name.clone(), make(descriptions, &name, &path))).collect();
    let mut cases = Vec::new();
    let mut crates = BTreeMap::new();
    for (name, made) in made {
        match made {
            Made::OtherProtocol => {}
            Made::Rejected(reason) => cases.push(case("generates", &name, Some(reason))),
            Made::Crate(files) => {
                cases.push(case("generates", &name, None));
                crates.insert(crate_name(descriptions, &name), files);
            }
        }
    }
    cases.extend(compile(descriptions.prefix, &crates)?);
    Ok(cases)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn case(group: &str, name: &str, failure: Option<String>) -> Case {
    Case { name: name.to_owned(), group: group.to_owned(), failure }
}

fn make(descriptions: &Descriptions, name: &str, path: &Path) -> Made {
    match single::generate(path, &crate_name(descriptions, name)) {
        Ok(generated) => Made::Crate(generated.files),
        Err(Rejection { protocol: true, .. }) => Made::OtherProtocol,
        Err(rejection) => Made::Rejected(rejection.to_string()),
    }
}

/// `bedrock-2023-04-20` becomes `model-bedrock-2023-04-20`.
fn crate_name(descriptions: &Descriptions, stem: &str) -> String {
    format!("{}-{}", descriptions.prefix, stem.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
}

/// Compiles all crates in one workspace, so that what they share is compiled once.
fn compile(workspace: &str, crates: &BTreeMap<String, Files>) -> Result<Vec<Case>> {
    if crates.is_empty() {
        return Ok(Vec::new());
    }
    let target = single::repository().join("target/conformance");
    let folder = target.join(workspace);
    write_workspace(&folder, crates)?;
    let output = cargo::command()
        .args(["clippy", "--workspace", "--keep-going", "--message-format=json", "--quiet", "--", "-D", "warnings"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", target.join("target"))
        .output()
        .context("cannot run cargo")?;
    let complaints = complaints(&String::from_utf8_lossy(&output.stdout));
    if !output.status.success() && complaints.is_empty() {
        anyhow::bail!("cargo failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let cases = crates.keys().map(|name| case("compiles, clippy-clean", name, complaints.get(name).cloned()));
    Ok(cases.collect())
}

/// Writes packages into a workspace of their own, in the versions of this repository's dependencies.
pub(super) fn write_workspace<'a>(
    folder: &Path,
    crates: impl IntoIterator<Item = (&'a String, &'a Files)>,
) -> Result<()> {
    let _ = fs::remove_dir_all(folder);
    write(&folder.join("Cargo.toml"), "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n")?;
    let lock = single::repository().join("Cargo.lock");
    if lock.exists() {
        fs::copy(lock, folder.join("Cargo.lock"))?;
    }
    for (name, files) in crates {
        for (path, text) in files.iter() {
            write(&folder.join(name).join(path), text)?;
        }
    }
    Ok(())
}

/// The first complaint about each package, by package name.
fn complaints(messages: &str) -> BTreeMap<String, String> {
    let mut complaints = BTreeMap::new();
    for line in messages.lines() {
        let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        if message["reason"] != "compiler-message" || message["message"]["level"] != "error" {
            continue;
        }
        let package = message["target"]["name"].as_str().unwrap_or_default().replace('_', "-");
        let text = message["message"]["rendered"].as_str().unwrap_or_default().to_owned();
        complaints.entry(package).or_insert(text);
    }
    complaints
}
