//! Documentation of fields, parameters and their setters.

use super::{Docs, assumed, code_span, in_words, pattern_blocks};
use crate::analysis::{EffectiveConstraints, resolve};
use crate::ir::{Field, Presence, Type, TypeKind};
use crate::rust::Context;

/// The longest paragraph, in characters, that a setter repeats.
const LONG_PARAGRAPH: usize = 300;

/// What a field is for and what it must satisfy.
pub(in crate::rust) fn field_docs(cx: &Context<'_>, field: &Field) -> Docs {
    described(cx, field, "")
}

/// The same of a parameter, whose type does not show whether it is required.
pub(in crate::rust) fn param_docs(cx: &Context<'_>, field: &Field) -> Docs {
    let is_filled = field.flags.idempotency_token || field.flags.fallback.is_some();
    let is_required = field.presence == Presence::Required && !is_filled;
    let always = match &field.presence {
        Presence::Default(value) if field.flags.expected => {
            format!("Sent as {} unless set. ", code_span(&value.to_string()))
        }
        Presence::Default(_) | Presence::Required | Presence::Optional => String::new(),
    };
    described(cx, field, if is_required { "Required. " } else { &always })
}

/// What a setter documents of its field: the first paragraph, and a link to the field where that documents more.
pub(in crate::rust) fn setter_docs(field_docs: &Docs, name: &str) -> Docs {
    let (paragraph, mut has_more) = field_docs.first_paragraph();
    let paragraph = paragraph.map(|paragraph| {
        if paragraph.chars().count() <= LONG_PARAGRAPH {
            return paragraph;
        }
        has_more = true;
        let end = paragraph.find(". ").map_or(paragraph.len(), |end| end + 1);
        paragraph[..end].to_owned()
    });
    let link = has_more.then(|| format!("See {}.", field_link(name)));
    let mut docs = Docs::default();
    let parts: Vec<String> = paragraph.into_iter().chain(link).collect();
    docs.paragraph(&parts.join(" "));
    docs
}

/// rustdoc takes raw identifiers without their mark.
fn field_link(name: &str) -> String {
    let name = name.trim_start_matches("r#");
    format!("[{}](field@Self::{name})", code_span(name))
}

fn described(cx: &Context<'_>, field: &Field, required: &str) -> Docs {
    let types = &cx.api.types;
    let mut docs = Docs::of(&field.docs);
    let effective = EffectiveConstraints::at(types, &field.ty, &field.constraints);
    let checker = if field.constraints.is_empty() { checker_link(cx, &field.ty) } else { None };
    let words = in_words(&effective, resolve(types, &field.ty), checker.as_deref());
    let assumed = field.flags.assumed.as_ref().map(assumed).unwrap_or_default();
    docs.paragraph(format!("{required}{words} {assumed}").trim());
    if !field.flags.needs.is_empty() {
        let needs: Vec<String> = field.flags.needs.iter().map(|name| code_span(name)).collect();
        docs.paragraph(&format!("Where it is set, {} must be, too.", needs.join(" and ")));
    }
    if checker.is_none() {
        for block in pattern_blocks(&effective) {
            docs.block(block);
        }
    }
    docs
}

/// A link to the checker of a constrained type that has a name.
fn checker_link(cx: &Context<'_>, ty: &Type) -> Option<String> {
    match ty {
        Type::Nullable(inner) => checker_link(cx, inner),
        Type::Named(id) if matches!(cx.api.types[*id].kind, TypeKind::Newtype(_)) => {
            let checker = &cx.names.of_type(*id).module;
            Some(format!("[`checks::{checker}`](crate::checks::{checker})"))
        }
        _ => None,
    }
}
