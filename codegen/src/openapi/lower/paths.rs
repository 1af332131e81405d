//! Path templates (OpenAPI 3.1, section 4.8.8.2).

use super::super::document::{Location, Parameter};

/// A template in pieces.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Template {
    /// The path, from its leading `/` on.
    pub(super) path: Vec<Piece>,
    /// The pairs behind `?`, which documents use to tell operations apart.
    pub(super) query: Vec<(String, Option<Piece>)>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// Text as it stands.
    Text(String),
    /// The name between braces; a greedy one may span segments: `{key+}`.
    Hole { name: String, greedy: bool },
}

/// Takes a template to pieces. What follows `#` is never sent: documents use it to tell operations apart.
pub(super) fn parse(template: &str) -> Template {
    let sent = template.split('#').next().unwrap_or_default();
    let (path, query) = sent.split_once('?').unwrap_or((sent, ""));
    let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let query = pairs.map(|pair| match pair.split_once('=') {
        Some((name, value)) => (name.to_owned(), pieces(value).into_iter().next().or(Some(Piece::Text(String::new())))),
        None => (pair.to_owned(), None),
    });
    Template { path: pieces(&path), query: query.collect() }
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, name, after)) = next_hole(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        let greedy = name.ends_with('+');
        pieces.push(Piece::Hole { name: name.trim_end_matches('+').trim().to_owned(), greedy });
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

fn next_hole(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// Whether a hole is filled by this parameter.
pub(super) fn fills(parameter: &Parameter<'_>, hole: &str) -> bool {
    parameter.location == Location::Path && parameter.name.trim_end_matches('+') == hole
}
