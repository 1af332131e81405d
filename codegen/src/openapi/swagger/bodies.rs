//! Bodies of requests: a parameter in the `body`, or those of a form, with what the operation `consumes`.

use super::super::document::{Cursor, Node};
use super::super::tree::Tree;
use super::built::{Built, list, text};
use super::collections::Place;
use super::{Media, Upgrade, schemas};
use crate::diagnostics::{Origin, codes};

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

impl<'d> Upgrade<'d, '_> {
    /// The body that the parameters of an operation and of its path make, if they make one.
    pub(super) fn request_body(
        &mut self,
        bodies: &[Cursor<'d>],
        form: &[Cursor<'d>],
        consumes: &[Media<'d>],
    ) -> Option<Tree> {
        let body = bodies.first();
        for other in bodies.iter().skip(1).chain(form.iter().filter(|_| body.is_some())) {
            let message = "an operation has one body: this parameter is left out";
            self.diagnostics.warning(&codes::CONFLICTING_KEYS, &other.origin, message);
        }
        match (body, form) {
            (Some(body), _) => Some(self.document_body(body, consumes)),
            (None, []) => None,
            (None, [first, ..]) => Some(self.form_body(first, form, consumes)),
        }
    }

    fn document_body(&mut self, body: &Cursor<'d>, consumes: &[Media<'d>]) -> Tree {
        let mut built = Built::at(&body.origin);
        built.put_all(self.rest(body, &["name", "in", "schema", "type"]));
        let mut content = Built::at(&body.origin);
        for name in names_or(consumes, JSON) {
            let mut media = Built::at(&body.origin);
            media.put_some("schema", body.get("schema").map(|schema| self.copy(&schema)));
            content.put(name, media.build());
        }
        built.put("content", content.build());
        built.build()
    }

    /// A form: what has a file has parts, other forms are what the operation says they are.
    fn form_body(&mut self, first: &Cursor<'d>, form: &[Cursor<'d>], consumes: &[Media<'d>]) -> Tree {
        let has_file = form.iter().any(|parameter| parameter.get_str("type") == Some("file"));
        let is_form = |name: &str| essence(name) == MULTIPART || essence(name) == FORM && !has_file;
        let consumes: Vec<_> = consumes.iter().filter(|(name, _)| is_form(name)).cloned().collect();
        let mut content = Built::at(&first.origin);
        for name in names_or(&consumes, if has_file { MULTIPART } else { FORM }) {
            let media = self.form_media(first, form);
            content.put(name, media);
        }
        let mut built = Built::at(&first.origin);
        let required = form.iter().filter_map(|parameter| parameter.get("required"));
        let mut required = required.filter(|required| *required.node == Node::Bool(true));
        built.put_some("required", required.next().map(|required| self.copy(&required)));
        built.put("content", content.build());
        built.build()
    }

    fn form_media(&mut self, first: &Cursor<'d>, form: &[Cursor<'d>]) -> Tree {
        let (mut properties, mut encoding) = (Built::at(&first.origin), Built::at(&first.origin));
        let mut required = Vec::new();
        for parameter in form {
            let Some(name) = parameter.get_str("name").filter(|name| !properties.has(name)) else {
                let message = "a parameter of a form has no name of its own; it is left out";
                self.diagnostics.warning(&codes::MISSING_KEY, &parameter.origin, message);
                continue;
            };
            properties.put(name, self.form_property(parameter));
            if let Some(flag) = parameter.get("required").filter(|flag| *flag.node == Node::Bool(true)) {
                required.push(text(name, &flag.origin));
            }
            let mut style = Built::at(&parameter.origin);
            self.put_style(parameter, Place::Pairs, &mut style);
            if !style.is_empty() {
                encoding.put(name, style.build());
            }
        }
        let mut schema = Built::at(&first.origin);
        schema.put("type", text("object", &first.origin));
        schema.put("properties", properties.build());
        if !required.is_empty() {
            schema.put("required", list(required, &first.origin));
        }
        let mut media = Built::at(&first.origin);
        media.put("schema", schema.build());
        if !encoding.is_empty() {
            media.put("encoding", encoding.build());
        }
        media.build()
    }

    fn form_property(&mut self, parameter: &Cursor<'d>) -> Tree {
        let mut keywords = self.rest(parameter, &["name", "in", "required", "allowEmptyValue", "collectionFormat"]);
        schemas::renew(&mut keywords);
        Built::of(&parameter.origin, keywords).build()
    }
}

/// The names of media types, or the usual one.
fn names_or<'a>(media: &[Media<'a>], usual: &'a str) -> Vec<&'a str> {
    let names: Vec<&str> = media.iter().map(|(name, _): &(&str, Origin)| *name).collect();
    if names.is_empty() { vec![usual] } else { names }
}

/// A media type without its parameters.
pub(super) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or(name).trim().to_ascii_lowercase()
}
