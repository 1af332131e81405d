//! Real OpenAPI documents, as YAML and JSON.

use std::path::Path;

use anyhow::Result;

use super::Case;
use super::crates::{self, Descriptions};

const DOCUMENTS: Descriptions =
    Descriptions { folder: "openapi", extensions: &["json", "yaml", "yml"], prefix: "openapi" };

pub(super) fn run(corpus: &Path, filter: &str) -> Result<Vec<Case>> {
    crates::run(&DOCUMENTS, corpus, filter)
}
