//! Lists whose items differ by position (`prefixItems`; JSON Schema Core, section 10.3.1.1), and the names of members
//! that have no schema of their own (`propertyNames`, section 10.3.2.4).

use std::rc::Rc;

use super::super::document::{Kind, Schema};
use super::context::{Lowering, SchemaType};
use super::{constraints, types};
use crate::diagnostics::codes;
use crate::ir::{List, Tuple, Type, TypeKind};

impl<'d> Lowering<'d> {
    /// The tuple of a schema with items by position. All of them are there, unless `minItems` asks for fewer.
    pub(super) fn lower_tuple(&mut self, schema: &Rc<Schema<'d>>) -> SchemaType {
        if schema.prefix.len() > Tuple::MOST {
            let message = format!("tuples have at most {} items here; these are any JSON", Tuple::MOST);
            self.diagnostics.warning(&codes::UNSUPPORTED_TUPLE, &schema.origin, message);
            let list = List { item: Type::Json, element: None, sensitive: false };
            return constraints::with_limits(Type::List(Box::new(list)), schema);
        }
        let count = schema.prefix.len();
        let required = schema.limits.min_items.and_then(|min| usize::try_from(min).ok()).unwrap_or(count).min(count);
        let items = schema.prefix.iter().enumerate().map(|(position, item)| {
            let ty = self.lower_unconstrained(item);
            let is_optional = position >= required && !matches!(ty, Type::Nullable(_));
            if is_optional { Type::Nullable(Box::new(ty)) } else { ty }
        });
        let items = items.collect();
        let rest = schema.items.as_ref().filter(|rest| rest.boolean != Some(false));
        let rest = rest.map(|rest| self.lower_unconstrained(rest));
        constraints::with_limits(Type::Tuple(Box::new(Tuple { items, required, rest })), schema)
    }

    /// The type of the names of members: an enum or text with constraints where there is a rule for them.
    pub(super) fn lower_names(&mut self, schema: &Schema<'d>) -> Type {
        let Some(names) = &schema.names else { return Type::String };
        let resolved = self.resolve(names).schema;
        let kinds = types::kinds(&resolved);
        let named = if matches!(kinds[..], [] | [Kind::String]) { self.lower_unconstrained(names) } else { Type::Json };
        let is_text = match &named {
            Type::Named(id) => self.types.get(*id).is_some_and(|definition| match &definition.kind {
                TypeKind::Newtype(newtype) => newtype.ty == Type::String,
                TypeKind::Enum(values) => !values.integer,
                TypeKind::Struct(_) | TypeKind::Union(_) => false,
            }),
            _ => false,
        };
        if is_text { named } else { Type::String }
    }
}
