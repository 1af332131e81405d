//! Fuzz targets, all in one program: `FUZZ_TARGET` names the one that runs, as `cargo xtask fuzz` sets it.
#![no_main]

mod codecs;
mod descriptions;
mod documents;
mod fields;
mod frames;
mod models;
mod patterns;
mod profiles;
mod signatures;

use std::sync::OnceLock;
use std::{env, fs, process};

use libfuzzer_sys::fuzz_target;

/// A target.
struct Target {
    name: &'static str,
    /// Looks at an input. What must not be is a panic.
    run: fn(&[u8]),
    /// Inputs to begin with, beside the files that are known to `cargo xtask fuzz`.
    seeds: fn() -> Vec<Vec<u8>>,
}

const fn target(name: &'static str, run: fn(&[u8]), seeds: fn() -> Vec<Vec<u8>>) -> Target {
    Target { name, run, seeds }
}

static TARGETS: &[Target] = &[
    target("smithy", descriptions::smithy, Vec::new),
    target("ast", descriptions::ast, Vec::new),
    target("uri", descriptions::uri, descriptions::uris),
    target("c2j", descriptions::c2j, Vec::new),
    target("openapi-yaml", descriptions::openapi_yaml, Vec::new),
    target("openapi-json", descriptions::openapi_json, Vec::new),
    target("merge-diff", descriptions::merge_and_diff, Vec::new),
    target("models", models::run, Vec::new),
    target("patterns", patterns::run, Vec::new),
    target("pattern-text", patterns::text, patterns::seeds),
    target("json", codecs::json, documents::json),
    target("cbor", codecs::cbor, documents::cbor),
    target("xml", codecs::xml, documents::xml),
    target("form", codecs::form, documents::form),
    target("round", codecs::round, documents::json),
    target("errors", codecs::errors, documents::errors),
    target("frames", frames::run, frames::seeds),
    target("sigv4", signatures::run, signatures::seeds),
    target("fields", fields::run, fields::seeds),
    target("profiles", profiles::run, profiles::seeds),
];

static TARGET: OnceLock<&Target> = OnceLock::new();

/// Finds the target. With `FUZZ_SEEDS` its seeds are written into that folder, and without a target the names of all are
/// printed.
fn choose() {
    let name = env::var("FUZZ_TARGET").unwrap_or_default();
    let Some(target) = TARGETS.iter().find(|target| target.name == name) else {
        TARGETS.iter().for_each(|target| println!("{}", target.name));
        process::exit(0);
    };
    if let Ok(folder) = env::var("FUZZ_SEEDS") {
        for (number, seed) in (target.seeds)().into_iter().enumerate() {
            fs::write(format!("{folder}/seed-{number}"), seed).expect("a seed");
        }
    }
    TARGET.get_or_init(|| target);
}

fuzz_target!(init: choose(), |data: &[u8]| {
    if let Some(target) = TARGET.get() {
        (target.run)(data);
    }
});
