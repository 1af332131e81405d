//! How serde's events become a [`Node`], with an allowance that every value draws on.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::node::{Node, Object};
use crate::ir::Number;

/// What the reader says when the allowance is used up.
pub(super) const TOO_MANY_VALUES: &str = "too many values";

/// Floats from here on are whole numbers that were too large for the reader: `18446744073709552000`.
const WHOLE_FROM: f64 = 9_007_199_254_740_992.0;

/// Builds a tree of at most so many values.
#[derive(Clone, Copy)]
pub(super) struct NodeSeed<'a>(pub(super) &'a Cell<usize>);

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let left = self.0.get().checked_sub(1).ok_or_else(|| D::Error::custom(TOO_MANY_VALUES))?;
        self.0.set(left);
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

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::String(value.into()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
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
        let mut builder = ObjectBuilder::default();
        while let Some(key) = members.next_key::<String>()? {
            builder.add(key, members.next_value_seed(self)?);
        }
        Ok(Node::Object(builder.finish()))
    }

    /// A YAML value with a tag of its own, `!name value`: the tag says nothing to us.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (_tag, value) = tagged.variant::<String>()?;
        value.newtype_variant_seed(self)
    }
}

/// Collects the members of an object, notices repeated keys and applies merge keys.
#[derive(Default)]
struct ObjectBuilder {
    object: Object,
    seen: std::collections::HashSet<Box<str>>,
    merged: Vec<Node>,
}

impl ObjectBuilder {
    fn add(&mut self, key: String, value: Node) {
        let key = key.into_boxed_str();
        match value {
            Node::Object(_) | Node::Array(_) if &*key == "<<" => self.merged.push(value),
            value if self.is_new(&key) => self.object.entries.push((key, value)),
            _ => self.object.repeated.push(key),
        }
    }

    /// Few keys are compared one by one; that is faster than hashing for nearly every object there is.
    fn is_new(&mut self, key: &str) -> bool {
        const FEW: usize = 16;
        if self.object.entries.len() < FEW {
            return self.object.get(key).is_none();
        }
        if self.seen.is_empty() {
            self.seen.extend(self.object.entries.iter().map(|(name, _)| name.clone()));
        }
        self.seen.insert(key.into())
    }

    /// The keys of `<<` count where the object has no such key of its own (YAML's merge key).
    fn finish(mut self) -> Object {
        for merged in std::mem::take(&mut self.merged) {
            let sources = match merged {
                Node::Array(items) => items,
                single => vec![single],
            };
            for source in sources {
                let Node::Object(source) = source else { continue };
                for (key, value) in source.entries {
                    if self.is_new(&key) {
                        self.object.entries.push((key, value));
                    }
                }
            }
        }
        self.object
    }
}
