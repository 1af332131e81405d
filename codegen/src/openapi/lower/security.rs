//! Security schemes and servers (OpenAPI 3.1, sections 4.8.5, 4.8.27 and 4.8.30).

use super::super::document::{Cursor, Requirement, SecurityScheme, Server as Written};
use super::context::Lowering;
use crate::diagnostics::{codes, suggest};
use crate::ir::{ApiKeyPlace, AuthChoice, AuthScheme, Credential, Endpoint, Server, ServerVariable};

impl<'d> Lowering<'d> {
    /// The schemes of the document; those that no client can serve are left out with a warning.
    pub(super) fn lower_schemes(&mut self) -> Vec<AuthScheme> {
        let components = self.document.at("/components");
        let schemes = components.map(|components| components.members("securitySchemes", &mut self.diagnostics));
        let mut lowered = Vec::new();
        for (name, cursor) in schemes.unwrap_or_default() {
            let Some(target) = self.document.follow(cursor, &mut self.diagnostics) else { continue };
            let Some(scheme) = SecurityScheme::read(&target, &mut self.diagnostics) else { continue };
            let Some(credential) = self.lower_credential(name, &scheme) else { continue };
            let docs = scheme.description.as_deref().unwrap_or_default().to_owned();
            lowered.push(AuthScheme { name: name.to_owned(), docs, credential });
        }
        lowered
    }

    fn lower_credential(&mut self, name: &str, scheme: &SecurityScheme<'d>) -> Option<Credential> {
        let http = scheme.scheme.as_deref().unwrap_or_default().to_ascii_lowercase();
        match (&*scheme.kind, &*http) {
            ("oauth2" | "openIdConnect", _) | ("http", "bearer") => Some(Credential::Bearer),
            ("http", "basic") => Some(Credential::Basic),
            ("http", "digest") => Some(Credential::Digest),
            ("mutualTLS", _) => Some(Credential::MutualTls),
            ("apiKey", _) => self.lower_api_key(name, scheme),
            (kind, http) => {
                let message = format!("the security scheme `{name}` has an unknown type: `{kind}` `{http}`");
                let known = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"];
                let hint = match kind {
                    "http" => suggest::hint(http, ["bearer", "basic", "digest"]),
                    kind => suggest::hint(kind, known),
                };
                let hint = hint.unwrap_or_else(|| {
                    "known are `apiKey`, `http` (`bearer`, `basic`, `digest`), `oauth2`, `openIdConnect`, `mutualTLS`"
                        .to_owned()
                });
                self.diagnostics.warning(&codes::UNKNOWN_SECURITY_SCHEME, &scheme.origin, message).hint(hint);
                None
            }
        }
    }

    fn lower_api_key(&mut self, name: &str, scheme: &SecurityScheme<'d>) -> Option<Credential> {
        let place = match scheme.location.as_deref() {
            Some("header") => Some(ApiKeyPlace::Header),
            Some("query") => Some(ApiKeyPlace::Query),
            Some("cookie") => Some(ApiKeyPlace::Cookie),
            _ => None,
        };
        if let (Some(place), Some(key)) = (place, &scheme.name) {
            return Some(Credential::ApiKey { place, name: key.to_string(), prefix: None });
        }
        let message = format!("the API key `{name}` does not declare where it is sent; it is left out");
        let written = scheme.location.as_deref().filter(|_| place.is_none()).unwrap_or_default();
        let hint = suggest::hint_or(
            written,
            ["header", "query", "cookie"],
            "write `in: header`, `query` or `cookie`, and the `name` of the header, parameter or cookie",
        );
        self.diagnostics.warning(&codes::MISSING_KEY, &scheme.origin, message).hint(hint);
        None
    }

    /// The alternatives of a `security` list, as positions in the list of schemes.
    pub(super) fn lower_security(
        &mut self,
        alternatives: &[Requirement<'d>],
        schemes: &[AuthScheme],
    ) -> Vec<AuthChoice> {
        let mut choices = Vec::new();
        'alternatives: for alternative in alternatives {
            let mut positions = Vec::new();
            for (name, origin) in &alternative.schemes {
                if let Some(position) = schemes.iter().position(|scheme| scheme.name == *name) {
                    positions.push(position);
                    continue;
                }
                if self.document.at("/components/securitySchemes").is_none_or(|schemes| schemes.get(name).is_none()) {
                    let message = format!("the security scheme `{name}` is not declared in this document");
                    let declared = self.document.at("/components/securitySchemes");
                    let known = declared.iter().flat_map(Cursor::entries).map(|(name, _)| name);
                    let hint = suggest::hint_or(name, known, "declare it under `components/securitySchemes`");
                    self.diagnostics.warning(&codes::UNRESOLVED_SECURITY_SCHEME, origin, message).hint(hint);
                }
                continue 'alternatives;
            }
            choices.push(AuthChoice { schemes: positions });
        }
        if choices.is_empty() {
            self.report_unauthenticated(alternatives);
        }
        choices
    }

    /// None of the ways that are asked for can be gone: that is not the same as asking for none.
    fn report_unauthenticated(&mut self, alternatives: &[Requirement<'d>]) {
        let asked: Vec<_> = alternatives.iter().flat_map(|alternative| &alternative.schemes).collect();
        let Some((_, origin)) = asked.first() else { return };
        let names: Vec<_> = asked.iter().map(|(name, _)| format!("`{name}`")).collect();
        let message = format!(
            "the client supports none of the declared schemes, {}: requests are sent without authentication",
            names.join(", ")
        );
        let hint = "name a supported scheme, or write `security: []` if none is needed";
        self.diagnostics.warning(&codes::UNSUPPORTED_AUTH, origin, message).hint(hint);
    }

    /// The servers of the document. A relative URL means nothing without the address of the document.
    pub(super) fn lower_servers(&mut self) -> Endpoint {
        let cursors = self.document.root().list("servers", &mut self.diagnostics);
        let servers = self.lower_server_list(cursors);
        if servers.is_empty() { Endpoint::Unknown } else { Endpoint::Servers(servers) }
    }

    pub(super) fn lower_server_list(&mut self, cursors: impl IntoIterator<Item = Cursor<'d>>) -> Vec<Server> {
        let mut servers = Vec::new();
        for cursor in cursors {
            let Some(server) = Written::read(&cursor, &mut self.diagnostics) else { continue };
            if !server.url.contains("://") && !server.url.starts_with('{') {
                let message = format!("the server `{}` is relative to the address of the document", server.url);
                let hint = "write the whole URL; otherwise callers must give it";
                self.diagnostics.warning(&codes::RELATIVE_SERVER, &server.origin.child("url"), message).hint(hint);
                continue;
            }
            servers.push(self.lower_server(&server));
        }
        servers
    }

    fn lower_server(&mut self, server: &Written<'d>) -> Server {
        let mut variables = Vec::new();
        for (name, cursor) in &server.variables {
            variables.push(self.lower_variable(name, cursor));
        }
        Server {
            url: server.url.trim_end_matches('/').to_owned(),
            docs: server.description.as_deref().unwrap_or_default().to_owned(),
            variables,
        }
    }

    fn lower_variable(&mut self, name: &str, cursor: &Cursor<'d>) -> ServerVariable {
        let mut text = |key| cursor.text(key, &mut self.diagnostics).map(|text| text.into_owned());
        let (default, docs) = (text("default"), text("description").unwrap_or_default());
        let allowed =
            cursor.texts("enum", &mut self.diagnostics).into_iter().map(|value| value.into_owned()).collect::<Vec<_>>();
        if default.is_none() {
            let message = format!("the server variable `{name}` has no `default`");
            self.diagnostics.warning(&codes::MISSING_KEY, &cursor.origin, message);
        }
        let default = default.or_else(|| allowed.first().cloned()).unwrap_or_default();
        ServerVariable { name: name.to_owned(), default, allowed, docs }
    }
}
