//! URI patterns and host prefixes: text with `{labels}` (Smithy 2.0, "`http` trait", "`endpoint` trait").

use crate::ir::{Fixed, FixedPlace};

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Segment<'a> {
    /// Text that stands for itself.
    Literal(&'a str),
    /// A label; a greedy one, `{name+}`, may span several segments.
    Label { name: &'a str, greedy: bool },
}

/// The literal texts and labels of a pattern, in order, or what is wrong with it.
pub(super) fn parse(pattern: &str) -> Result<Vec<Segment<'_>>, String> {
    let mut segments = Vec::new();
    let mut rest = pattern;
    while let Some((literal, after)) = rest.split_once('{') {
        if !literal.is_empty() {
            segments.push(Segment::Literal(literal));
        }
        let Some((label, after)) = after.split_once('}') else {
            return Err("a `{` is never closed".to_owned());
        };
        let (name, greedy) = label.strip_suffix('+').map_or((label, false), |name| (name, true));
        if !crate::smithy::shape_id::is_identifier(name) {
            return Err(format!("`{{{label}}}` is no label: a member's name belongs between the braces"));
        }
        segments.push(Segment::Label { name, greedy });
        rest = after;
    }
    if !rest.is_empty() {
        segments.push(Segment::Literal(rest));
    }
    Ok(segments)
}

/// The literal query parameters behind the `?` of a URI pattern.
pub(super) fn fixed_query(query: &str) -> Vec<Fixed> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').map_or((pair, None), |(name, value)| (name, Some(value)));
            Fixed { place: FixedPlace::Query, name: name.to_owned(), value: value.map(str::to_owned) }
        })
        .collect()
}
