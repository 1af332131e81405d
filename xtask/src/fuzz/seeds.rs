//! Inputs to begin with: what the tests of this repository are made of.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::single;

/// What a file becomes an input of.
struct Seeds {
    target: &'static str,
    pattern: &'static str,
    /// What a file must contain.
    mark: &'static str,
    /// Whether YAML becomes JSON.
    as_json: bool,
}

const SEEDS: &[Seeds] = &[
    Seeds { target: "smithy", pattern: "tests/cases/**/*.smithy", mark: "", as_json: false },
    Seeds { target: "ast", pattern: "tests/cases/**/*.json", mark: "\"smithy\"", as_json: false },
    Seeds { target: "c2j", pattern: "tests/cases/c2j*/**/*.json", mark: "\"shapes\"", as_json: false },
    Seeds { target: "openapi-yaml", pattern: "tests/cases/**/*.yaml", mark: "openapi", as_json: false },
    Seeds { target: "openapi-json", pattern: "tests/cases/**/*.yaml", mark: "openapi", as_json: true },
    Seeds { target: "openapi-json", pattern: "tests/cases/**/*.json", mark: "\"openapi\"", as_json: false },
    Seeds { target: "merge-diff", pattern: "tests/cases/**/*.yaml", mark: "openapi", as_json: false },
];

/// The largest file that becomes an input, in bytes: small ones are mutated to more effect.
const LARGEST: usize = 8 << 10;

/// Writes the inputs of a target into a folder.
pub(super) fn write(target: &str, folder: &Path) -> Result<()> {
    for (group, seeds) in SEEDS.iter().enumerate().filter(|(_, seeds)| seeds.target == target) {
        for (number, path) in files(seeds.pattern)?.iter().enumerate() {
            let Some(text) = text(path, seeds) else { continue };
            let seed = folder.join(format!("case-{group}-{number}"));
            fs::write(&seed, text).with_context(|| format!("cannot write `{}`", seed.display()))?;
        }
    }
    Ok(())
}

fn files(pattern: &str) -> Result<Vec<PathBuf>> {
    let pattern = single::repository().join(pattern).display().to_string();
    Ok(glob::glob(&pattern)?.filter_map(Result::ok).collect())
}

fn text(path: &Path, seeds: &Seeds) -> Option<String> {
    let text = fs::read_to_string(path).ok().filter(|text| text.len() <= LARGEST && text.contains(seeds.mark))?;
    match seeds.as_json {
        true => serde_yaml::from_str::<serde_json::Value>(&text).ok().map(|value| value.to_string()),
        false => Some(text),
    }
}
