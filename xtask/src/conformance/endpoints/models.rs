//! The models of the corpus and the endpoint tests in them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value as Json;

use crate::folders::entries;

/// The models in all folders whose names begin with `models`.
pub(super) fn find(folder: &Path, filter: &str) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in entries(folder)? {
        let is_models = entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with("models"));
        if is_models && entry.is_dir() {
            paths.extend(entries(&entry)?);
        }
    }
    let is_wanted = |path: &PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        path.extension().is_some_and(|extension| extension == "json") && name.contains(filter)
    };
    paths.retain(is_wanted);
    paths.sort();
    Ok(paths)
}

pub(super) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
}

/// The test cases of a model's service; none if it has none.
pub(super) fn tests(text: &str) -> Result<Option<Vec<Json>>> {
    let model: Json = serde_json::from_str(text)?;
    let shapes = model["shapes"].as_object().into_iter().flatten();
    let mut tests =
        shapes.filter_map(|(_, shape)| shape["traits"]["smithy.rules#endpointTests"]["testCases"].as_array());
    Ok(tests.next().cloned())
}
