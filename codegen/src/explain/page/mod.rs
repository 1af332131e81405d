//! The reference page of an operation, in Markdown: what is sent, what comes back, and what each part of it must
//! satisfy.
//!
//! ```text
//! # GetPet
//!
//! ## Request syntax
//!
//! GET /pets/{id} HTTP/1.1
//!
//! ## URI request parameters
//!
//! ### `id`
//!
//! - Type: String
//! - Length: minimum 1, maximum 63
//! - Required: yes
//! ```

mod members;
mod syntax;

use std::collections::HashSet;

use crate::ir::{Api, Codec, ErrorCase, Field, Operation, Response, Slot, Status, Type, TypeId, TypeKind};
use crate::rust::code_span;

/// Writes the reference page of an operation.
pub fn page(api: &Api, operation: &Operation) -> String {
    let mut page = Page { api, text: String::new(), named: Vec::new(), seen: HashSet::new() };
    page.line(&format!("# {}", operation.name));
    page.paragraph(&operation.docs);
    if let Some(reason) = &operation.deprecated {
        page.paragraph(&format!("**Deprecated.** {reason}"));
    }
    page.request(operation);
    page.response(&operation.response);
    page.errors(operation);
    page.types();
    page.text
}

/// The title of a section, and whether a slot belongs to it.
type Section = (&'static str, fn(&Slot) -> bool);

/// The places of a request that have a section of their own.
const SECTIONS: [Section; 4] = [
    ("URI request parameters", |slot| matches!(slot, Slot::Path { .. } | Slot::Host)),
    ("Query parameters", |slot| matches!(slot, Slot::Query(_) | Slot::QueryMap)),
    ("Request headers", |slot| matches!(slot, Slot::Header | Slot::HeaderMap)),
    ("Cookies", |slot| matches!(slot, Slot::Cookie)),
];

/// A page that is being written.
struct Page<'a> {
    api: &'a Api,
    text: String,
    /// The types that are named on the page and have members, in the order in which they come.
    named: Vec<TypeId>,
    seen: HashSet<TypeId>,
}

impl<'a> Page<'a> {
    fn line(&mut self, text: &str) {
        self.text += text;
        self.text.push('\n');
    }

    fn paragraph(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.text += &format!("\n{}\n", text.trim());
        }
    }

    fn heading(&mut self, text: &str) {
        self.text += &format!("\n{text}\n");
    }

    fn request(&mut self, operation: &'a Operation) {
        let request = &operation.request;
        self.heading("## Request syntax");
        self.paragraph(&format!("```http\n{}\n```", syntax::request(self.api, request)));
        for (title, holds) in SECTIONS {
            let params: Vec<_> = request.params.iter().filter(|param| holds(&param.slot)).collect();
            if !params.is_empty() {
                self.heading(&format!("## {title}"));
                for param in params {
                    self.member(&param.field, true);
                }
            }
        }
        self.heading("## Request body");
        let in_body = |slot: &Slot| matches!(slot, Slot::Member | Slot::Payload);
        let members: Vec<_> = request.params.iter().filter(|param| in_body(&param.slot)).collect();
        if members.is_empty() {
            self.paragraph("The request has no body.");
        }
        for param in members {
            self.member(&param.field, true);
        }
    }

    fn response(&mut self, response: &'a Response) {
        self.heading("## Response syntax");
        self.paragraph(&format!("```http\n{}\n```", syntax::response(self.api, response)));
        self.heading("## Response elements");
        let fields = response.output.map(|id| fields(self.api, id)).unwrap_or_default();
        if fields.is_empty() {
            self.paragraph("The response has no elements.");
        }
        for field in fields {
            self.member(field, false);
        }
    }

    fn errors(&mut self, operation: &'a Operation) {
        self.heading("## Errors");
        if operation.errors.is_empty() {
            self.paragraph("None are documented.");
        }
        for error in &operation.errors {
            self.error(error);
        }
    }

    fn error(&mut self, error: &'a ErrorCase) {
        let Some(definition) = self.api.types.get(error.ty) else { return };
        let code = error.code.as_deref().unwrap_or(&definition.name);
        self.heading(&format!("### {}", code_span(code)));
        self.paragraph(&definition.docs);
        self.paragraph(&format!("- HTTP status code: {}", status(error.status)));
        if !fields(self.api, error.ty).is_empty() {
            let ty = members::type_text(self, &Type::Named(error.ty));
            self.line(&format!("- Type: {ty}"));
        }
    }

    /// The types that were named, and those that they name in turn.
    fn types(&mut self) {
        let mut position = 0;
        while let Some(id) = self.named.get(position).copied() {
            if position == 0 {
                self.heading("## Types");
            }
            position += 1;
            let Some(definition) = self.api.types.get(id) else { continue };
            self.heading(&format!("### {}", code_span(&definition.name)));
            self.paragraph(&definition.docs);
            let is_sent = matches!(definition.kind, TypeKind::Struct(_));
            for field in fields(self.api, id) {
                self.nested_member(field, is_sent);
            }
        }
    }
}

/// The members of a structure, the variants of a union.
fn fields(api: &Api, id: TypeId) -> &[Field] {
    match api.types.get(id).map(|definition| &definition.kind) {
        Some(TypeKind::Struct(structure)) => &structure.fields,
        Some(TypeKind::Union(union)) => &union.variants,
        Some(TypeKind::Enum(_) | TypeKind::Newtype(_)) | None => &[],
    }
}

/// A status as it is documented.
fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Class(class) => format!("{class}XX"),
        Status::Default => "any other".to_owned(),
    }
}

/// The media type of a codec that has a usual one.
fn media_type(codec: Codec) -> Option<&'static str> {
    match codec {
        Codec::Empty | Codec::Stream => None,
        Codec::Json => Some("application/json"),
        Codec::Cbor => Some("application/cbor"),
        Codec::Xml(_) => Some("application/xml"),
        Codec::Form | Codec::Query(_) => Some("application/x-www-form-urlencoded"),
        Codec::Multipart => Some("multipart/form-data"),
        Codec::Text => Some("text/plain"),
        Codec::Bytes => Some("application/octet-stream"),
        Codec::Events => Some("application/vnd.amazon.eventstream"),
        Codec::ServerEvents => Some("text/event-stream"),
        Codec::JsonLines => Some("application/jsonl"),
        Codec::JsonSequence => Some("application/json-seq"),
    }
}
