//! Members: what each is for, its type, and what its values satisfy.

use super::Page;
use crate::ir::{Bound, Bounds, Constraints, Field, Presence, Range, Type, TypeKind};
use crate::rust::code_span;

impl<'a> Page<'a> {
    /// A parameter or element of a message.
    pub(super) fn member(&mut self, field: &'a Field, is_sent: bool) {
        self.heading(&format!("### {}", code_span(&field.wire)));
        self.body(field, is_sent);
    }

    /// A member of a type.
    pub(super) fn nested_member(&mut self, field: &'a Field, is_sent: bool) {
        self.heading(&format!("#### {}", code_span(&field.wire)));
        self.body(field, is_sent);
    }

    fn body(&mut self, field: &'a Field, is_sent: bool) {
        self.paragraph(&field.docs);
        if let Some(reason) = &field.flags.deprecated {
            self.paragraph(&format!("**Deprecated.** {reason}"));
        }
        let ty = type_text(self, &field.ty);
        self.text += &format!("\n- Type: {ty}\n");
        self.constraints("", &field.ty, &field.constraints);
        self.of_type("", &field.ty);
        if let Presence::Default(value) = &field.presence {
            self.line(&format!("- Default: {}", code_span(&value.to_string())));
        }
        if is_sent {
            let required = if field.presence == Presence::Required { "yes" } else { "no" };
            self.line(&format!("- Required: {required}"));
        }
    }

    /// What the type of a member asks of its values beside the member's own constraints, and the values of an enum.
    /// What it asks of items and values has a word before it.
    fn of_type(&mut self, of: &str, ty: &'a Type) {
        match ty {
            Type::Nullable(inner) => self.of_type(of, inner),
            Type::List(list) => self.of_type("Item", &list.item),
            Type::Tuple(tuple) => tuple.types().for_each(|item| self.of_type("Item", item)),
            Type::Map(map) => {
                self.of_type("Key", &map.key);
                self.of_type("Value", &map.value);
            }
            Type::Named(id) => match self.api.types.get(*id).map(|definition| &definition.kind) {
                Some(TypeKind::Newtype(newtype)) => {
                    self.constraints(of, &newtype.ty, &newtype.constraints);
                    self.of_type(of, &newtype.ty);
                }
                Some(TypeKind::Enum(values)) => {
                    let shown = values.values.iter().filter(|value| !value.internal);
                    let shown: Vec<String> = shown.map(|value| code_span(&value.value)).collect();
                    self.fact(of, "Values", &shown.join(", "));
                }
                Some(TypeKind::Struct(_) | TypeKind::Union(_)) | None => {}
            },
            Type::Bool
            | Type::Int(_)
            | Type::Float(_)
            | Type::String
            | Type::Bytes
            | Type::Timestamp(_)
            | Type::Date
            | Type::Json => {}
        }
    }

    fn constraints(&mut self, of: &str, ty: &Type, constraints: &Constraints) {
        let Constraints { length, range, patterns, unique, multiple_of } = constraints;
        if let Some(Bounds { min, max, origin: _ }) = length {
            let word = if matches!(ty, Type::List(_) | Type::Tuple(_) | Type::Map(_)) { "Size" } else { "Length" };
            self.fact(of, word, &ends(min.map(|min| min.to_string()), max.map(|max| max.to_string())));
        }
        if let Some(Range { min, max, origin: _ }) = range {
            self.fact(of, "Range", &ends(min.map(bound_text), max.map(bound_text)));
        }
        for pattern in patterns {
            self.fact(of, "Pattern", &code_span(&pattern.text));
        }
        if *unique {
            self.fact(of, "Unique items", "yes");
        }
        if let Some(step) = multiple_of {
            self.fact(of, "Multiple of", &step.to_string());
        }
    }

    fn fact(&mut self, of: &str, what: &str, value: &str) {
        let what = if of.is_empty() { what.to_owned() } else { format!("{of} {}", what.to_lowercase()) };
        self.line(&format!("- {what}: {value}"));
    }
}

/// A type in words. One that has members of its own gets a section.
pub(super) fn type_text(page: &mut Page<'_>, ty: &Type) -> String {
    match ty {
        Type::Bool => "Boolean".to_owned(),
        Type::Int(_) => "Integer".to_owned(),
        Type::Float(_) => "Number".to_owned(),
        Type::String => "String".to_owned(),
        Type::Bytes => "Bytes".to_owned(),
        Type::Timestamp(_) => "Timestamp".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::Json => "any JSON".to_owned(),
        Type::List(list) => format!("List of {}", type_text(page, &list.item)),
        Type::Tuple(tuple) => {
            let items: Vec<String> = tuple.items.iter().map(|item| type_text(page, item)).collect();
            let rest = tuple.rest.as_ref().map(|rest| format!(", then {}", type_text(page, rest)));
            format!("Tuple of {}{}", items.join(", "), rest.unwrap_or_default())
        }
        Type::Map(map) => format!("Map of String to {}", type_text(page, &map.value)),
        Type::Nullable(inner) => format!("{} or null", type_text(page, inner)),
        Type::Named(id) => match page.api.types.get(*id).map(|definition| &definition.kind) {
            Some(TypeKind::Newtype(newtype)) => type_text(page, &newtype.ty),
            Some(TypeKind::Enum(values)) => if values.integer { "Integer" } else { "String" }.to_owned(),
            Some(TypeKind::Struct(_) | TypeKind::Union(_)) | None => {
                if page.seen.insert(*id) {
                    page.named.push(*id);
                }
                code_span(page.api.types.name(*id))
            }
        },
    }
}

fn ends(min: Option<String>, max: Option<String>) -> String {
    let ends = [("minimum", min), ("maximum", max)];
    let present = ends.into_iter().filter_map(|(word, end)| Some(format!("{word} {}", end?)));
    present.collect::<Vec<_>>().join(", ")
}

fn bound_text(bound: Bound) -> String {
    let exclusive = if bound.exclusive { " (exclusive)" } else { "" };
    format!("{}{exclusive}", bound.value)
}
