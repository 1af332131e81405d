//! The crates of both sides and the programs that use them, checked by one cargo.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use ferrosmith::cargo;
use ferrosmith_codegen::Files;
use ferrosmith_codegen::clients::RuntimeDependency;

use super::super::super::Case;
use super::CRATE;
use crate::folders::write;
use crate::single;

/// A changed crate, and what is predicted of programs that use the base.
pub(super) struct Head {
    pub(super) name: String,
    pub(super) files: Files,
    pub(super) is_major: bool,
    /// Items that change for callers, each with its program.
    pub(super) broken: Vec<(String, Option<String>)>,
    /// Every other item with a program that uses it.
    pub(super) whole: Vec<(String, String)>,
}

/// How crates depend on the runtime of this repository.
pub(super) fn runtime() -> RuntimeDependency {
    let path = single::repository().join("runtime").display().to_string();
    RuntimeDependency { path: Some(path), ..RuntimeDependency::default() }
}

/// Checks all programs against both crates: one case for each change.
pub(super) fn check(base: &Files, heads: &[Head]) -> Result<Vec<Case>> {
    let target = single::repository().join("target/conformance");
    let folder = target.join("witnesses");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    fs::write(
        folder.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n\n[profile.dev]\ndebug = false\nincremental = false\n",
    )?;
    fs::copy(single::repository().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    write_crate(&folder, "base", base)?;
    let mut all: BTreeSet<&str> = BTreeSet::new();
    for head in heads {
        all.extend(head.broken.iter().filter_map(|(_, program)| program.as_deref()));
        all.extend(head.whole.iter().map(|(_, program)| program.as_str()));
    }
    let programs: Vec<&str> = all.into_iter().collect();
    write_modules(&folder, "with-base", "base", &programs)?;
    for (number, head) in heads.iter().enumerate() {
        let name = format!("head-{number:03}");
        write_crate(&folder, &name, &head.files)?;
        let whole: Vec<&str> = head.whole.iter().map(|(_, program)| program.as_str()).collect();
        write_modules(&folder, &format!("with-{number:03}"), &name, &whole)?;
        for (place, (_, program)) in head.broken.iter().enumerate() {
            let Some(program) = program else { continue };
            let path = folder.join(format!("with-{number:03}/examples/broken_{number:03}_{place:03}.rs"));
            write(&path, &format!("{program}\nfn main() {{}}\n"))?;
        }
    }
    let failed = failed(&folder, &target)?;
    if let Some(errors) = failed.get("with-base") {
        bail!("programs do not compile with the base: {errors:?}");
    }
    let judged = heads.iter().enumerate().map(|(number, head)| {
        let name = format!("with-{number:03}");
        let none = BTreeSet::new();
        let failure = judge(head, number, failed.get(&name).unwrap_or(&none));
        Case { name: head.name.clone(), group: "predicted and compiled".to_owned(), failure }
    });
    Ok(judged.collect())
}

/// Why prediction and compiler differ.
fn judge(head: &Head, number: usize, failed: &BTreeSet<String>) -> Option<String> {
    let mut wrong = Vec::new();
    if head.is_major == head.broken.is_empty() {
        wrong.push(format!("major: {}, {} items change", head.is_major, head.broken.len()));
    }
    for (place, (path, program)) in head.broken.iter().enumerate() {
        match program {
            None => wrong.push(format!("no program shows `{path}`")),
            Some(_) if !failed.contains(&format!("broken_{number:03}_{place:03}")) => {
                wrong.push(format!("`{path}` compiles"));
            }
            Some(_) => {}
        }
    }
    for (position, (path, _)) in head.whole.iter().enumerate() {
        if failed.contains(&format!("m{position}")) {
            wrong.push(format!("`{path}` does not compile"));
        }
    }
    (!wrong.is_empty()).then(|| wrong.join("; "))
}

/// A generated crate under another package name.
fn write_crate(folder: &Path, name: &str, files: &Files) -> Result<()> {
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("src/") || *path == "Cargo.toml") {
        let text = match path {
            "Cargo.toml" => text.replacen(&format!("name = \"{CRATE}\""), &format!("name = \"{CRATE}-{name}\""), 1),
            _ => text.to_owned(),
        };
        write(&folder.join(name).join(path), &text)?;
    }
    let readme = folder.join(name).join("README.md");
    write(&readme, "")
}

/// A crate with a module for each program.
fn write_modules(folder: &Path, name: &str, of: &str, programs: &[&str]) -> Result<()> {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{CRATE} = {{ package = \
         \"{CRATE}-{of}\", path = \"../{of}\" }}\n"
    );
    write(&folder.join(name).join("Cargo.toml"), &manifest)?;
    let modules: String = (0..programs.len()).map(|position| format!("pub mod m{position};\n")).collect();
    write(&folder.join(name).join("src/lib.rs"), &format!("#![allow(deprecated, unused)]\n{modules}"))?;
    for (position, program) in programs.iter().enumerate() {
        write(&folder.join(name).join(format!("src/m{position}.rs")), program)?;
    }
    Ok(())
}

/// The files with errors, by package and without their extension.
fn failed(folder: &Path, target: &Path) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let output = cargo::command()
        .args([
            "check",
            "--workspace",
            "--lib",
            "--examples",
            "--keep-going",
            "--message-format=json",
            "--quiet",
            "--offline",
        ])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target.join("target"))
        .output()
        .context("cannot run cargo")?;
    let mut failed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut count = 0;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        count += 1;
        if message["reason"] != "compiler-message" || message["message"]["level"] != "error" {
            continue;
        }
        let package =
            message["manifest_path"].as_str().and_then(|path| Path::new(path).parent()?.file_name()?.to_str());
        let files = message["message"]["spans"].as_array().into_iter().flatten();
        let stem =
            |span: &serde_json::Value| Some(Path::new(span["file_name"].as_str()?).file_stem()?.to_str()?.to_owned());
        failed.entry(package.unwrap_or_default().to_owned()).or_default().extend(files.filter_map(stem));
    }
    if count == 0 {
        bail!("cargo failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    if let Some((package, errors)) = failed.iter().find(|(package, _)| !package.starts_with("with-")) {
        bail!("`{package}` does not compile: {errors:?}");
    }
    Ok(failed)
}
