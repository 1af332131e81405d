//! What makes the files a crate: `Cargo.toml`, `README.md`, `API.md` and `lib.rs`.

mod library;
mod manifest;
mod readme;

use super::docs::plain_line;
use super::{Context, api};
use crate::files::{Files, Listing};

/// Writes the files that every crate has.
pub(super) fn emit_crate_files(cx: &Context<'_>, files: &mut Files) {
    files.insert("Cargo.toml", manifest::manifest(cx));
    files.insert("README.md", readme::readme(cx));
    files.insert("API.md", api::page(cx));
    files.insert("src/lib.rs", library::library(cx));
}

/// Writes the list of what was written: nothing else in the crate's folder is ever replaced or removed.
pub(super) fn emit_listing(cx: &Context<'_>, files: &mut Files) {
    let operations = cx.api.operations.iter().map(|operation| operation.name.clone());
    let listing = Listing::of(operations, files);
    files.insert(Listing::PATH, listing.to_text(&cx.header("#")));
}

/// What the crate is, in one line.
fn description(cx: &Context<'_>) -> String {
    let title = cx.title();
    let text = cx.options.package.description.clone().unwrap_or_else(|| format!("Client for {title}"));
    plain_line(&text)
}
