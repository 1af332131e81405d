//! What rustfmt and rustdoc make of an emitted crate.

use std::path::{Path, PathBuf};
use std::process::Command;

use ferrosmith_codegen::files::Files;
use serde_json::Value;

use crate::workspace::{beside_cargo, cargo, project_cargo, target, write, write_workspace};

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

/// Documents a crate; gives the folder of its pages. rustdoc is called as cargo would call it, but with the runtime
/// that the tests have compiled: cargo would check all that it depends on.
pub fn document_crate(name: &str, files: &Files) -> PathBuf {
    let folder = write_workspace("documented", &[(name.to_owned(), files.clone())]);
    let built = cargo(&folder, &["build", "--package", name, "--message-format=json"]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let runtime = library(&String::from_utf8_lossy(&built.stdout), "ferrosmith_runtime");
    let (pages, crate_name) = (folder.join("pages"), name.replace('-', "_"));
    let output = Command::new(beside_cargo("rustdoc"))
        .args(["--edition", "2024", "-Dwarnings", "--crate-name", &crate_name, "--out-dir"])
        .arg(&pages)
        .args(["--extern", &format!("ferrosmith_runtime={runtime}"), "-L"])
        .arg(format!("dependency={}", target().join("debug/deps").display()))
        .arg(folder.join(name).join("src/lib.rs"))
        .output()
        .unwrap_or_else(|error| panic!("rustdoc does not start: {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    pages.join(crate_name)
}

/// The library of a package, from the messages of cargo.
fn library(messages: &str, name: &str) -> String {
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut built = messages.filter(|message| message["target"]["name"] == name);
    let files = built.find_map(|message| message["filenames"].as_array().cloned()).unwrap_or_default();
    let library = files.iter().filter_map(Value::as_str).find(|file| file.ends_with(".rlib"));
    library.unwrap_or_else(|| panic!("`{name}` was not built")).to_owned()
}

/// The warnings and errors in all packages of a workspace that the tool wrote, with their examples; empty if there are
/// none.
pub fn project_warnings(root: &Path) -> String {
    let arguments = ["build", "--workspace", "--lib", "--bins", "--examples", "--message-format=json"];
    let output =
        project_cargo(root, &arguments).output().unwrap_or_else(|error| panic!("cargo does not start: {error}"));
    let messages = String::from_utf8_lossy(&output.stdout);
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let found: String =
        messages.filter_map(|message| message["message"]["rendered"].as_str().map(str::to_owned)).collect();
    if output.status.success() { found } else { found + &String::from_utf8_lossy(&output.stderr) }
}
