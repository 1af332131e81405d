//! Real Smithy models, as JSON AST.

use std::path::Path;

use anyhow::Result;

use super::Case;
use super::crates::{self, Descriptions};

/// Where the corpus has them.
pub(super) const FOLDERS: [&str; 2] = ["smithy/models", "smithy/models-2"];

const MODELS: Descriptions = Descriptions { folders: &FOLDERS, extensions: &["json"], prefix: "model" };

pub(super) fn run(corpus: &Path, filter: &str) -> Result<Vec<Case>> {
    crates::run(&MODELS, corpus, filter)
}
