//! Whether emitted crates compile, without warnings, and do what they should.

use std::path::{Path, PathBuf};
use std::process::Command;

use ferrosmith_codegen::files::Files;

/// Writes crates into a workspace of their own and has clippy check them all, warnings denied. With
/// `FERROSMITH_COMPILE=full` their documentation is made and their examples are compiled, too.
pub fn check_crates(name: &str, crates: &[(String, Files)]) {
    let folder = workspace(name, crates);
    cargo(&folder, &["clippy", "--offline", "--workspace", "--all-targets", "--quiet", "--", "-Dwarnings"]);
    if std::env::var("FERROSMITH_COMPILE").is_ok_and(|value| value == "full") {
        cargo(&folder, &["doc", "--offline", "--workspace", "--no-deps", "--quiet"]);
        cargo(&folder, &["test", "--offline", "--workspace", "--doc", "--quiet"]);
    }
}

/// Writes crates into a workspace of their own and runs their tests.
pub fn test_crates(name: &str, crates: &[(String, Files)]) {
    cargo(&workspace(name, crates), &["test", "--offline", "--workspace", "--tests", "--quiet"]);
}

/// Writes what has changed, so that cargo need not look at the rest again.
fn workspace(name: &str, crates: &[(String, Files)]) -> PathBuf {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    let folder = target.join("emitted").join(name);
    let members: Vec<String> = crates.iter().map(|(name, _)| format!("{name:?}")).collect();
    write(&folder.join("Cargo.toml"), &format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", ")));
    for (name, files) in crates {
        for (path, text) in files.iter() {
            write(&folder.join(name).join(path), text);
        }
    }
    folder
}

fn write(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|present| present == text) {
        return;
    }
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    std::fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let target = folder.join("../target");
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .output();
    let output = output.unwrap_or_else(|error| panic!("cargo does not start: {error}"));
    let messages = String::from_utf8_lossy(&output.stderr);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "cargo {} in {}:\n{messages}\n{said}", arguments[0], folder.display());
}
