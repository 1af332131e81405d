//! Helpers shared by the test files of this crate.

mod cases;
#[cfg(feature = "trials")]
mod compilation;
#[cfg(feature = "trials")]
mod crates;
#[cfg(feature = "trials")]
mod downloads;
mod emission;
#[cfg(feature = "trials")]
mod layout;
pub mod protocol;
pub mod server;
#[cfg(feature = "trials")]
mod trials;
#[cfg(feature = "trials")]
mod workspace;

pub use cases::{Case, cases};
#[cfg(feature = "trials")]
pub use compilation::{Emission, compile_trials};
#[cfg(feature = "trials")]
pub use crates::{Goal, is_full};
pub use emission::{emit_texts, own_description, runtime_dependency};
#[cfg(feature = "trials")]
pub use layout::{document_crate, project_warnings, unformatted};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
#[cfg(feature = "trials")]
pub use trials::{case_trials, corpus_trial, corpus_trials, files, ignored, trial};
#[cfg(feature = "trials")]
#[cfg(feature = "trials")]
pub use workspace::{manifest, project_cargo, share_dependencies};

/// The folder with the public test corpora, if this machine has it: the one that `FERROSMITH_CORPUS` names, else
/// the one beside the repository. The error names the folder that is absent.
///
/// # Errors
///
/// There is no such folder; the text names it.
pub fn corpus() -> Result<PathBuf, String> {
    let beside = repository().join("../shared/corpus");
    let folder = std::env::var_os("FERROSMITH_CORPUS").map_or(beside, PathBuf::from);
    if folder.is_dir() { Ok(folder) } else { Err(format!("there is no corpus at {}", folder.display())) }
}

/// The root of this repository.
pub fn repository() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// All texts in a folder and below it, under their paths relative to it, with `/`. What is not UTF-8 is left out.
pub fn read_texts(folder: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(current) = pending.pop() {
        for entry in std::fs::read_dir(&current).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                pending.push(path);
            } else if let (Ok(text), Ok(relative)) = (std::fs::read_to_string(&path), path.strip_prefix(folder)) {
                let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
                texts.insert(parts.join("/"), text);
            }
        }
    }
    texts
}

/// The examples of the project's README, compiled and run with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
