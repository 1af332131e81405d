//! The cargo workspace in which emitted crates are compiled. Its dependencies have the versions, features and profiles
//! of this repository, and cargo is given the same target directory: none of them is compiled a second time.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use ferrosmith_codegen::files::Files;

use crate::downloads::{self, download_dependencies};
use crate::repository;

/// The packages of the workspace that are none of the crates: the dependencies, and the examples of all crates.
pub(crate) const DEPENDENCIES: &str = "dependencies";
pub(crate) const EXAMPLES: &str = "examples";

/// Writes what has changed, so that cargo need not look at the rest again.
pub(crate) fn write_workspace(name: &str, crates: &[(String, Files)]) -> PathBuf {
    let folder = target().join("emitted").join(name);
    let members: Vec<&str> = crates.iter().map(|(name, _)| name.as_str()).chain([DEPENDENCIES, EXAMPLES]).collect();
    write(
        &folder.join("Cargo.toml"),
        &format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n{}", profiles()),
    );
    write(&folder.join("Cargo.lock"), &read(&repository().join("Cargo.lock")));
    write_package(&folder.join(DEPENDENCIES), &dependencies(), "");
    let (manifest, library) = examples(crates);
    write_package(&folder.join(EXAMPLES), &manifest, &library);
    for (name, files) in crates {
        for (path, text) in files.iter() {
            write(&folder.join(name).join(path), text);
        }
    }
    folder
}

/// Calls cargo in the folder of a workspace, with clippy in place of the compiler for its own packages.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = project_cargo(folder, arguments);
    command.env("RUSTC_WORKSPACE_WRAPPER", beside_cargo("clippy-driver")).env("RUSTDOCFLAGS", "-Dwarnings");
    command.output().unwrap_or_else(|error| panic!("cargo does not start: {error}"))
}

/// Prepares a call of cargo in the folder of a workspace that the tool wrote.
pub fn project_cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command
        .args(["--offline", "--quiet"])
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_INCREMENTAL", "0");
    command
}

/// A tool of cargo's own toolchain.
pub(crate) fn beside_cargo(tool: &str) -> PathBuf {
    Path::new(env!("CARGO")).with_file_name(tool)
}

/// Lets a workspace that the tool wrote share what the tests have compiled: it gets the versions, features and profiles
/// of this repository, the features by a package in the folder of its members.
pub fn share_dependencies(root: &Path, members: &Path) {
    let manifest = root.join("Cargo.toml");
    write(&manifest, &format!("{}\n{}", read(&manifest), profiles()));
    write(&root.join("Cargo.lock"), &read(&repository().join("Cargo.lock")));
    write_package(&members.join(DEPENDENCIES), &dependencies(), "");
}

/// The target directory that the running tests were built in: they lie in its `debug/deps`.
pub(crate) fn target() -> PathBuf {
    let executable = std::env::current_exe().unwrap_or_else(|error| panic!("{error}"));
    executable.ancestors().nth(3).map_or_else(|| repository().join("target"), Path::to_path_buf)
}

/// The profiles of this repository, of which some are about what macros are made of. Nobody debugs the crates
/// themselves.
fn profiles() -> String {
    let manifest = read(&repository().join("Cargo.toml"));
    let tables = manifest.split("\n[").filter(|table| table.starts_with("profile.dev.package."));
    tables.fold("[profile.dev]\ndebug = false\n".to_owned(), |text, table| text + "\n[" + table + "\n")
}

/// A package that depends on everything that the runtime does, with the features that the packages of this repository
/// ask for together.
fn dependencies() -> String {
    let wanted: BTreeSet<String> =
        tree(&["--package", "ferrosmith-runtime", "--all-features"]).into_keys().map(|(name, _)| name).collect();
    let mut manifest = manifest(DEPENDENCIES);
    for (number, ((name, version), features)) in tree(&["--workspace"]).into_iter().enumerate() {
        if wanted.contains(&name) {
            let features: Vec<&str> = features.split(',').filter(|feature| !feature.is_empty()).collect();
            // Writing to a `String` cannot fail.
            let _ = writeln!(
                manifest,
                "d{number} = {{ package = {name:?}, version = \"={version}\", default-features = false, features = {features:?} }}"
            );
        }
    }
    manifest
}

/// The features of every published package below some of this repository's, by name and version.
fn tree(packages: &[&str]) -> BTreeMap<(String, String), String> {
    download_dependencies();
    let output = downloads::tree(true, packages);
    assert!(output.status.success(), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    let parse = |line: &str| {
        let mut parts = line.split('|');
        let (name, version) = parts.next()?.split_once(" v")?;
        let version = version.split('+').next()?;
        (!version.contains(' ')).then(|| ((name.to_owned(), version.to_owned()), parts.next().unwrap_or("").to_owned()))
    };
    String::from_utf8_lossy(&output.stdout).lines().filter_map(parse).collect()
}

/// A library with the examples of all crates for its modules: a program of each would have to be linked.
fn examples(crates: &[(String, Files)]) -> (String, String) {
    let (mut manifest, mut library) = (manifest(EXAMPLES), "#![allow(dead_code)]\n".to_owned());
    manifest.push_str("tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n");
    for (number, (folder, files)) in crates.iter().enumerate() {
        let package = files.get("Cargo.toml").and_then(|text| text.split("\nname = \"").nth(1)?.split('"').next());
        let Some(package) = package else { continue };
        // Writing to a `String` cannot fail.
        let _ = writeln!(manifest, "{package} = {{ path = \"../{folder}\" }}");
        for (path, _) in files.iter().filter(|(path, _)| path.starts_with("examples/")) {
            let _ = writeln!(library, "#[path = \"../../{folder}/{path}\"]\nmod example_{number};");
        }
    }
    (manifest, library)
}

/// Returns the manifest of a package, to which its dependencies are added.
pub fn manifest(name: &str) -> String {
    format!("[package]\nname = {name:?}\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n")
}

fn write_package(folder: &Path, manifest: &str, library: &str) {
    write(&folder.join("Cargo.toml"), manifest);
    write(&folder.join("src/lib.rs"), library);
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes a file unless it holds this text already.
pub(crate) fn write(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|present| present == text) {
        return;
    }
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    std::fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
