//! What is allowed and surely not meant: names that nothing has, formats one letter away from one that is known.

use std::collections::BTreeSet;

use super::super::document::{Additional, Cursor, Schema};
use super::branches::Branch;
use super::context::{Lowering, pointer};
use super::resolve::branches;
use crate::diagnostics::{Origin, codes, suggest};

/// Where schemas have names.
const SCHEMAS: &str = "/components/schemas";

/// The formats of the OpenAPI registry and of JSON Schema, and what else documents commonly write.
const FORMATS: &str = "\
    base64url binary byte char color commonmark currency date date-time date-time-local decimal decimal128 \
    double double-int duration email float hostname html http-date idn-email idn-hostname int int16 int32 \
    int64 int8 ipv4 ipv6 iri iri-reference json-pointer long media-range password phone regex \
    relative-json-pointer sf-string time time-local timestamp uint uint16 uint32 uint64 uint8 unix-time uri \
    uri-reference uri-template url uuid uuid1 uuid3 uuid4 uuid5 uuid6 uuid7";

impl<'d> Lowering<'d> {
    /// Warns of a format that is spelled almost as a known one: it has no effect.
    pub(super) fn report_format(&mut self, schema: &Schema<'d>) {
        let known = || FORMATS.split(' ');
        let is_known = |format: &&str| known().any(|known| known == *format);
        let Some(format) = schema.format.as_deref().filter(|format| !is_known(format)) else { return };
        let folded = |name: &str| name.to_lowercase().replace(['-', '_', ' ', '.'], "");
        let same = known().find(|known| folded(known) == folded(format));
        let near = same.or_else(|| suggest::slip(format, known().filter(|known| known.len() > 3)));
        if let Some(near) = near {
            let message = format!("the format `{format}` is not known, and has no effect");
            let origin = schema.origin.child("format");
            self.diagnostics.warning(&codes::UNKNOWN_FORMAT, &origin, message).hint(format!("did you mean `{near}`?"));
        }
    }

    /// Warns of names under `required` that no property has: that such members are there is not checked.
    pub(super) fn report_required(&mut self, schema: &Schema<'d>) {
        let is_own = |name: &str| schema.properties.iter().any(|(own, _)| *own == name);
        let may_be_others = matches!(schema.additional, Additional::Schema(_) | Additional::Anything);
        for name in schema.required.iter().filter(|name| !is_own(name)) {
            let optional = schema.properties.iter().map(|(own, _)| *own);
            let optional = optional.filter(|own| schema.required.iter().all(|required| required != own));
            let hint = suggest::hint(name, optional);
            if may_be_others && hint.is_none() || schema.properties.is_empty() {
                continue;
            }
            let message = format!("`{name}` is required, but no property is called so; it is not checked");
            let origin = self.place_of_required(schema, name);
            self.diagnostics.warning(&codes::UNRESOLVED_REQUIRED, &origin, message).hint = hint;
        }
    }

    /// Where a name stands under `required`: in the schema itself, or in a part of its `allOf`.
    fn place_of_required(&self, schema: &Schema<'d>, name: &str) -> Origin {
        let Some(own) = self.document.at(&pointer(&schema.origin)) else { return schema.origin.clone() };
        let parts = own.get("allOf");
        let all = std::iter::once(own).chain(parts.iter().flat_map(Cursor::items));
        let lists = all.filter_map(|part| part.get("required"));
        let items: Vec<_> = lists.flat_map(|list| list.items().collect::<Vec<_>>()).collect();
        let found = items.into_iter().find(|item| item.node.scalar_text().as_deref() == Some(name));
        found.map_or_else(|| schema.origin.clone(), |item| item.origin)
    }

    /// Warns of a discriminator whose property no variant has, and of values that lead to no variant.
    pub(super) fn report_discriminator(&mut self, schema: &Schema<'d>, variants: &[Branch<'d>]) {
        let Some(discriminator) = schema.discriminator.clone().filter(|_| !schema.is_parent) else { return };
        let place = schema.origin.child("discriminator");
        let is_open = variants.iter().any(|variant| !branches(&variant.resolved).is_empty());
        let names: BTreeSet<&str> =
            variants.iter().flat_map(|variant| variant.resolved.properties.iter()).map(|(name, _)| *name).collect();
        if !is_open && !names.is_empty() && !names.contains(&*discriminator.property) {
            let message =
                format!("no variant has the property `{}`, which is to tell them apart", discriminator.property);
            let hint = suggest::hint(&discriminator.property, names);
            self.diagnostics.warning(&codes::UNUSED_DISCRIMINATOR, &place.child("propertyName"), message).hint = hint;
        }
        for (value, target) in &discriminator.mapping {
            self.report_mapping(&place.child("mapping").child(value), value, target, variants);
        }
    }

    fn report_mapping(&mut self, origin: &Origin, value: &str, target: &str, variants: &[Branch<'d>]) {
        let name = target.strip_prefix('#').map_or(target, |pointer| pointer.strip_prefix(SCHEMAS).unwrap_or(pointer));
        let name = super::names::unescape(name.trim_start_matches('/'));
        // What leads to other files is for the reader of references to judge.
        if !target.starts_with('#') && target.contains(['/', '.', ':']) {
            return;
        }
        let named = |branch: &Branch<'d>| {
            let reference =
                branch.written.reference.or_else(|| branch.written.all_of.iter().find_map(|part| part.reference));
            reference.map(|reference| super::names::unescape(reference.rsplit('/').next().unwrap_or(reference)))
        };
        let known: Vec<String> = variants.iter().filter_map(named).collect();
        if known.contains(&name) || known.len() < variants.len() {
            return;
        }
        let exists = self.document.at(SCHEMAS).is_some_and(|schemas| schemas.node.get(&name).is_some());
        let what = if exists { "is none of the variants" } else { "is not a schema of this document" };
        let message = format!("`{target}` {what}; `{value}` is read as no variant");
        self.diagnostics.warning(&codes::UNUSED_DISCRIMINATOR, origin, message).hint =
            suggest::hint(&name, known.iter().map(String::as_str));
    }
}
