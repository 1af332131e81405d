//! The files of a new project, and what to do with it.

use std::path::Path;

use anyhow::Result;
use ferrosmith_codegen::clients::toml_string;

use crate::codegen::SCHEMA;
use crate::disk;

/// A service may have relaxed a constraint since its description was written; a client that knows the old one must not
/// keep a request from being sent.
const VALIDATION: &str = "validation = \"required\"\n";

/// The client list with a new client.
pub(super) fn list(path: &Path, name: &str, entries: &[String]) -> Result<String> {
    let before = if path.exists() { disk::read(path)? } else { beginning() };
    let is_bare = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let key = if is_bare { name.to_owned() } else { toml_string(name) };
    let entries: Vec<String> = entries.iter().map(|entry| toml_string(entry)).collect();
    let client = format!("[clients.{key}]\nsources = [{}]\n{VALIDATION}", entries.join(", "));
    let before = before.trim_end();
    Ok(if before.is_empty() { client } else { format!("{before}\n\n{client}") })
}

fn beginning() -> String {
    format!(
        "#:schema ./{SCHEMA}\n# One table per client; the schema beside this file documents every key.\n\n[runtime]\n\
         # The runtime's sources are written beside the crates.\nvendor = true\n"
    )
}

/// The manifest of a workspace around the crates, if no manifest is here or above.
pub(super) fn workspace(out: &Path) -> Option<String> {
    let here = std::env::current_dir().ok()?;
    let is_inside = here.ancestors().any(|folder| folder.join("Cargo.toml").exists());
    if is_inside || out.is_absolute() {
        return None;
    }
    Some(format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", toml_string(&members(out))))
}

fn members(out: &Path) -> String {
    format!("{}/*", out.to_string_lossy().replace('\\', "/"))
}

/// What to do with a client that has just been added.
pub(super) fn next_steps(name: &str, list: &Path, out: &Path) -> String {
    let folder = out.join(name);
    let mut text = format!("added client `{name}` to {}; its crate is {}\n\nnext:\n", list.display(), folder.display());
    let manifest = disk::text(Path::new("Cargo.toml")).unwrap_or_default();
    if manifest.contains("[workspace") && !manifest.contains(&toml_string(&members(out))) {
        text += &format!("  add {} to the members of the workspace in Cargo.toml\n", toml_string(&members(out)));
    }
    text + &format!(
        "  cargo doc --open --manifest-path {}   # what it offers\n  cargo add --path {}   # in the crate of your program\n",
        folder.join("Cargo.toml").display(),
        folder.display()
    )
}
