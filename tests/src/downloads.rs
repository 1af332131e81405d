//! What cargo must have downloaded before it can be called without a network.

use std::process::{Command, Output};
use std::sync::LazyLock;

use crate::repository;

/// What every package of this repository depends on, with all features.
const EVERYTHING: &[&str] = &["--workspace", "--all-features"];

/// Makes sure that the packages that the tests hand to `cargo --offline` are on this machine, once in a process.
/// Building the tests downloads what they link; clients also need what stands behind features of the runtime that
/// nothing here switches on. The network is asked only where something is missing.
///
/// # Panics
///
/// If something is missing and cannot be downloaded.
pub(crate) fn download_dependencies() {
    static DOWNLOADED: LazyLock<()> = LazyLock::new(|| {
        if !tree(true, EVERYTHING).status.success() {
            let output = tree(false, EVERYTHING);
            assert!(output.status.success(), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));
        }
    });
    *DOWNLOADED;
}

/// Has cargo list the packages below some of this repository's, each with its features: `name v1.0.0|std,alloc|`.
pub(crate) fn tree(offline: bool, packages: &[&str]) -> Output {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--edges", "no-build,no-proc-macro", "--format", "{p}|{f}|", "--prefix", "none"])
        .args(offline.then_some("--offline"))
        .args(packages)
        .current_dir(repository())
        .output();
    output.unwrap_or_else(|error| panic!("cargo does not start: {error}"))
}
