//! Reads `* + ? {n} {n,} {n,m}` with their lazy and possessive forms, and notices those a typist spoiled.

use super::ast::Node;
use super::reader::Reader;
use super::{PatternError, RemarkKind};

/// Counts above this are rejected: no engine takes them.
const LARGEST: u32 = 1_000_000;

/// Reads the quantifier after `node`, if there is one. `grouped` is whether `node` is a group or look-ahead, which
/// may have one even where it has no width.
pub(crate) fn quantified(reader: &mut Reader, node: Node, grouped: bool) -> Result<Node, PatternError> {
    let at = reader.offset();
    let braces = reader.peek() == Some('{');
    let Some((min, max)) = bounds(reader)? else { return Ok(node) };
    if braces && is_space(&node) {
        reader.remark(RemarkKind::SpoiledQuantifier, at, "the quantifier repeats a space");
    }
    if !grouped && matches!(node, Node::Assert(_) | Node::Look { .. }) {
        reader.extension(at, "a quantifier after something without width")?;
    }
    let repeated = Node::repeat(node, min, max);
    if reader.eat("?") {
        return again(reader, repeated);
    }
    if reader.peek() == Some('+') {
        let at = reader.offset();
        reader.extension(at, "a possessive quantifier")?;
        reader.bump();
        return Ok(possessive(repeated, min, max));
    }
    again(reader, repeated)
}

/// Java takes a second quantifier (`{11}{0,1011}`) as one of the whole.
fn again(reader: &mut Reader, node: Node) -> Result<Node, PatternError> {
    let at = reader.offset();
    match bounds(reader)? {
        None => Ok(node),
        Some((min, max)) => {
            reader.extension(at, "a quantifier after a quantifier")?;
            Ok(Node::repeat(node, min, max))
        }
    }
}

/// A possessive piece gives nothing back; where every run of it is equally long, it has nothing to give.
fn possessive(node: Node, min: u32, max: Option<u32>) -> Node {
    let fixed = max == Some(min) && matches!(&node, Node::Repeat { node, .. } if matches!(**node, Node::Class(_)));
    if fixed { node } else { Node::Atomic(Box::new(node)) }
}

fn is_space(node: &Node) -> bool {
    matches!(node, Node::Class(class) if class.members().only() == Some(' '))
}

fn bounds(reader: &mut Reader) -> Result<Option<(u32, Option<u32>)>, PatternError> {
    let simple = match reader.peek() {
        Some('*') => (0, None),
        Some('+') => (1, None),
        Some('?') => (0, Some(1)),
        Some('{') => return after_brace(reader),
        _ => return Ok(None),
    };
    reader.bump();
    Ok(Some(simple))
}

fn after_brace(reader: &mut Reader) -> Result<Option<(u32, Option<u32>)>, PatternError> {
    let mark = reader.mark();
    reader.bump();
    let found = braces(reader)?;
    if found.is_none() {
        reader.back_to(mark);
    }
    Ok(found)
}

/// Reads `n}`, `n,}` or `n,m}` after a `{` that was taken; anything else is no quantifier.
pub(crate) fn braces(reader: &mut Reader) -> Result<Option<(u32, Option<u32>)>, PatternError> {
    let at = reader.offset();
    let low = reader.take_while(16, |digit| digit.is_ascii_digit());
    if low.is_empty() {
        return Ok(None);
    }
    let comma = reader.eat(",");
    let high = if comma { reader.take_while(16, |digit| digit.is_ascii_digit()) } else { low.clone() };
    if !reader.eat("}") {
        return Ok(None);
    }
    let min = count(reader, at, &low)?;
    let max = if high.is_empty() { None } else { Some(count(reader, at, &high)?) };
    if max.is_some_and(|max| max < min) {
        return Err(reader.error(at, format!("the quantifier's bounds are reversed: {low} is more than {high}")));
    }
    Ok(Some((min, max)))
}

fn count(reader: &Reader, at: usize, digits: &str) -> Result<u32, PatternError> {
    let number = digits.parse::<u32>().ok().filter(|&number| number <= LARGEST);
    number.ok_or_else(|| reader.error(at, format!("a count of {digits} is more than the {LARGEST} that engines take")))
}
