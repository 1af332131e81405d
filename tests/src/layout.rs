//! What rustfmt and rustdoc make of an emitted crate.

use std::path::PathBuf;
use std::process::Command;

use ferrosmith_codegen::files::Files;

use crate::workspace::{cargo, write, write_workspace};

/// What `cargo fmt` with its default settings would change in a crate; empty if nothing.
pub fn unformatted(name: &str, files: &Files) -> String {
    let folder = write_workspace("formatted", &[(name.to_owned(), files.clone())]);
    // The settings of the repository around it are not those of its users.
    let defaults = folder.join("defaults");
    write(&defaults.join("rustfmt.toml"), "");
    let is_root = |path: &&str| *path == "src/lib.rs" || path.starts_with("examples/");
    let roots = files.iter().map(|(path, _)| path).filter(is_root).map(|path| folder.join(name).join(path));
    let output = Command::new("rustfmt")
        .args(["--edition", "2024", "--check", "--config-path"])
        .arg(defaults)
        .args(roots)
        .output()
        .unwrap_or_else(|error| panic!("rustfmt does not start: {error}"));
    let found = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    if output.status.success() { String::new() } else { found }
}

/// Documents a crate; gives the folder of its pages.
pub fn document_crate(name: &str, files: &Files) -> PathBuf {
    let folder = write_workspace("documented", &[(name.to_owned(), files.clone())]);
    let output = cargo(&folder, &["doc", "--no-deps", "--package", name, "--target-dir", "target"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder.join("target/doc").join(name.replace('-', "_"))
}
