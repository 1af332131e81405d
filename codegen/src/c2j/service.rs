//! The service: `metadata`, and the files beside.

use crate::diagnostics::{Diagnostics, Origin, codes, suggest};
use crate::smithy::model::{Properties, Reference, Service, ShapeType};
use crate::smithy::node::{Node, Object};
use crate::smithy::raw::Annotation;

use super::entry::Entry;
use super::files::Text;
use super::keys;
use super::naming::{PROTOCOLS, Protocol, Speaks};
use super::traits;
use super::traits::{bare, object, with};
use super::translation::Translation;

/// What `metadata` says.
pub(super) struct Metadata<'a> {
    pub(super) entry: Entry<'a>,
    /// Those of its protocols that are known, with their places.
    protocols: Vec<(&'static Protocol, Origin)>,
    version: &'a str,
    service_id: Option<&'a str>,
    full_name: Option<&'a str>,
    endpoint_prefix: Option<&'a str>,
    target_prefix: Option<&'a str>,
    json_version: Option<&'a str>,
}

impl<'a> Metadata<'a> {
    /// Reads `metadata`. `None` without a protocol that is known, which is reported.
    pub(super) fn read(root: &Entry<'a>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let entry = root.child("metadata", diagnostics)?;
        entry.check_keys("`metadata`", keys::METADATA, diagnostics);
        let protocols = protocols(&entry, diagnostics)?;
        let mut text = |key| entry.text(key, diagnostics);
        Some(Self {
            protocols,
            version: text("apiVersion").unwrap_or_default(),
            service_id: text("serviceId"),
            full_name: text("serviceFullName"),
            endpoint_prefix: text("endpointPrefix"),
            target_prefix: text("targetPrefix"),
            json_version: text("jsonVersion"),
            entry,
        })
    }

    /// What a client of the service is called.
    pub(super) fn client_name(&self) -> &'a str {
        self.service_id.or(self.full_name).or(self.endpoint_prefix).unwrap_or("Service")
    }

    /// What the protocols come to together.
    pub(super) fn speaks(&self) -> Speaks {
        let protocols: Vec<_> = self.protocols.iter().map(|(protocol, _)| *protocol).collect();
        Speaks::of(&protocols, self.entry.get("awsQueryCompatible").is_some())
    }

    /// The name of the service that RPC protocols send. Of a path, as of a Java class, services take the last part for
    /// the whole.
    pub(super) fn sent_name(&self) -> Option<&'a str> {
        self.target_prefix.and_then(|target| target.rsplit('.').next())
    }

    /// The name of a service that is sent none.
    fn own_name(&self) -> String {
        self.client_name().split(|c: char| !c.is_ascii_alphanumeric()).map(capitalized).collect()
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// The protocols: those of `protocols`, or the one of `protocol`.
fn protocols(entry: &Entry<'_>, diagnostics: &mut Diagnostics) -> Option<Vec<(&'static Protocol, Origin)>> {
    let mut named = entry.texts("protocols", diagnostics);
    if named.is_empty() {
        named.extend(entry.text("protocol", diagnostics).map(|name| (name, entry.place("protocol"))));
    }
    let known = |name: &str| PROTOCOLS.iter().find(|protocol| protocol.name == name);
    let found: Vec<_> = named.iter().filter_map(|(name, place)| Some((known(name)?, place.clone()))).collect();
    if let (true, Some((name, place))) = (found.is_empty(), named.first()) {
        let message = format!("the service speaks `{name}` only, which is not supported");
        let names = PROTOCOLS.iter().map(|protocol| protocol.name);
        let listed = format!("supported: `{}`", names.clone().collect::<Vec<_>>().join("`, `"));
        let hint = suggest::hint_or(name, names, listed);
        diagnostics.error(&codes::UNSUPPORTED_PROTOCOL, place, message).hint(hint);
    }
    if named.is_empty() {
        let message = "`metadata` names no protocol";
        diagnostics.error(&codes::MISSING_PROTOCOL, &entry.origin, message);
    }
    (!found.is_empty()).then_some(found)
}

impl Translation<'_> {
    /// Translates the service with these operations.
    pub(super) fn service(&mut self, operations: Vec<Reference>) {
        let root = self.root.clone();
        let id = match self.metadata.sent_name() {
            Some(name) => self.names.fixed(name),
            None => self.names.make(&self.metadata.own_name(), "Service"),
        };
        let mut definition = Self::definition(id, ShapeType::Service, self.metadata.entry.origin.clone());
        let mut found = traits::common(&root, self.diagnostics);
        found.extend(self.metadata_traits());
        found.extend(self.schemes());
        let params = [("clientContextParams", "smithy.rules#clientContextParams")];
        found.extend(traits::values(&root, &params, self.diagnostics));
        let rules = |text: &Text, id: &str| with(id, Node::Object(text.root.clone()), Origin::file(text.source));
        found.extend(self.files.rules.as_ref().map(|text| rules(text, "smithy.rules#endpointRuleSet")));
        found.extend(self.files.diagram.as_ref().map(|text| rules(text, "smithy.rules#endpointBdd")));
        definition.traits = found;
        let version = self.metadata.version.to_owned();
        definition.properties = Properties::Service(Box::new(Service { version, operations, ..Service::default() }));
        self.define(definition);
    }

    /// The traits that `metadata` stands for, its protocols among them.
    fn metadata_traits(&mut self) -> Vec<Annotation> {
        let (metadata, place) = (&self.metadata, self.metadata.entry.origin.clone());
        let mut found = Vec::new();
        if let Some(name) = metadata.full_name {
            found.push(with("smithy.api#title", name.into(), metadata.entry.place("serviceFullName")));
        }
        let mut service = Object::default();
        service.push("sdkId", metadata.client_name().into());
        if let Some(prefix) = metadata.endpoint_prefix {
            service.push("endpointPrefix", prefix.into());
        }
        found.push(with("aws.api#service", Node::Object(service), place));
        for (protocol, place) in &metadata.protocols {
            let is_old = protocol.name == "json" && metadata.json_version == Some("1.0");
            let id = if is_old { "aws.protocols#awsJson1_0" } else { protocol.trait_id };
            found.push(bare(id, place.clone()));
        }
        if metadata.entry.get("awsQueryCompatible").is_some() {
            found.push(bare("aws.protocols#awsQueryCompatible", metadata.entry.place("awsQueryCompatible")));
        }
        found.extend(traits::xml_namespace(&metadata.entry));
        found
    }

    /// How requests are authenticated: the schemes of `auth`, or the one of `signatureVersion`.
    fn schemes(&mut self) -> Vec<Annotation> {
        let entry = self.metadata.entry.clone();
        let schemes = entry.texts("auth", self.diagnostics);
        let mut traits: Vec<Annotation> = Vec::new();
        for (id, place) in &schemes {
            traits.extend(self.scheme(id, place.clone()));
        }
        if traits.len() > 1 {
            let ids = traits.iter().map(|scheme| Node::from(scheme.id.as_str())).collect();
            traits.push(with("smithy.api#auth", Node::Array(ids), entry.place("auth")));
        }
        if !schemes.is_empty() {
            return traits;
        }
        let Some(version) = entry.text("signatureVersion", self.diagnostics) else { return traits };
        let place = entry.place("signatureVersion");
        match version {
            "v4" | "s3v4" | "s3" => traits.extend(self.scheme("aws.auth#sigv4", place)),
            "v4a" => traits.extend(self.scheme("aws.auth#sigv4a", place)),
            "bearer" => traits.extend(self.scheme("smithy.api#httpBearerAuth", place)),
            "none" => {}
            other => self.unsupported_scheme(other, &place),
        }
        traits
    }

    fn scheme(&mut self, id: &str, place: Origin) -> Option<Annotation> {
        let signing_name = self.metadata.entry.text("signingName", self.diagnostics);
        let name = signing_name.or(self.metadata.endpoint_prefix).unwrap_or_default();
        match id {
            "aws.auth#sigv4" | "aws.auth#sigv4a" => Some(with(id, object([("name", name.into())]), place)),
            "smithy.api#httpBearerAuth" | "smithy.api#httpBasicAuth" | "smithy.api#httpDigestAuth" => {
                Some(bare(id, place))
            }
            "smithy.api#noAuth" => None,
            other => {
                self.unsupported_scheme(other, &place);
                None
            }
        }
    }

    fn unsupported_scheme(&mut self, scheme: &str, place: &Origin) {
        let message = format!("the client cannot authenticate with `{scheme}`");
        let diagnostic = self.diagnostics.warning(&codes::UNSUPPORTED_AUTH, place, message);
        diagnostic.hint("it is left out of the schemes of the service");
    }
}
