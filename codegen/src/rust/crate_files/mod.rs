//! What makes the files a crate: `Cargo.toml`, `README.md`, `rustfmt.toml` and `lib.rs`.

mod library;
mod manifest;
mod readme;

pub(super) use manifest::package_name;

use super::docs::plain_line;
use super::{Context, header};
use crate::files::Files;

/// Writes the files that every crate has.
pub(super) fn emit_crate_files(cx: &Context<'_>, files: &mut Files) {
    files.insert("Cargo.toml", manifest::manifest(cx));
    files.insert("README.md", readme::readme(cx));
    files.insert("rustfmt.toml", formatting());
    files.insert("src/lib.rs", library::library(cx));
}

/// Keeps `cargo fmt` in the workspace around it from changing what was written.
fn formatting() -> String {
    format!("{}\n\ndisable_all_formatting = true\n", header("#", file!()))
}

/// What the crate is, in one line.
fn description(cx: &Context<'_>) -> String {
    let title = cx.api.title.as_deref().unwrap_or(&cx.api.name);
    let text = cx.options.description.clone().unwrap_or_else(|| format!("Client for {title}"));
    plain_line(&text)
}
