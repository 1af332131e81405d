//! Helpers shared by the test files of this crate.

mod cases;
mod crates;
mod emission;
pub mod protocol;
pub mod server;

pub use cases::{Case, cases};
pub use crates::{check_crates, test_crates};
pub use emission::{emit_texts, runtime_dependency};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder with the public test corpora, if this machine has it: the one that `FERROSMITH_CORPUS` names, else
/// the one beside the repository. Says so on standard error when there is none.
pub fn corpus() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let folder = std::env::var_os("FERROSMITH_CORPUS").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("no corpus at {}: nothing is tested", folder.display());
    None
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
