//! How serde's events become a [`Node`], with a size limit that every value draws on.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::node::{Node, Object};
use crate::ir::Number;

/// The reader's error when the size limit is used up.
pub(super) const TOO_MANY_VALUES: &str = "too many values";

/// Floats from here on are whole numbers that were too large for the reader: `18446744073709552000`.
const WHOLE_FROM: f64 = 9_007_199_254_740_992.0;

/// The reader's error for a value whose keys, from the root on, are too long together.
pub(super) const TOO_LONG_PATH: &str = "too long a path";
/// The most bytes that the keys on the way to a value may have: every place below is made of all of them.
const LONGEST_PATH: usize = 4_000;

/// Builds a tree out of a size limit, which each value costs one and each text its bytes.
#[derive(Clone, Copy)]
pub(super) struct NodeSeed<'a> {
    size_limit: &'a Cell<usize>,
    /// The bytes of the keys above.
    path: usize,
}

impl<'a> NodeSeed<'a> {
    /// The root.
    pub(super) fn new(size_limit: &'a Cell<usize>) -> Self {
        Self { size_limit, path: 0 }
    }

    fn draw<E: Error>(self, cost: usize) -> Result<(), E> {
        let left = self.size_limit.get().checked_sub(cost).ok_or_else(|| E::custom(TOO_MANY_VALUES))?;
        self.size_limit.set(left);
        Ok(())
    }

    /// The value of a key.
    fn below<E: Error>(self, key: &str) -> Result<Self, E> {
        self.draw(key.len())?;
        let path = self.path + key.len();
        if path > LONGEST_PATH { Err(E::custom(TOO_LONG_PATH)) } else { Ok(Self { path, ..self }) }
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.draw(1)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(Number::Int(value.into())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(Number::Int(value.into())))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Node, E> {
        Ok(Node::Number(Number::Int(value)))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Node, E> {
        Ok(Node::Number(i128::try_from(value).map_or(Number::Float(value as f64), Number::Int)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        let whole = value.fract() == 0.0 && value.abs() >= WHOLE_FROM && value.abs() < 1e38;
        Ok(Node::Number(if whole { Number::Int(value as i128) } else { Number::Float(value) }))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        self.draw(value.len())?;
        Ok(Node::String(value.into()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Node, E> {
        self.draw(value.len())?;
        Ok(Node::String(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Node::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Node, A::Error> {
        let mut object = Object::default();
        let mut merged = Vec::new();
        while let Some(key) = members.next_key::<String>()? {
            match members.next_value_seed(self.below(&key)?)? {
                value @ (Node::Object(_) | Node::Array(_)) if key == "<<" => merged.push(value),
                value => object.add(key.into(), value).unwrap_or_else(|key| object.repeated.push(key)),
            }
        }
        for source in merged {
            merge(&mut object, source);
        }
        Ok(Node::Object(object))
    }

    /// A YAML value with a tag of its own, `!name value`: the tag means nothing to us.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (_tag, value) = tagged.variant::<String>()?;
        value.newtype_variant_seed(self)
    }
}

/// Adds the members behind a `<<` that the object has not got itself (YAML's merge key); a list of objects has the
/// first of them win.
fn merge(object: &mut Object, source: Node) {
    match source {
        Node::Array(sources) => sources.into_iter().for_each(|source| merge(object, source)),
        Node::Object(source) => {
            for (key, value) in source.into_entries() {
                // A key that is there already is the one that counts.
                let _ = object.add(key, value);
            }
        }
        _ => {}
    }
}
