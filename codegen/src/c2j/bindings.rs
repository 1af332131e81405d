//! Where members stand in an HTTP message: `location`.

use crate::diagnostics::{codes, suggest};
use crate::smithy::node::Node;
use crate::smithy::raw::Annotation;

use super::entry::Entry;
use super::traits::{bare, with};
use super::translation::Translation;

const LOCATIONS: &[&str] = &["uri", "querystring", "header", "headers", "statusCode"];

impl<'a> Translation<'a> {
    /// The traits for the location of a member; none for one of the document.
    pub(super) fn binding(&mut self, name: &str, entry: &Entry<'a>, shape: &str) -> Vec<Annotation> {
        let Some(location) = entry.text("location", self.diagnostics) else { return Vec::new() };
        let place = entry.place("location");
        let wire = entry.text("locationName", self.diagnostics).unwrap_or(name);
        let is_map =
            || self.shapes.get(shape).and_then(|shape| shape.get("type")).and_then(Node::as_str) == Some("map");
        match location {
            "uri" => vec![bare("smithy.api#httpLabel", place.clone()), bare("smithy.api#required", place)],
            "querystring" if is_map() => vec![bare("smithy.api#httpQueryParams", place)],
            "querystring" => vec![with("smithy.api#httpQuery", wire.into(), place)],
            "header" => vec![with("smithy.api#httpHeader", wire.into(), place)],
            "headers" => {
                let prefix = entry.text("locationName", self.diagnostics).unwrap_or_default();
                vec![with("smithy.api#httpPrefixHeaders", prefix.into(), place)]
            }
            "statusCode" => vec![bare("smithy.api#httpResponseCode", place)],
            other => {
                let message = format!("unknown location `{other}`; the member is taken for one of the document");
                let listed = format!("locations are: `{}`", LOCATIONS.join("`, `"));
                let hint = suggest::hint_or(other, LOCATIONS.iter().copied(), listed);
                self.diagnostics.warning(&codes::INVALID_VALUE, &place, message).hint(hint);
                Vec::new()
            }
        }
    }

    /// The URI of an operation with labels that are members: in C2J a label has the member's `locationName`.
    pub(super) fn uri(&self, uri: &str, input: Option<&str>) -> String {
        let members = input.and_then(|input| self.shapes.get(input)).and_then(|shape| shape.get("members"));
        let members = members.and_then(Node::as_object);
        let member_of = |label: &str| {
            let is_meant = |name: &str, member: &Node| {
                let wire = member.get("locationName").and_then(Node::as_str).unwrap_or(name);
                member.get("location").and_then(Node::as_str) == Some("uri") && wire == label
            };
            members.and_then(|members| members.iter().find(|(name, member)| is_meant(name, member)))
        };
        let mut translated = String::with_capacity(uri.len());
        let mut rest = uri;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((label, after)) = after.split_once('}') else { break };
            let (name, plus) = label.strip_suffix('+').map_or((label, ""), |name| (name, "+"));
            let name = member_of(name).map_or(name, |(member, _)| member);
            translated.push_str(&format!("{before}{{{name}{plus}}}"));
            rest = after;
        }
        translated + rest
    }
}
