//! Definitions of types.

use super::Text;
use super::values::{constraints_text, type_text};
use crate::ir::{Api, Enum, EnumValue, Tagging, TypeDef, TypeKind};

impl Api {
    pub(super) fn print_type(&self, text: &mut Text, definition: &TypeDef) {
        let sensitive = if definition.sensitive { " sensitive" } else { "" };
        let head = match &definition.kind {
            TypeKind::Struct(_) => format!("struct {}", definition.name),
            TypeKind::Union(content) => match &content.tagging {
                Tagging::Member => format!("union {}", definition.name),
                Tagging::Field(name) => format!("union {} by {name:?}", definition.name),
                Tagging::Literal(name) => format!("union {} by literal {name:?}", definition.name),
                Tagging::Untagged => format!("union {} untagged", definition.name),
            },
            TypeKind::Enum(Enum { integer, open, .. }) => {
                let kind = if *integer { "int enum" } else { "enum" };
                format!("{}{kind} {}", if *open { "open " } else { "" }, definition.name)
            }
            TypeKind::Newtype(content) => {
                let constraints = constraints_text(&content.constraints);
                format!("type {} = {}{constraints}", definition.name, type_text(&self.types, &content.ty))
            }
        };
        text.line(format!("{head}{sensitive}"));
        text.indented(|text| {
            text.docs(&definition.docs);
            text.deprecated(definition.deprecated.as_ref());
            self.print_content(text, &definition.kind);
        });
    }

    fn print_content(&self, text: &mut Text, kind: &TypeKind) {
        match kind {
            TypeKind::Struct(content) => {
                for field in &content.fields {
                    text.field(&self.types, "", field, true, false);
                }
                if let Some(additional) = &content.additional {
                    let names = content.names.as_ref().map(|names| type_text(&self.types, names));
                    let names = names.map(|names| format!(" {names}")).unwrap_or_default();
                    text.line(format!("...{names}: {}", type_text(&self.types, additional)));
                }
            }
            TypeKind::Union(content) => {
                for variant in &content.variants {
                    text.field(&self.types, "", variant, true, false);
                }
            }
            TypeKind::Enum(content) => content.values.iter().for_each(|value| print_value(text, content, value)),
            TypeKind::Newtype(content) => {
                for example in &content.examples {
                    text.line(format!("example {example}"));
                }
            }
        }
    }
}

fn print_value(text: &mut Text, content: &Enum, value: &EnumValue) {
    let internal = if value.internal { " internal" } else { "" };
    let wire = if content.integer { value.value.clone() } else { format!("{:?}", value.value) };
    if value.name == value.value {
        text.line(format!("{wire}{internal}"));
    } else {
        text.line(format!("{} = {wire}{internal}", value.name));
    }
    text.indented(|text| {
        text.docs(&value.docs);
        text.deprecated(value.deprecated.as_ref());
    });
}
