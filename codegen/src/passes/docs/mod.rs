//! Documentation as the Markdown that rustdoc takes without a warning.
//!
//! Descriptions hold CommonMark, HTML, or CommonMark with HTML in it. What begins with a block of HTML is HTML and
//! is converted as a whole; the rest keeps its Markdown. Then both lose what rustdoc would stumble over: brackets that
//! are no links, links to pages that are not there, bare URLs, tags that are no tags, code that is not Rust.

mod html;
mod inline;
mod lines;

use crate::ir::{Api, Endpoint, Field, TypeDef, TypeId, TypeKind};

/// Cleans every piece of documentation of an API.
pub(super) fn clean_docs(api: &mut Api) {
    clean(&mut api.docs);
    if let Endpoint::Servers(servers) = &mut api.endpoint {
        for server in servers {
            clean(&mut server.docs);
            server.variables.iter_mut().for_each(|variable| clean(&mut variable.docs));
        }
    }
    api.auth.iter_mut().for_each(|scheme| clean(&mut scheme.docs));
    for operation in &mut api.operations {
        clean(&mut operation.docs);
        operation.deprecated.iter_mut().for_each(clean);
        operation.request.params.iter_mut().for_each(|param| clean_field(&mut param.field));
        operation.waiters.iter_mut().for_each(|waiter| clean(&mut waiter.docs));
    }
    let ids: Vec<TypeId> = api.types.iter().map(|(id, _)| id).collect();
    for id in ids {
        if let Some(definition) = api.types.get_mut(id) {
            clean_type(definition);
        }
    }
}

fn clean_type(definition: &mut TypeDef) {
    clean(&mut definition.docs);
    definition.deprecated.iter_mut().for_each(clean);
    match &mut definition.kind {
        TypeKind::Struct(content) => content.fields.iter_mut().for_each(clean_field),
        TypeKind::Union(content) => content.variants.iter_mut().for_each(clean_field),
        TypeKind::Enum(content) => {
            for value in &mut content.values {
                clean(&mut value.docs);
                value.deprecated.iter_mut().for_each(clean);
            }
        }
        TypeKind::Newtype(_) => {}
    }
}

fn clean_field(field: &mut Field) {
    clean(&mut field.docs);
    field.flags.deprecated.iter_mut().for_each(clean);
}

fn clean(docs: &mut String) {
    *docs = to_markdown(docs);
}

/// One piece of documentation as clean Markdown.
pub fn to_markdown(docs: &str) -> String {
    let docs = docs.trim();
    if docs.is_empty() {
        return String::new();
    }
    if html::is_html(docs) {
        return lines::tidy(&html::convert(docs));
    }
    lines::tidy(docs)
}
