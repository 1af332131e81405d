//! Fields: a name, a question mark where the value may be absent, a type, and its flags.

use super::Text;
use super::values::{constraints_text, type_text, xml_text};
use crate::ir::{EventSlot, Field, FieldFlags, Presence, Types};

impl Text {
    /// A field, behind the words for where it stands. `wire` is whether its place gives it a name there, `sent` whether
    /// a caller hands it in as a parameter: then it makes no difference that it is optional for clients.
    pub(super) fn field(&mut self, types: &Types, place: &str, field: &Field, wire: bool, sent: bool) {
        let optional = if field.presence == Presence::Optional { "?" } else { "" };
        let default = match &field.presence {
            Presence::Default(value) => format!(" = {value}"),
            Presence::Required | Presence::Optional => String::new(),
        };
        let wire = if wire && field.wire != field.name { format!(" as {:?}", field.wire) } else { String::new() };
        let optional_anyway = !sent && field.flags.client_optional && field.presence == Presence::Required;
        self.line(format!(
            "{place}{}{optional}: {}{default}{wire}{}{}{}",
            field.name,
            type_text(types, &field.ty),
            constraints_text(&field.constraints),
            if optional_anyway { " client-optional" } else { "" },
            flags_text(&field.flags),
        ));
        self.indented(|text| {
            text.docs(&field.docs);
            text.deprecated(field.flags.deprecated.as_ref());
            for example in &field.examples {
                text.line(format!("example {example}"));
            }
        });
    }
}

fn flags_text(flags: &FieldFlags) -> String {
    let words = [
        (flags.sensitive, "sensitive"),
        (flags.idempotency_token, "idempotency-token"),
        (flags.expected, "expected"),
        (flags.reserved, "reserved"),
        (flags.read_only, "read-only"),
        (flags.write_only, "write-only"),
        (flags.event == EventSlot::Header, "event-header"),
        (flags.event == EventSlot::Payload, "event-payload"),
    ];
    let said = words.iter().filter(|(is, _)| *is).map(|(_, word)| format!(" {word}"));
    let style = flags.style.map(|style| format!(" style {style:?}"));
    let media_type = flags.media_type.as_ref().map(|media_type| format!(" media-type {media_type}"));
    let fallback = flags.fallback.as_ref().map(|fallback| format!(" else {fallback:?}"));
    let assumed = flags.assumed.as_ref().map(|value| format!(" assumed {value}"));
    let values = Some(&flags.values).filter(|values| !values.is_empty());
    let values = values.map(|values| format!(" of {}", serde_json::Value::from(values.clone())));
    let needs =
        Some(&flags.needs).filter(|needs| !needs.is_empty()).map(|needs| format!(" needs {}", needs.join(", ")));
    let xml = flags.xml.as_deref().map(xml_text);
    said.chain(style).chain(media_type).chain(fallback).chain(assumed).chain(values).chain(needs).chain(xml).collect()
}
