//! The consumer's package, checked as it is and with another crate.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use ferrosmith_codegen::Files;
use serde_json::Value;
use tempfile::TempDir;

use super::Errors;
use crate::cargo;

/// What does not compile with another crate in place of the package's own, and does as it is.
pub(super) fn new_errors(root: &Path, files: &Files) -> Result<Errors> {
    let folder = TempDir::new().context("cannot make a folder")?;
    for (path, text) in files.iter() {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(&path))?;
        std::fs::write(&path, text).with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    let before = errors(root, None)?;
    let mut after = errors(root, Some(folder.path()))?;
    after.retain(|line, _| !before.contains_key(line));
    Ok(after)
}

/// The errors in the sources of a package, with a crate in place of the one of its name.
fn errors(root: &Path, instead: Option<&Path>) -> Result<Errors> {
    let mut command = cargo::command();
    command.args(["check", "--all-targets", "--keep-going", "--message-format=json", "--quiet"]);
    if let Some(folder) = instead {
        command.arg("--config").arg(format!("paths=[{}]", Value::from(folder.display().to_string())));
    }
    let output = command.current_dir(root).output().context("cannot run cargo")?;
    let mut errors = Errors::new();
    let mut is_started = false;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        is_started = true;
        if message["reason"] == "compiler-message" && message["message"]["level"] == "error" {
            let text = message["message"]["message"].as_str().unwrap_or_default();
            let spans = message["message"]["spans"].as_array().into_iter().flatten();
            for span in spans.filter(|span| span["is_primary"] == true) {
                errors.extend(place(root, &message, span).map(|place| (place, text.to_owned())));
            }
        }
    }
    if !is_started && !output.status.success() {
        bail!("cargo cannot check `{}`: {}", root.display(), String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(errors)
}

/// The file within the package, and the line; none for what is in another package.
fn place(root: &Path, message: &Value, span: &Value) -> Option<(String, usize)> {
    let manifest = PathBuf::from(message["manifest_path"].as_str()?);
    let package = manifest.parent()?.canonicalize().ok()?;
    let root = root.canonicalize().ok()?;
    let file = Path::new(span["file_name"].as_str()?);
    // Names are relative to the workspace, which may be above the package.
    let absolute = package.ancestors().map(|folder| folder.join(file)).find(|path| path.is_file())?;
    let inside = absolute.strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/");
    Some((inside, usize::try_from(span["line_start"].as_u64()?).ok()?))
}
