//! The temporary workspace in which ours and theirs are built side by side.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::single;

const MANIFEST: &str = include_str!("programs/workspace.toml");
const OURS: &str = include_str!("programs/ours.toml");
const THEIRS: &str = include_str!("programs/theirs.toml");
const PEER: &str = include_str!("programs/peer.toml");
const PAYLOAD: &str = include_str!("programs/payload.rs");
const OURS_BENCH: &str = include_str!("programs/ours_bench.rs");
const THEIRS_BENCH: &str = include_str!("programs/theirs_bench.rs");
const PEER_BENCH: &str = include_str!("programs/peer_bench.rs");
const OURS_ONCE: &str = include_str!("programs/ours_once.rs");
const THEIRS_ONCE: &str = include_str!("programs/theirs_once.rs");

/// A workspace with a package `ours` and a package `theirs`, each with the programs `*-bench` and `*-once`, and a package `peer`
/// with the fastest reader of JSON.
pub(super) struct Workspace {
    folder: PathBuf,
    /// Whether our client is made from the model that theirs is made from; else it is the one of this repository.
    pub(super) same_model: bool,
}

impl Workspace {
    /// Writes the workspace under `target`.
    pub(super) fn create(model: &Path) -> Result<Self> {
        let folder = single::repository().join("target/budget");
        let workspace = Self { folder, same_model: model.exists() };
        workspace.write("Cargo.toml", MANIFEST)?;
        let bedrock = if workspace.same_model { workspace.generate(model)? } else { "../../../generated/bedrock" };
        workspace.write("ours/Cargo.toml", &OURS.replace("$BEDROCK", bedrock))?;
        workspace.write("theirs/Cargo.toml", THEIRS)?;
        for (path, text) in [
            ("ours/src/bin/ours-bench.rs", OURS_BENCH),
            ("ours/src/bin/ours-once.rs", OURS_ONCE),
            ("ours/src/lib.rs", PAYLOAD),
            ("peer/Cargo.toml", PEER),
            ("peer/src/bin/peer-bench.rs", PEER_BENCH),
            ("peer/src/lib.rs", PAYLOAD),
            ("theirs/src/bin/theirs-bench.rs", THEIRS_BENCH),
            ("theirs/src/bin/theirs-once.rs", THEIRS_ONCE),
            ("theirs/src/lib.rs", PAYLOAD),
        ] {
            workspace.write(path, text)?;
        }
        Ok(workspace)
    }

    /// Runs cargo in the workspace and gives what it prints. Ours is compiled as theirs is, which comes from a
    /// registry: not incrementally.
    pub(super) fn cargo(&self, arguments: &[&str]) -> Result<String> {
        cargo(&self.folder, &[arguments, &["--config", "build.incremental=false"]].concat())
    }

    /// Where a program stands once it is built in release.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.folder.join("target/release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    fn generate(&self, model: &Path) -> Result<&'static str> {
        let old = self.folder.join("bedrock/src");
        if old.exists() {
            fs::remove_dir_all(&old).with_context(|| format!("cannot empty `{}`", old.display()))?;
        }
        for (path, text) in single::generate(model, "bedrock")?.files.iter() {
            self.write(&format!("bedrock/{path}"), text)?;
        }
        Ok("../bedrock")
    }

    /// Writes a file if it is not there already: cargo goes by its time.
    fn write(&self, path: &str, text: &str) -> Result<()> {
        let path = self.folder.join(path);
        if fs::read_to_string(&path).is_ok_and(|found| found == text) {
            return Ok(());
        }
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        fs::write(&path, text).with_context(|| format!("cannot write `{}`", path.display()))
    }
}

/// Runs cargo in a folder and gives what it prints.
pub(super) fn cargo(folder: &Path, arguments: &[&str]) -> Result<String> {
    let output = ferrosmith::cargo::command()
        .args(arguments)
        .arg("--quiet")
        .current_dir(folder)
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .context("cannot run cargo")?;
    if !output.status.success() {
        bail!("`cargo {}` failed:\n{}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
