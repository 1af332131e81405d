//! JSON texts as node values, in source order.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::super::node::{Node, Number, Object};

/// Below this, looking through the members is cheaper than hashing them.
const FEW: usize = 16;

/// Reads a whole text. serde_json limits the depth of nesting.
pub(super) fn read(text: &str) -> Result<Node, serde_json::Error> {
    serde_json::from_str::<Json>(text.trim_start_matches('\u{feff}')).map(|json| json.0)
}

struct Json(Node);

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor).map(Json)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(Number::new(value.to_string())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(Number::new(value.to_string())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Number(Number::new(format!("{value:?}"))))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::String(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut elements = Vec::new();
        while let Some(Json(element)) = access.next_element()? {
            elements.push(element);
        }
        Ok(Node::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut object = Object::default();
        let mut keys: HashSet<Arc<str>> = HashSet::new();
        while let Some(key) = access.next_key::<String>()? {
            let key: Arc<str> = key.into();
            let is_new = if object.len() < FEW {
                object.get(&key).is_none()
            } else {
                if keys.is_empty() {
                    keys.extend(object.keys().map(Arc::from));
                }
                keys.insert(key.clone())
            };
            if !is_new {
                return Err(A::Error::custom(format!("the object has the member `{key}` twice")));
            }
            let Json(value) = access.next_value()?;
            object.push(key, value);
        }
        Ok(Node::Object(object))
    }
}
