//! `API.md`: one line for each public item, sorted.

use super::{ItemKind, PublicApi, PublicItem, items};
use crate::rust::Context;
use crate::rust::docs::{code_span, plain_line};

/// The sections, by the first part of an item's path.
const SECTIONS: &[(&str, &str)] = &[
    ("Client", "Client"),
    ("groups", "Groups"),
    ("operations", "Operations"),
    ("types", "Types"),
    ("Error", "Errors"),
    ("checks", "Checks"),
];

/// The text of the page.
pub(in crate::rust) fn page(cx: &Context<'_>) -> String {
    let PublicApi { items, .. } = items(cx);
    let mut text = format!(
        "<!--{} -->\n\n# Public items of {}\n\nOne line for each; a change here is a change for callers.\n",
        cx.header(""),
        code_span(&cx.library().to_string())
    );
    for (root, title) in SECTIONS {
        let mut of_section = items.iter().filter(|item| item.path.split("::").next() == Some(root)).peekable();
        if of_section.peek().is_some() {
            text += &format!("\n## {title}\n\n");
            of_section.for_each(|item| text += &line(item));
        }
    }
    text
}

impl PublicItem {
    /// The item as Rust would declare it: `types::Tag::key: String`.
    pub fn declaration(&self) -> String {
        let Self { kind, path, signature, .. } = self;
        match kind {
            ItemKind::Type => format!("{signature} {path}"),
            ItemKind::Field => format!("{path}: {signature}"),
            ItemKind::Variant => format!("{path}{signature}"),
            ItemKind::Function => format!("{}{signature}", path.trim_end_matches("()")),
        }
    }
}

fn line(item: &PublicItem) -> String {
    let mut text = format!("- {}", code_span(&item.declaration()));
    if !item.detail.is_empty() {
        text += &format!(" · {}", plain_line(&item.detail));
    }
    if item.deprecated {
        text += " · deprecated";
    }
    text + "\n"
}
