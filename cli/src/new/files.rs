//! The files of a new project, and what to do with it.

use std::path::{Path, PathBuf};

use anyhow::Result;
use ferrosmith_codegen::clients::toml_string;

use crate::codegen::SCHEMA;
use crate::disk;

/// A service may have relaxed a constraint since its description was written; a client that knows the old one must not
/// keep a request from being sent.
const VALIDATION: &str = "validation = \"required\"\n";

/// What a new client chooses, as its descriptions suggest.
#[derive(Clone, Copy, Default)]
pub(super) struct Suits {
    /// Whether operations stand in groups.
    pub(super) groups: bool,
    /// Whether the requests that the service sends are types.
    pub(super) webhooks: bool,
}

/// The client list with a new client, with the choices that suit its descriptions.
pub(super) fn list(path: &Path, name: &str, entries: &[String], suits: Suits) -> Result<String> {
    let before = if path.exists() { disk::read(path)? } else { beginning() };
    let is_bare = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let key = if is_bare { name.to_owned() } else { toml_string(name) };
    let entries: Vec<String> = entries.iter().map(|entry| toml_string(entry)).collect();
    let groups = if suits.groups { "groups = true\n" } else { "" };
    let webhooks = if suits.webhooks { "webhooks = true\n" } else { "" };
    let client = format!("[clients.{key}]\nsources = [{}]\n{VALIDATION}{groups}{webhooks}", entries.join(", "));
    let before = before.trim_end();
    Ok(if before.is_empty() { client } else { format!("{before}\n\n{client}") })
}

fn beginning() -> String {
    format!(
        "#:schema ./{SCHEMA}\n# One table per client; the schema beside this file documents every key.\n\n[runtime]\n\
         # The runtime's sources are written beside the crates.\nvendor = true\n"
    )
}

/// The manifest of a workspace around the crates of a project that begins here, if no manifest is here. One above is of a
/// workspace that does not know of these crates.
pub(super) fn workspace(out: &Path, begins: bool) -> Option<String> {
    let is_above = || workspace_above().is_some();
    if Path::new("Cargo.toml").exists() || out.is_absolute() || (!begins && is_above()) {
        return None;
    }
    Some(format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", toml_string(&members(out))))
}

/// The manifest of the workspace that this folder lies in.
fn workspace_above() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let manifests = here.ancestors().skip(1).map(|folder| folder.join("Cargo.toml"));
    manifests.into_iter().find(|path| disk::text(path).is_some_and(|text| text.contains("[workspace")))
}

fn members(out: &Path) -> String {
    format!("{}/*", out.to_string_lossy().replace('\\', "/"))
}

/// What to do with a client that has just been added, in a workspace that has just been made or not.
pub(super) fn next_steps(name: &str, list: &Path, out: &Path, is_new_workspace: bool) -> String {
    let folder = out.join(name);
    let mut text = format!("added client `{name}` to {}; its crate is {}\n\nnext:\n", list.display(), folder.display());
    let manifest = disk::text(Path::new("Cargo.toml")).unwrap_or_default();
    if manifest.contains("[workspace") && !manifest.contains(&toml_string(&members(out))) {
        text += &format!("  add {} to the members of the workspace in Cargo.toml\n", toml_string(&members(out)));
    }
    if let Some(above) = workspace_above().filter(|_| is_new_workspace) {
        text += &format!(
            "  this folder is a workspace of its own; to join that of {}, remove Cargo.toml and add the crates to its members\n",
            above.display()
        );
    }
    text + &format!(
        "  cargo doc --open --manifest-path {}   # what it offers\n  \
         cargo add --package YOUR-PROGRAM --path {}   # `cargo new YOUR-PROGRAM` begins one\n",
        folder.join("Cargo.toml").display(),
        folder.display()
    )
}
