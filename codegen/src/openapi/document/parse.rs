//! Text to tree: JSON through `serde_json`, YAML through `serde_yaml`, both into [`Node`].
//!
//! What a hostile text could do is bounded here: its size, its depth (both readers stop at 128 levels), and how much
//! it may unfold through YAML aliases.

use std::cell::Cell;

use serde::de::DeserializeSeed;

use super::build::{NodeSeed, TOO_LONG_PATH, TOO_MANY_VALUES};
use super::node::Node;
use super::spelling;
use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources, codes};

/// The largest text that is read, in bytes.
const MAX_BYTES: usize = 64 << 20;
/// How many values and bytes of texts aliases may add to those that the text can hold by itself.
const ALIAS_LIMIT: usize = 1_000_000;

/// What the errors of both readers contain for too many levels.
const TOO_DEEP: &str = "recursion limit exceeded";

/// Reads a text into a tree, or reports why it is none.
pub(in crate::openapi) fn parse(sources: &Sources, id: SourceId, diagnostics: &mut Diagnostics) -> Option<Node> {
    let source = sources.get(id);
    if source.text.len() > MAX_BYTES {
        let message = format!("the document has {} bytes; at most {MAX_BYTES} are read", source.text.len());
        diagnostics.error(&codes::OVERSIZED_DOCUMENT, &Origin::file(id), message);
        return None;
    }
    let text = source.text.trim_start_matches('\u{feff}');
    if text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#') || line == "---") {
        diagnostics.error(&codes::INVALID_SYNTAX, &Origin::file(id), "there is nothing in this file");
        return None;
    }
    let looks_like_json = text.trim_start().starts_with('{');
    let node = match (looks_like_json, source.name.ends_with(".yaml") || source.name.ends_with(".yml")) {
        (true, false) => read_json(text),
        (true, true) => read_json(text).or_else(|_| read_yaml(text)),
        (false, _) => read_yaml(text),
    };
    match node {
        Ok(node) => {
            report_repeated_keys(&node, &|| Origin::pointer(id, ""), diagnostics);
            Some(node)
        }
        Err(problem) => {
            problem.report(id, &source.text, diagnostics);
            None
        }
    }
}

/// `/info/version` as it is written where it is no string: the tree has rounded `1.10` to `1.1`.
pub(super) fn version_as_written(text: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Document {
        info: Info,
    }
    #[derive(serde::Deserialize)]
    struct Info {
        version: String,
    }
    serde_yaml::from_str::<Document>(text).ok().map(|document| document.info.version)
}

fn read_json(text: &str) -> Result<Node, Problem> {
    let size_limit = Cell::new(own_cost(text));
    let mut reader = serde_json::Deserializer::from_str(text);
    let node = NodeSeed::new(&size_limit).deserialize(&mut reader).and_then(|node| reader.end().map(|()| node));
    node.map_err(|error| Problem { message: error.to_string(), line: error.line(), column: error.column() })
}

fn read_yaml(text: &str) -> Result<Node, Problem> {
    check_brackets(text)?;
    let size_limit = Cell::new(own_cost(text) + ALIAS_LIMIT);
    let mut node =
        NodeSeed::new(&size_limit).deserialize(serde_yaml::Deserializer::from_str(text)).map_err(|error| {
            let (line, column) = error.location().map_or((1, 1), |place| (place.line(), place.column()));
            Problem { message: error.to_string(), line, column }
        })?;
    spelling::restore(&mut node, text);
    Ok(node)
}

/// The most that a text without aliases can cost: a value for each byte, and twice the bytes for its texts, since
/// YAML writes some letters in fewer bytes than they have.
fn own_cost(text: &str) -> usize {
    3 * text.len() + 1
}

/// Where the first alias seems to stand, counted from one: the reader gives no place for what aliases unfold to.
fn first_alias(text: &str) -> (usize, usize) {
    let alias = |line: &str| {
        let stars = line.match_indices('*').map(|(position, _)| position);
        let begins = |before: &str| before.is_empty() || before.ends_with([' ', '[', ',', '{']);
        let named = |after: &str| after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        stars.into_iter().find(|position| begins(&line[..*position]) && named(&line[position + 1..]))
    };
    let lines = text.lines().enumerate();
    let mut places = lines.filter_map(|(index, line)| alias(line).map(|column| (index + 1, column + 1)));
    places.next().unwrap_or((1, 1))
}

/// The YAML reader takes time in the square of the brackets that are open at once, long before it counts levels. So
/// they are counted here, roughly: brackets within text count, too, but those are few, and mostly closed.
fn check_brackets(text: &str) -> Result<(), Problem> {
    const MAX_OPEN: usize = 10_000;
    let mut open = 0_usize;
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        if open > MAX_OPEN {
            return Err(Problem { message: TOO_DEEP.to_owned(), line: 1, column: 1 });
        }
    }
    Ok(())
}

/// Why a text is no tree.
struct Problem {
    message: String,
    line: usize,
    column: usize,
}

impl Problem {
    fn report(&self, id: SourceId, text: &str, diagnostics: &mut Diagnostics) {
        let message = self.message.split(" at line ").next().unwrap_or(&self.message);
        let offset = offset_of(text, self.line, self.column);
        let origin = &Origin::bytes(id, offset..offset);
        if message.contains(TOO_DEEP) {
            let message = "the document is nested more than 128 levels deep";
            diagnostics.error(&codes::DEEP_NESTING, origin, message);
        } else if message.contains(TOO_LONG_PATH) {
            let message = "the keys on the way to this value have more than 4000 bytes together";
            diagnostics.error(&codes::OVERSIZED_KEYS, origin, message);
        } else if message.contains("repetition limit exceeded") || message.contains(TOO_MANY_VALUES) {
            let (line, column) = if self.line > 1 { (self.line, self.column) } else { first_alias(text) };
            let offset = offset_of(text, line, column);
            let origin = &Origin::bytes(id, offset..offset);
            let hint = "write the repeated parts under `components` and mention them by `$ref`";
            diagnostics
                .error(
                    &codes::OVERSIZED_ALIASES,
                    origin,
                    "the aliases of the document expand to far more than its own size",
                )
                .hint(hint);
        } else {
            diagnostics.error(&codes::INVALID_SYNTAX, origin, format!("this cannot be read: {message}"));
        }
    }
}

/// The byte where a line and column, both counted from one, stand.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut offset = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn report_repeated_keys(node: &Node, origin: &dyn Fn() -> Origin, diagnostics: &mut Diagnostics) {
    match node {
        Node::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                report_repeated_keys(item, &|| origin().child(index), diagnostics);
            }
        }
        Node::Object(object) => {
            for key in &object.repeated {
                let hint = "a key has one value: remove or rename one of them";
                let message =
                    format!("the key `{key}` is written twice in one object; the first of its values is read");
                diagnostics.warning(&codes::DUPLICATE_KEY, &origin().child(key), message).hint(hint);
            }
            for (key, value) in object.iter() {
                report_repeated_keys(value, &|| origin().child(key), diagnostics);
            }
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}
