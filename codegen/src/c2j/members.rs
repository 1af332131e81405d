//! Members of structures, and the parts of lists and maps.

use crate::diagnostics::{Diagnostics, codes, suggest};
use crate::smithy::model::Reference;
use crate::smithy::node::Node;
use crate::smithy::raw::Annotation;

use super::entry::Entry;
use super::naming::Naming;
use super::traits::{bare, with};
use super::translation::Translation;
use super::{keys, traits};

/// Keys that stand for traits of members.
const FLAGS: &[(&str, &str)] = &[
    ("eventheader", "smithy.api#eventHeader"),
    ("eventpayload", "smithy.api#eventPayload"),
    ("hostLabel", "smithy.api#hostLabel"),
    ("idempotencyToken", "smithy.api#idempotencyToken"),
];

const TIMESTAMP_FORMATS: &[(&str, &str)] =
    &[("iso8601", "date-time"), ("rfc822", "http-date"), ("unixTimestamp", "epoch-seconds")];

type Translated = (Reference, Vec<Annotation>);

impl<'a> Translation<'a> {
    /// The target and traits of a member of a structure.
    pub(super) fn member(&mut self, owner: &Entry<'a>, name: &'a str, entry: &Entry<'a>) -> Option<Translated> {
        entry.check_keys(&format!("the member `{name}`"), keys::MEMBER, self.diagnostics);
        let (shape, mut target) = self.reference(entry)?;
        let mut traits = self.shared(entry, shape, &mut target);
        if owner.get("payload").and_then(Node::as_str) == Some(name) && self.speaks.has_bindings {
            traits.push(bare("smithy.api#httpPayload", owner.place("payload")));
        }
        if super::shapes::has(&traits, "smithy.api#hostLabel") {
            traits.push(bare("smithy.api#required", entry.place("hostLabel")));
        }
        let bound = if self.speaks.has_bindings { self.binding(name, entry, shape) } else { Vec::new() };
        if bound.is_empty() {
            traits.extend(self.document_names(name, entry, shape));
        } else if self.speaks.naming == Naming::Json && is_name_in_document(owner, name) {
            // It is in no document, but in Smithy no two members of a structure have one name there.
            traits.push(with(
                "smithy.api#jsonName",
                format!("{name} outside").as_str().into(),
                entry.place("location"),
            ));
        }
        traits.extend(bound);
        Some((target, traits))
    }

    /// The target and traits of a part of a list or map. The elements of a flattened list are named by what holds it.
    pub(super) fn part(&mut self, entry: &Entry<'a>, is_flattened_item: bool) -> Option<Translated> {
        entry.check_keys("the part of the list or map", keys::MEMBER, self.diagnostics);
        let (shape, mut target) = self.reference(entry)?;
        let mut traits = self.shared(entry, shape, &mut target);
        if self.speaks.naming == Naming::Xml && !is_flattened_item {
            traits.extend(self.xml_name(entry, None));
        }
        Some((target, traits))
    }

    /// What members have wherever they are.
    fn shared(&mut self, entry: &Entry<'a>, shape: &'a str, target: &mut Reference) -> Vec<Annotation> {
        let mut traits = traits::common(entry, self.diagnostics);
        traits.extend(traits::flags(entry, FLAGS, self.diagnostics));
        traits.extend(traits::values(entry, &[("contextParam", "smithy.rules#contextParam")], self.diagnostics));
        traits.extend(self.timestamp_format(entry));
        if entry.flag("box", self.diagnostics) && self.shapes.get(shape).is_some_and(has_zero) {
            traits.push(bare("smithy.api#box", entry.place("box")));
        }
        if entry.flag("jsonvalue", self.diagnostics) {
            let media_type = with("smithy.api#mediaType", "application/json".into(), entry.place("jsonvalue"));
            self.retarget(target, shape, "JsonValue", media_type, "smithy.api#mediaType");
        }
        if entry.flag("streaming", self.diagnostics) {
            let streaming = bare("smithy.api#streaming", entry.place("streaming"));
            self.retarget(target, shape, "Stream", streaming, "smithy.api#streaming");
        }
        if entry.flag("sensitive", self.diagnostics) {
            let sensitive = bare("smithy.api#sensitive", entry.place("sensitive"));
            self.retarget(target, shape, "Sensitive", sensitive, "smithy.api#sensitive");
        }
        traits
    }

    fn retarget(&mut self, target: &mut Reference, shape: &'a str, suffix: &str, extra: Annotation, id: &'static str) {
        if let Some(made) = self.variant(shape, suffix, extra, id) {
            target.target = made;
        }
    }

    /// What a member is called in a document, and how it is written there.
    fn document_names(&mut self, name: &str, entry: &Entry<'a>, shape: &'a str) -> Vec<Annotation> {
        match self.speaks.naming {
            Naming::Fixed => Vec::new(),
            Naming::Json => {
                let own = entry.text("locationName", self.diagnostics).filter(|own| *own != name);
                own.map(|own| with("smithy.api#jsonName", own.into(), entry.place("locationName")))
                    .into_iter()
                    .collect()
            }
            Naming::Xml => self.xml_names(name, entry, shape),
        }
    }

    fn xml_names(&mut self, name: &str, entry: &Entry<'a>, shape: &'a str) -> Vec<Annotation> {
        let mut traits: Vec<Annotation> = traits::xml_namespace(entry).into_iter().collect();
        traits.extend(traits::flags(entry, &[("xmlAttribute", "smithy.api#xmlAttribute")], self.diagnostics));
        if let Some(query) = entry.text("queryName", self.diagnostics) {
            traits.push(with("aws.protocols#ec2QueryName", query.into(), entry.place("queryName")));
        }
        let list = self.shapes.get(shape).cloned();
        let is_flattened = entry.flag("flattened", self.diagnostics)
            || list.as_ref().is_some_and(|list| list.flag("flattened", self.diagnostics));
        let mut of_items = None;
        if is_flattened {
            traits.push(bare("smithy.api#xmlFlattened", entry.place("shape")));
            let item = list.and_then(|list| list.child("member", self.diagnostics));
            of_items = item.and_then(|item| self.xml_name(&item, Some(name)));
        }
        traits.extend(of_items.or_else(|| self.xml_name(entry, Some(name))));
        traits
    }

    /// The name that `locationName` gives, unless it is the usual one.
    fn xml_name(&mut self, entry: &Entry<'a>, usual: Option<&str>) -> Option<Annotation> {
        let own = entry.text("locationName", self.diagnostics).filter(|own| Some(*own) != usual)?;
        if is_xml_name(own) {
            return Some(with("smithy.api#xmlName", own.into(), entry.place("locationName")));
        }
        let message = format!("`{own}` cannot be the name of an XML element; it is not read");
        self.diagnostics.warning(&codes::INVALID_VALUE, &entry.place("locationName"), message);
        None
    }

    /// How a timestamp is written.
    pub(super) fn timestamp_format(&mut self, entry: &Entry<'a>) -> Option<Annotation> {
        let written = entry.text("timestampFormat", self.diagnostics)?;
        let place = entry.place("timestampFormat");
        let Some((_, format)) = TIMESTAMP_FORMATS.iter().find(|(known, _)| *known == written) else {
            unknown_format(written, &place, self.diagnostics);
            return None;
        };
        Some(with("smithy.api#timestampFormat", (*format).into(), place))
    }
}

/// Whether a member of the document is called like this.
fn is_name_in_document(owner: &Entry<'_>, name: &str) -> bool {
    let members = owner.get("members").and_then(Node::as_object).into_iter().flat_map(|members| members.iter());
    let mut in_document = members.filter(|(_, member)| member.get("location").is_none());
    in_document.any(|(_, member)| member.get("locationName").and_then(Node::as_str) == Some(name))
}

/// Whether absent values of a shape would be zero; of others, being boxed says nothing.
fn has_zero(shape: &Entry<'_>) -> bool {
    let zeros = ["boolean", "byte", "short", "integer", "long", "float", "double"];
    shape.get("type").and_then(Node::as_str).is_some_and(|word| zeros.contains(&word))
}

fn unknown_format(written: &str, place: &crate::diagnostics::Origin, diagnostics: &mut Diagnostics) {
    let known = TIMESTAMP_FORMATS.iter().map(|(known, _)| *known);
    let listed = known.clone().collect::<Vec<_>>().join("`, `");
    let message = format!("unknown timestamp format `{written}`; the usual one of the protocol is taken");
    let hint = suggest::hint_or(written, known, format!("formats are: `{listed}`"));
    diagnostics.warning(&codes::INVALID_VALUE, place, message).hint(hint);
}

/// Whether a text is a name with at most one prefix (Smithy 2.0, "`xmlName` trait").
fn is_xml_name(text: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    };
    let (first, second) = text.split_once(':').map_or((text, None), |(first, second)| (first, Some(second)));
    is_part(first) && second.is_none_or(is_part)
}
