//! Operations (OpenAPI 3.1, sections 4.8.8 to 4.8.10).

use std::collections::HashSet;

use super::super::document::{self, Cursor, MediaType, PathItem, RequestBody, Requirement};
use super::bodies::Body;
use super::context::{Lowering, pointer};
use super::forms;
use super::names::{media_word, pascal};
use super::paths::Place;
use super::responses::Case;
use crate::diagnostics::codes;
use crate::ir::{AuthChoice, AuthScheme, Codec, Operation, Request, Server};

/// An operation that has its name.
pub(super) struct Named<'d> {
    name: String,
    path: &'d str,
    method: &'d str,
    shared: Vec<Cursor<'d>>,
    /// The servers of the path, or those of the operation.
    servers: Option<Cursor<'d>>,
    operation: document::Operation<'d>,
}

impl<'d> Named<'d> {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The requests that the service sends on account of this one, by their names.
    pub(super) fn callbacks(&self) -> &[(&'d str, Cursor<'d>)] {
        &self.operation.callbacks
    }
}

impl<'d> Lowering<'d> {
    /// All operations of the document, named before anything else is lowered: inline types are named after them.
    pub(super) fn read_operations(&mut self) -> Vec<Named<'d>> {
        let paths = self.document.root().members("paths", &mut self.diagnostics);
        let mut operations = Vec::new();
        for (path, cursor) in paths.into_iter().filter(|(path, _)| !path.starts_with("x-")) {
            let Some(target) = self.document.follow(cursor, &mut self.diagnostics) else { continue };
            let Some(item) = PathItem::read(&target, &mut self.diagnostics) else { continue };
            for (method, operation) in item.operations {
                let shared = item.parameters.clone();
                let servers = operation.servers.clone().or_else(|| item.servers.clone());
                operations.push(Named { name: String::new(), path, method, shared, servers, operation });
            }
        }
        self.name_operations(&mut operations);
        operations
    }

    /// Documentation that also has the links of the responses (OpenAPI 3.1, section 4.8.20): what to call with what they
    /// contain is left to callers.
    fn with_links(&mut self, mut docs: String, cases: &[Case<'d>]) -> String {
        for (name, cursor) in cases.iter().flat_map(|case| &case.response.links) {
            let Some(link) = self.document.follow(cursor.clone(), &mut self.diagnostics) else { continue };
            let Some(target) = link.get_str("operationId").or_else(|| link.get_str("operationRef")) else { continue };
            let description = link.text("description", &mut self.diagnostics).unwrap_or_default();
            let description = if description.is_empty() { String::new() } else { format!(": {}", description.trim()) };
            docs = format!("{}\n\nLink `{name}` leads on to `{target}`{description}", docs.trim_end());
        }
        docs
    }

    /// The servers of an operation, where they differ from those of the document. The most specific list counts.
    fn lower_own_servers(&mut self, named: &Named<'d>) -> Vec<Server> {
        let Some(servers) = &named.servers else { return Vec::new() };
        if self.document.root().get("servers").is_some_and(|all| all.node == servers.node) {
            return Vec::new();
        }
        self.lower_server_list(servers.items())
    }

    /// Names follow `operationId`, or method and path where there is none; a second bearer of a name is distinguished by its
    /// tag or path.
    fn name_operations(&mut self, operations: &mut [Named<'d>]) {
        let written: HashSet<String> =
            operations.iter().filter_map(|named| named.operation.id.as_deref()).map(str::to_owned).collect();
        let mut taken = HashSet::new();
        // By their paths: the order of keys says nothing.
        let mut order: Vec<usize> = (0..operations.len()).collect();
        order.sort_by_cached_key(|position| pointer(&operations[*position].operation.origin));
        for position in order {
            let named = &mut operations[position];
            let id = named.operation.id.as_deref();
            let wanted = id.map_or_else(|| format!("{}{}", named.method, pascal(named.path)), str::to_owned);
            let is_free = |name: &String| !taken.contains(name) && (id == Some(&**name) || !written.contains(name));
            // Distinguished by tag or path, a name stays when operations are added before it.
            let tag = named.operation.tags.first().map(|tag| format!("{}{}", pascal(tag), pascal(&wanted)));
            let route = format!("{}{}", named.method, pascal(named.path));
            let numbered = (2..).map(|number| format!("{wanted}{number}"));
            let mut names = std::iter::once(wanted.clone()).chain(tag).chain([route]).chain(numbered);
            let name = names.find(is_free).unwrap_or_default();
            if name != wanted && id.is_some() {
                let message =
                    format!("`{wanted}` is the `operationId` of another operation, too; this one is called `{name}`");
                let origin = named.operation.origin.child("operationId");
                self.diagnostics
                    .warning(&codes::DUPLICATE_OPERATION_ID, &origin, message)
                    .hint("give it an id of its own");
            }
            self.names.set_operation(&pointer(&named.operation.origin), &name);
            taken.insert(name.clone());
            named.name = name;
        }
    }

    /// Lowers one operation. What cannot be sent with the same parameters becomes an operation of its own.
    pub(super) fn lower_operation(
        &mut self,
        named: &Named<'d>,
        schemes: &[AuthScheme],
        global: &[Requirement<'d>],
    ) -> Vec<Operation> {
        let body = named.operation.request_body.clone();
        let body = body.and_then(|body| self.document.follow(body, &mut self.diagnostics));
        let body = body.and_then(|body| RequestBody::read(&body, &mut self.diagnostics));
        let forms = body.as_ref().map(|body| self.forms(body)).unwrap_or_default();
        let mut forms = body.iter().flat_map(|body| forms.iter().map(move |media| (body, media)));
        let mut operations = vec![self.lower_form(named, forms.next(), schemes, global)];
        for (body, media) in forms {
            let request = self.lower_request(named, Some((body, media)));
            let is_taken = operations.iter_mut().any(|known| forms::join(&mut known.request, &request));
            if !is_taken {
                let name = format!("{}As{}", named.name, media_word(media.name));
                let name = self.names.other_operation(&name);
                operations.push(Operation { name, request, ..operations[0].clone() });
            }
        }
        operations
    }

    fn lower_form(
        &mut self,
        named: &Named<'d>,
        body: Option<(&RequestBody<'d>, &MediaType<'d>)>,
        schemes: &[AuthScheme],
        global: &[Requirement<'d>],
    ) -> Operation {
        let Named { name, method, operation, .. } = named;
        let request = self.lower_request(named, body);
        let cases = self.read_responses(&operation.responses);
        if cases.is_empty() && operation.responses.is_empty() {
            let message = format!("the operation `{name}` declares no response");
            self.diagnostics.warning(&codes::MISSING_RESPONSE, &operation.origin, message);
        }
        Operation {
            name: name.clone(),
            docs: self.with_links(docs(operation), &cases),
            origin: operation.origin.clone(),
            deprecated: operation.deprecated.then(String::new),
            tags: operation.tags.iter().map(|tag| tag.to_string()).collect(),
            resources: Vec::new(),
            request,
            response: self.lower_response(name, &operation.origin, &cases),
            errors: self.lower_errors(&cases),
            document: Codec::Json,
            marker: None,
            auth: self.lower_security_of(operation, schemes, global),
            pagination: None,
            waiters: Vec::new(),
            read_only: matches!(*method, "get" | "head"),
            idempotent: matches!(*method, "get" | "head" | "put" | "delete"),
            servers: self.lower_own_servers(named),
            endpoint: Vec::new(),
        }
    }

    fn lower_security_of(
        &mut self,
        operation: &document::Operation<'d>,
        schemes: &[AuthScheme],
        global: &[Requirement<'d>],
    ) -> Vec<AuthChoice> {
        self.lower_security(operation.security.as_deref().unwrap_or(global), schemes)
    }

    fn lower_request(&mut self, named: &Named<'d>, body: Option<(&RequestBody<'d>, &MediaType<'d>)>) -> Request {
        let Named { path, method, shared, operation, .. } = named;
        let parameters = self.read_parameters([shared, &operation.parameters]);
        let mut parts = self.lower_parameters(Place { template: path, origin: &operation.origin }, &parameters);
        let body = match body {
            Some((body, media)) => self.lower_body(body, media, &mut parts),
            None => Body::NONE,
        };
        Request {
            method: method.to_ascii_uppercase(),
            path: parts.path,
            host_prefix: Vec::new(),
            fixed: parts.fixed,
            params: parts.params,
            codec: body.codec,
            is_body_optional: body.is_optional,
            root: body.root,
            media_type: body.media_type,
            alternatives: Vec::new(),
            checksum: None,
            verification: None,
            requires_length: false,
            gzip_from: None,
            unsigned_payload: false,
        }
    }
}

/// The summary, then the description where it has more.
pub(super) fn docs(operation: &document::Operation<'_>) -> String {
    let summary = operation.summary.as_deref().unwrap_or_default().trim();
    let description = operation.description.as_deref().unwrap_or_default();
    match (summary, description.trim()) {
        ("", _) => description.to_owned(),
        (_, "") => summary.to_owned(),
        (summary, text) if text.starts_with(summary) => description.to_owned(),
        (summary, _) => format!("{summary}\n\n{description}"),
    }
}
