//! `enum` and `const` (JSON Schema Validation, section 6.1).

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Cursor, Kind, Node, Schema};
use super::context::{Lowering, SchemaType};
use super::scalars;
use super::types::kinds;
use crate::diagnostics::codes;
use crate::ir::{Enum, EnumValue, Number, Type, TypeKind};

/// What the values of an enum have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Values {
    Text,
    Whole,
    Numbers,
    Booleans,
    Mixed,
}

impl<'d> Lowering<'d> {
    /// The type of a schema that lists its values; none where it does not, or lists nothing.
    pub(super) fn lower_values(&mut self, schema: &Rc<Schema<'d>>) -> Option<SchemaType> {
        let values = schema.values.as_ref()?;
        if values.is_empty() {
            let message = "an empty `enum` allows no value; it is ignored";
            self.diagnostics.warning(&codes::EMPTY_ENUM, &schema.origin.child("enum"), message);
            return None;
        }
        let kind = common_kind(values, &kinds(schema));
        let ty = match kind {
            Values::Text | Values::Whole => self.define_enum(schema, values, kind == Values::Whole),
            Values::Numbers => scalars::scalar(Kind::Number, schema),
            Values::Booleans => Type::Bool,
            Values::Mixed => return Some(self.lower_mixed(schema, values)),
        };
        Some(SchemaType::plain(ty))
    }

    /// Values of several kinds: a union with a variant for the values of each kind. Lists and objects among them have no
    /// type of their own, and are any JSON.
    fn lower_mixed(&mut self, schema: &Rc<Schema<'d>>, values: &[Cursor<'d>]) -> SchemaType {
        let kinds = [Kind::String, Kind::Integer, Kind::Number, Kind::Boolean];
        let mut union = Schema::empty(schema.origin.clone());
        union.description.clone_from(&schema.description);
        union.title.clone_from(&schema.title);
        for kind in kinds {
            let own: Vec<_> = values.iter().filter(|value| kind_of(value.node) == Some(kind)).cloned().collect();
            if !own.is_empty() {
                let mut branch = Schema::empty(schema.origin.child(format!("{kind:?}").to_lowercase()));
                branch.types = vec![kind];
                branch.values = Some(own);
                union.any_of.push(Rc::new(branch));
            }
        }
        match values.iter().all(|value| kind_of(value.node).is_some()) {
            true => self.lower_union(&Rc::new(union)),
            false => SchemaType::plain(Type::Json),
        }
    }

    fn define_enum(&mut self, schema: &Schema<'d>, values: &[Cursor<'d>], integer: bool) -> Type {
        let mut lowered: Vec<EnumValue> = Vec::new();
        let mut seen = HashSet::new();
        for (index, cursor) in values.iter().enumerate() {
            let Some(value) = cursor.node.scalar_text() else { continue };
            if !seen.insert(value.clone()) {
                let message = format!("the value `{value}` is listed twice");
                self.diagnostics.warning(&codes::DUPLICATE_VALUE, &cursor.origin, message);
                continue;
            }
            let own_name = (schema.value_names.len() == values.len()).then(|| schema.value_names[index].to_string());
            lowered.push(EnumValue {
                name: own_name.unwrap_or_else(|| value.clone()),
                value,
                docs: schema.value_docs.get(index).map(|docs| docs.to_string()).unwrap_or_default(),
                origin: cursor.origin.clone(),
                deprecated: None,
                internal: false,
            });
        }
        self.define(schema, TypeKind::Enum(Enum { integer, open: schema.takes_other_values, values: lowered }))
    }
}

/// The type of a simple value.
fn kind_of(value: &Node) -> Option<Kind> {
    match value {
        Node::String(_) => Some(Kind::String),
        Node::Number(Number::Int(_)) => Some(Kind::Integer),
        Node::Number(Number::Float(_)) => Some(Kind::Number),
        Node::Bool(_) => Some(Kind::Boolean),
        Node::Null | Node::Array(_) | Node::Object(_) => None,
    }
}

/// What the values are, read in the light of the schema's `type`: an integer may stand in quotes, text without.
fn common_kind(values: &[Cursor<'_>], kinds: &[Kind]) -> Values {
    let all = |fits: fn(&Node) -> bool| values.iter().all(|value| fits(value.node));
    let whole = |node: &Node| match node {
        Node::Number(Number::Int(_)) => true,
        Node::String(text) => text.parse::<i64>().is_ok(),
        _ => false,
    };
    match kinds {
        [Kind::String] if all(|node| node.scalar_text().is_some()) => Values::Text,
        [Kind::Integer | Kind::Number] if values.iter().all(|value| whole(value.node)) => Values::Whole,
        [Kind::Boolean] => Values::Booleans,
        _ if all(|node| matches!(node, Node::String(_))) => Values::Text,
        _ if all(|node| matches!(node, Node::Number(Number::Int(_)))) => Values::Whole,
        _ if all(|node| matches!(node, Node::Number(_))) => Values::Numbers,
        _ if all(|node| matches!(node, Node::Bool(_))) => Values::Booleans,
        _ => Values::Mixed,
    }
}
