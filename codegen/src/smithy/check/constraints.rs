//! Whether a node value keeps the constraint traits that hold for it (Smithy 2.0, "Constraint traits").

use regex::Regex;

use super::super::node::Node;

/// The violations of `@length` and `@pattern`, whose values `effective` knows.
pub(super) fn violations<'a>(effective: impl Fn(&str) -> Option<&'a Node>, value: &Node) -> Vec<String> {
    let length = effective("smithy.api#length").and_then(|bounds| length_violation(bounds, value));
    let pattern = effective("smithy.api#pattern").and_then(|pattern| pattern_violation(pattern, value));
    [length, pattern].into_iter().flatten().collect()
}

fn length_violation(bounds: &Node, value: &Node) -> Option<String> {
    let (length, unit) = match value {
        // Characters are Unicode scalar values.
        Node::String(text) => (text.chars().count(), "characters"),
        Node::Array(elements) => (elements.len(), "elements"),
        Node::Object(object) => (object.len(), "entries"),
        _ => return None,
    };
    let found = i64::try_from(length).unwrap_or(i64::MAX);
    let bound = |name: &str| bounds.get(name).and_then(Node::as_i64);
    match (bound("min"), bound("max")) {
        (Some(min), _) if found < min => Some(format!("must have at least {min} {unit}, but it has {found}")),
        (_, Some(max)) if found > max => Some(format!("must have at most {max} {unit}, but it has {found}")),
        _ => None,
    }
}

/// The violation of `@range`.
pub(super) fn range_violation(bounds: &Node, value: &Node) -> Option<String> {
    let found = value.as_f64()?;
    let bound = |name: &str| bounds.get(name).and_then(Node::as_f64);
    match (bound("min"), bound("max")) {
        (Some(min), _) if found < min => Some(format!("must be at least {min}, but it is {found}")),
        (_, Some(max)) if found > max => Some(format!("must be at most {max}, but it is {found}")),
        _ => None,
    }
}

/// A pattern that this engine does not take is not checked here; the constraints stage reports it.
fn pattern_violation(pattern: &Node, value: &Node) -> Option<String> {
    let (pattern, text) = (pattern.as_str()?, value.as_str()?);
    let regex = Regex::new(pattern).ok()?;
    (!regex.is_match(text)).then(|| format!("must match the pattern `{pattern}`, but it is `{text}`"))
}
