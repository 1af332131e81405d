//! Documentation as the Markdown that rustdoc takes without a warning.
//!
//! Descriptions hold CommonMark, HTML, or CommonMark with HTML in it. What begins with a block of HTML is HTML and
//! is converted as a whole; the rest keeps its Markdown. Then both lose what rustdoc would stumble over: brackets that
//! are no links, links to pages that are not there, bare URLs, tags that are no tags, code that is not Rust.

mod html;
mod inline;
mod lines;

use crate::ir::{Api, Endpoint, Field, TypeDef, TypeId, TypeKind};

use html::Converter;

/// Cleans every piece of documentation of an API.
pub(super) fn clean_docs(api: &mut Api) {
    let converter = Converter::new();
    visit_api(api, &mut |docs| *docs = clean(docs, &converter));
}

/// One piece of documentation as clean Markdown.
pub fn to_markdown(docs: &str) -> String {
    clean(docs, &Converter::new())
}

fn clean(docs: &str, converter: &Converter) -> String {
    let docs = docs.trim();
    if html::is_html(docs) { lines::tidy(&converter.convert(docs)) } else { lines::tidy(docs) }
}

fn visit_api(api: &mut Api, visit: &mut impl FnMut(&mut String)) {
    visit(&mut api.docs);
    if let Endpoint::Servers(servers) = &mut api.endpoint {
        for server in servers {
            visit(&mut server.docs);
            server.variables.iter_mut().for_each(|variable| visit(&mut variable.docs));
        }
    }
    api.auth.iter_mut().for_each(|scheme| visit(&mut scheme.docs));
    for operation in &mut api.operations {
        visit(&mut operation.docs);
        operation.waiters.iter_mut().for_each(|waiter| visit(&mut waiter.docs));
        operation.deprecated.iter_mut().for_each(&mut *visit);
        operation.request.params.iter_mut().for_each(|param| visit_field(&mut param.field, visit));
    }
    for webhook in &mut api.webhooks {
        visit(&mut webhook.docs);
        webhook.deprecated.iter_mut().for_each(&mut *visit);
    }
    let ids: Vec<TypeId> = api.types.iter().map(|(id, _)| id).collect();
    for id in ids {
        if let Some(definition) = api.types.get_mut(id) {
            visit_type(definition, visit);
        }
    }
}

fn visit_type(definition: &mut TypeDef, visit: &mut impl FnMut(&mut String)) {
    visit(&mut definition.docs);
    definition.deprecated.iter_mut().for_each(&mut *visit);
    match &mut definition.kind {
        TypeKind::Struct(content) => content.fields.iter_mut().for_each(|field| visit_field(field, visit)),
        TypeKind::Union(content) => content.variants.iter_mut().for_each(|variant| visit_field(variant, visit)),
        TypeKind::Enum(content) => {
            for value in &mut content.values {
                visit(&mut value.docs);
                value.deprecated.iter_mut().for_each(&mut *visit);
            }
        }
        TypeKind::Newtype(_) => {}
    }
}

fn visit_field(field: &mut Field, visit: &mut impl FnMut(&mut String)) {
    visit(&mut field.docs);
    field.flags.deprecated.iter_mut().for_each(visit);
}
