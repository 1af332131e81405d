//! Real Smithy models, as JSON AST.

use std::path::Path;

use anyhow::Result;

use super::Case;
use super::crates::{self, Descriptions};

const MODELS: Descriptions = Descriptions { folder: "smithy/models", extensions: &["json"], prefix: "model" };

pub(super) fn run(corpus: &Path, filter: &str) -> Result<Vec<Case>> {
    crates::run(&MODELS, corpus, filter)
}
