//! What a document contains, by a plain walk over its tree.

use std::collections::BTreeSet;

use serde_json::Value;

use super::schemas::sent_members;
use super::tree::Reached;

/// The methods that a path item may have, and the list of others that it may have besides (OpenAPI 3.2).
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A method of a path.
    Operation,
    /// A parameter of an operation.
    Parameter,
    /// A member of a body, or a body that is no object.
    Member,
    /// A media type of a response, or a response without content.
    Response,
    /// A header of a response.
    Header,
    /// A method of a webhook.
    Webhook,
}

impl Kind {
    pub(super) const ALL: [(Self, &str); 6] = [
        (Self::Operation, "operations"),
        (Self::Parameter, "parameters"),
        (Self::Member, "body members"),
        (Self::Response, "responses"),
        (Self::Header, "headers"),
        (Self::Webhook, "webhooks"),
    ];
}

/// Something that a document contains.
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// The place of the operation that it belongs to.
    pub(super) operation: String,
    /// What it is called: the status of a response, the name of a parameter.
    pub(super) name: String,
    /// What further distinguishes it: the media type of a body, where a parameter stands.
    pub(super) detail: String,
    /// The places at which a message about it may stand.
    pub(super) places: Vec<String>,
}

/// Everything that a document contains.
pub(super) fn inventory(root: &Value) -> Vec<Entry> {
    let mut walk = Walk { root, entries: Vec::new() };
    let document = Reached::root(root);
    for (key, kind) in [("paths", Kind::Operation), ("webhooks", Kind::Webhook), ("x-webhooks", Kind::Webhook)] {
        let items = document.get(key).map(|paths| paths.members()).unwrap_or_default();
        for (_, item) in items.into_iter().filter(|(path, _)| !path.starts_with("x-")) {
            walk.path_item(item, kind);
        }
    }
    walk.entries
}

struct Walk<'v> {
    root: &'v Value,
    entries: Vec<Entry>,
}

impl<'v> Walk<'v> {
    fn path_item(&mut self, item: Reached<'v>, kind: Kind) {
        let item = item.follow(self.root);
        let further = item.get("additionalOperations").map(|further| further.members()).unwrap_or_default();
        let usual = item.members().into_iter().filter(|(key, _)| METHODS.contains(key));
        for (method, operation) in usual.chain(further) {
            let place = operation.place().to_owned();
            let mut places = item.places.clone();
            places.push(place.clone());
            self.add(kind, &place, method, "", places);
            self.parameters(&item, &operation);
            self.body(&operation);
            // What is to be sent back is the receiver's affair.
            if kind == Kind::Operation {
                self.responses(&operation);
                self.callbacks(&operation);
            }
        }
    }

    fn callbacks(&mut self, operation: &Reached<'v>) {
        let callbacks = operation.get("callbacks").map(|callbacks| callbacks.members()).unwrap_or_default();
        for (_, callback) in callbacks {
            let items = callback.follow(self.root).members().into_iter();
            for (_, item) in items.filter(|(expression, _)| !expression.starts_with("x-")) {
                self.path_item(item, Kind::Webhook);
            }
        }
    }

    fn add(&mut self, kind: Kind, operation: &str, name: &str, detail: &str, places: Vec<String>) {
        let (operation, name, detail) = (operation.to_owned(), name.to_owned(), detail.to_owned());
        self.entries.push(Entry { kind, operation, name, detail, places });
    }

    /// Each name once, as an operation's replaces its path's. Three headers belong to other parts of a document
    /// (OpenAPI 3.1, section 4.8.12.2.1).
    fn parameters(&mut self, item: &Reached<'v>, operation: &Reached<'v>) {
        let mut seen = BTreeSet::new();
        for owner in [operation, item] {
            for parameter in owner.get("parameters").map(|list| list.items()).unwrap_or_default() {
                let parameter = parameter.follow(self.root);
                let (name, place) =
                    (parameter.text("name").unwrap_or_default(), parameter.text("in").unwrap_or_default());
                let reserved = ["accept", "content-type", "authorization"].contains(&&*name.to_ascii_lowercase());
                if (place == "header" && reserved) || !seen.insert((name, place)) {
                    continue;
                }
                match place {
                    // Swagger 2.0: the body and its members, in whatever media type is consumed.
                    "body" => {
                        self.members(operation.place(), "*/*", parameter.get("schema").as_ref(), &parameter.places);
                    }
                    "formData" => self.add(Kind::Member, operation.place(), name, "*/*", parameter.places),
                    _ => self.add(Kind::Parameter, operation.place(), name, place, parameter.places),
                }
            }
        }
    }

    fn body(&mut self, operation: &Reached<'v>) {
        let Some(body) = operation.get("requestBody") else { return };
        let body = body.follow(self.root);
        for (media_type, media) in body.get("content").map(|content| content.members()).unwrap_or_default() {
            let media = media.follow(self.root);
            let schema = media.get("schema").or_else(|| media.get("itemSchema"));
            let containers: Vec<String> = body.places.iter().chain(&media.places).cloned().collect();
            self.members(operation.place(), media_type, schema.as_ref(), &containers);
        }
    }

    /// The members of a body, or the body itself if it has none.
    fn members(&mut self, operation: &str, media_type: &str, schema: Option<&Reached<'v>>, containers: &[String]) {
        let members = schema.and_then(|schema| sent_members(schema.clone(), self.root));
        for (name, own) in members.unwrap_or_else(|| vec![(String::new(), Vec::new())]) {
            let schemas = schema.iter().flat_map(|schema| (*schema).clone().follow(self.root).places);
            let places = containers.iter().cloned().chain(schemas).chain(own).collect();
            self.add(Kind::Member, operation, &name, media_type, places);
        }
    }

    fn responses(&mut self, operation: &Reached<'v>) {
        let responses = operation.get("responses").map(|responses| responses.members()).unwrap_or_default();
        for (status, response) in responses.into_iter().filter(|(status, _)| !status.starts_with("x-")) {
            let mut written = response.places.clone();
            let response = response.follow(self.root);
            written.extend(response.places.iter().cloned());
            let content = response.get("content").map(|content| content.members()).unwrap_or_default();
            if content.is_empty() {
                self.add(Kind::Response, operation.place(), status, "", written.clone());
            }
            for (media_type, media) in content {
                let places = written.iter().cloned().chain(media.follow(self.root).places).collect();
                self.add(Kind::Response, operation.place(), status, media_type, places);
            }
            for (name, header) in response.get("headers").map(|headers| headers.members()).unwrap_or_default() {
                if !name.eq_ignore_ascii_case("content-type") {
                    let places = written.iter().cloned().chain(header.follow(self.root).places).collect();
                    self.add(Kind::Header, operation.place(), name, status, places);
                }
            }
        }
    }
}
