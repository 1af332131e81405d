//! Responses: their schema is that of each media type that the operation `produces`.

use super::super::document::Cursor;
use super::super::tree::Tree;
use super::bodies::essence;
use super::built::Built;
use super::{Media, Part, Upgrade};

const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";

impl<'d> Upgrade<'d, '_> {
    /// The responses of an operation by their statuses.
    pub(super) fn responses(&mut self, all: &Cursor<'d>, produces: &[Media<'d>]) -> Tree {
        let responses = all.entries().map(|(status, response)| match status.starts_with("x-") {
            true => (status.into(), self.copy(&response)),
            false => {
                let form = self.form_of(&response, |upgrade, value| upgrade.response_of(status, value, produces));
                (status.into(), form)
            }
        });
        let responses = responses.collect();
        Built::of(&all.origin, responses).build()
    }

    /// A response of an operation. A shared one is written out where the operation produces something else than others.
    fn response_of(&mut self, status: &str, response: &Cursor<'d>, produces: &[Media<'d>]) -> Tree {
        let is_error = !status.starts_with(['1', '2', '3']);
        if response.get_str("$ref").is_none() {
            return self.response(response, produces, is_error);
        }
        let names = |media: &[Media<'d>]| media.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        match self.reach(response) {
            Some(target) if names(produces) != names(&self.produces) => self.response(&target, produces, is_error),
            Some(_) | None => {
                self.note(response, Part::Response);
                self.copy(response)
            }
        }
    }

    /// A response that operations share.
    pub(super) fn shared_response(&mut self, response: &Cursor<'d>) -> Tree {
        if response.get_str("$ref").is_some() {
            self.note(response, Part::Response);
            return self.copy(response);
        }
        let produces = self.produces.clone();
        self.response(response, &produces, true)
    }

    fn response(&mut self, response: &Cursor<'d>, produces: &[Media<'d>], is_error: bool) -> Tree {
        let mut built = Built::at(&response.origin);
        built.put_all(self.rest(response, &["schema", "headers", "examples", "content"]));
        built.put_some("headers", response.get("headers").map(|headers| self.by_name(&headers, Self::header)));
        if let Some(schema) = response.get("schema") {
            let mut content = Built::at(&response.origin);
            for name in self.content_types(&schema, produces, is_error) {
                let mut media = Built::at(&response.origin);
                media.put("schema", self.copy(&schema));
                let example = response.get("examples").and_then(|examples| examples.get(name));
                media.put_some("example", example.map(|example| self.copy(&example)));
                content.put(name, media.build());
            }
            built.put("content", content.build());
        }
        built.build()
    }

    /// The media types that a response may have. A list of them holds for all responses of an operation, so those are
    /// passed over that make no sense: no object is a PNG, and no file is JSON.
    fn content_types(&self, schema: &Cursor<'d>, produces: &[Media<'d>], is_error: bool) -> Vec<&'d str> {
        let names: Vec<&'d str> = produces.iter().map(|(name, _)| *name).collect();
        let target = self.reach(schema).unwrap_or_else(|| schema.clone());
        let kind = target.get_str("type");
        let only = |fits: &dyn Fn(&str) -> bool| names.iter().copied().filter(|name| fits(name)).collect::<Vec<_>>();
        let (fitting, usual) = match kind {
            Some("file") => (only(&|name| !is_structured(name)), vec![BYTES]),
            Some("string") => (names.clone(), vec![JSON]),
            _ => (only(&is_structured), if is_error || names.is_empty() { vec![JSON] } else { names.clone() }),
        };
        if fitting.is_empty() { usual } else { fitting }
    }
}

/// Whether a media type is one of objects and lists.
fn is_structured(name: &str) -> bool {
    let essence = essence(name);
    let (_, subtype) = essence.split_once('/').unwrap_or(("", &essence));
    ["json", "xml", "yaml", "cbor", "msgpack", "form-urlencoded", "event-stream"]
        .iter()
        .any(|kind| subtype.contains(kind))
        || subtype == "*"
}
