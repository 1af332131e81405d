//! Elements that no table describes, as JSON values: an object of what is within them, or else their text.

use serde_json::{Map, Value};

use super::encode::{escape, is_name};
use super::nodes::{Node, Nodes, Read, name};

/// The element that is open. Elements of one name become a list; attributes are left out, and so
/// is what nests too deep.
pub(super) fn any(nodes: &mut Nodes<'_>) -> Read<Value> {
    if nodes.checked().is_err() {
        return nodes.skip().map(|()| Value::Null);
    }
    let mut text = String::new();
    let mut members = Map::new();
    loop {
        match nodes.next()? {
            Node::Text(piece) => text.push_str(&piece),
            Node::Open(start) => {
                let name = name(&start).to_owned();
                let value = any(nodes)?;
                match members.get_mut(&name) {
                    None => drop(members.insert(name, value)),
                    Some(Value::Array(items)) => items.push(value),
                    Some(first) => *first = Value::Array(vec![first.take(), value]),
                }
            }
            Node::Close | Node::End => break,
        }
    }
    Ok(if members.is_empty() { Value::String(text) } else { Value::Object(members) })
}

/// Writes a JSON value as what stands within an element: text, or an element for each member. A list repeats its element.
pub(super) fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => {}
        Value::String(text) => escape(text, out),
        Value::Bool(_) | Value::Number(_) => escape(&value.to_string(), out),
        Value::Array(items) => items.iter().for_each(|item| write(item, out)),
        Value::Object(members) => members.iter().for_each(|(name, value)| write_member(name, value, out)),
    }
}

fn write_member(name: &str, value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| write_member(name, item, out)),
        _ if is_name(name) => {
            out.extend_from_slice(format!("<{name}>").as_bytes());
            write(value, out);
            out.extend_from_slice(format!("</{name}>").as_bytes());
        }
        _ => {}
    }
}
