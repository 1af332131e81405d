//! `securityDefinitions` (Swagger 2.0, section "Security Scheme Object").

use super::super::document::{Cursor, Node};
use super::super::tree::Tree;
use super::Upgrade;
use super::built::{Built, text};

/// What goes into a flow of OpenAPI 3.
const FLOW: [&str; 4] = ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"];

impl<'d> Upgrade<'d, '_> {
    /// A security scheme: `basic` is a scheme of HTTP, and a flow of OAuth 2.0 an object of its own.
    pub(super) fn security_scheme(&mut self, scheme: &Cursor<'d>) -> Tree {
        match scheme.get_str("type") {
            Some("basic") => self.basic(scheme),
            Some("oauth2") => self.oauth2(scheme),
            _ => self.copy(scheme),
        }
    }

    fn basic(&mut self, scheme: &Cursor<'d>) -> Tree {
        let origin = scheme.origin.child("type");
        let mut basic = Built::at(&scheme.origin);
        basic.put("type", text("http", &origin));
        basic.put("scheme", text("basic", &origin));
        basic.put_all(self.rest(scheme, &["type", "scheme"]));
        basic.build()
    }

    fn oauth2(&mut self, scheme: &Cursor<'d>) -> Tree {
        let mut keys = vec!["flow"];
        keys.extend(FLOW);
        let mut oauth2 = Built::at(&scheme.origin);
        oauth2.put_all(self.rest(scheme, &keys));
        let flow = scheme.get("flow");
        let origin = flow.as_ref().map_or_else(|| scheme.origin.clone(), |flow| flow.origin.clone());
        let name = match flow.map(|flow| flow.node) {
            Some(Node::String(name)) => match &**name {
                "accessCode" => "authorizationCode",
                "application" => "clientCredentials",
                other => other,
            },
            _ => return oauth2.build(),
        };
        let mut content = Built::at(&scheme.origin);
        for key in FLOW {
            content.put_some(key, scheme.get(key).map(|value| self.copy(&value)));
        }
        let mut flows = Built::at(&origin);
        flows.put(name, content.build());
        oauth2.put("flows", flows.build());
        oauth2.build()
    }
}
