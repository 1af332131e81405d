//! URI patterns and host prefixes: text with `{labels}` (Smithy 2.0, "`http` trait", "`endpoint` trait").

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
        if !super::shape_id::is_identifier(name) {
            return Err(format!("`{{{label}}}` is not a label: the name of a member belongs between the braces"));
        }
        segments.push(Segment::Label { name, greedy });
        rest = after;
    }
    if !rest.is_empty() {
        segments.push(Segment::Literal(rest));
    }
    if segments.iter().any(|segment| matches!(segment, Segment::Literal(text) if text.contains('}'))) {
        return Err("a `}` closes nothing".to_owned());
    }
    Ok(segments)
}

/// The labels of a pattern, each with whether it is greedy; none if the pattern is malformed, which is reported once.
pub(super) fn labels(pattern: &str) -> Vec<(&str, bool)> {
    let segments = parse(pattern).unwrap_or_default();
    let labels = segments.into_iter().filter_map(|segment| match segment {
        Segment::Label { name, greedy } => Some((name, greedy)),
        Segment::Literal(_) => None,
    });
    labels.collect()
}

/// The names of the literal parameters behind the `?` of a URI pattern, each with its value.
pub(super) fn query_literals(query: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').map_or((pair, None), |(name, value)| (name, Some(value))))
}
