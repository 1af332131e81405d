//! Lists the runtime's sources, which the tool carries so that it can write them beside the crates.
//!
//! `vendored/` leads to them by symbolic links, which `cargo package` follows; where a checkout has none, they are in
//! the folder beside this one.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let vendored = folder.join("vendored");
    let (sources, runtime, workspace) = if vendored.join("src").is_dir() {
        (vendored.join("src"), vendored.join("runtime.toml"), vendored.join("workspace.toml"))
    } else {
        let root = folder.join("..");
        (root.join("runtime/src"), root.join("runtime/Cargo.toml"), root.join("Cargo.toml"))
    };
    let mut files = Vec::new();
    find(&sources, "src", &mut files)?;
    files.sort();
    let mut text = String::from("static SOURCES: &[(&str, &str)] = &[\n");
    for (name, path) in files {
        text.push_str(&format!("    ({name:?}, include_str!({path:?})),\n"));
    }
    text.push_str(&format!("];\nstatic RUNTIME: &str = include_str!({runtime:?});\n"));
    text.push_str(&format!("static WORKSPACE: &str = include_str!({workspace:?});\n"));
    for path in [sources, runtime, workspace] {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("runtime.rs"), text)
}

/// Finds every file below a folder, with the name it shall have.
fn find(folder: &Path, name: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = format!("{name}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() { find(&path, &name, files)? } else { files.push((name, path)) }
    }
    Ok(())
}
