//! Ways to authenticate (Smithy 2.0, "Authentication traits"; AWS specifications, "AWS authentication traits").

use super::{Lowering, common, traits};
use crate::diagnostics::{Origin, codes};
use crate::ir::{ApiKeyPlace, AuthChoice, AuthScheme, Credential};
use crate::smithy::model::{Shape, Trait};
use crate::smithy::node::Node;

impl Lowering<'_> {
    /// The schemes of the service, by their ids as the specification orders them. One that a client cannot use is
    /// reported and left out.
    pub(super) fn lower_auth_schemes(&mut self) -> Vec<AuthScheme> {
        let is_scheme = |applied: &&Trait| {
            self.model.shape(applied.id.as_str()).is_some_and(|shape| shape.has_trait(traits::AUTH_DEFINITION))
        };
        let mut applied: Vec<&Trait> = self.service.traits.iter().filter(is_scheme).collect();
        applied.sort_by(|one, other| one.id.cmp(&other.id));
        let ids: Vec<String> = applied.iter().map(|applied| applied.id.to_string()).collect();
        let schemes: Vec<_> = applied.into_iter().filter_map(|applied| self.lower_auth_scheme(applied)).collect();
        match self.service.traits.get(traits::AUTH) {
            Some(applied) => self.report_unauthenticated(applied, &schemes),
            None if schemes.is_empty() => self.report_none_left(&ids, &self.service.origin.clone()),
            None => {}
        }
        schemes
    }

    /// An `@auth` that names only what a client cannot do is not the same as one that names nothing.
    fn report_unauthenticated(&mut self, applied: &Trait, schemes: &[AuthScheme]) {
        let ids = common::strings(Some(&applied.value));
        if choices(&ids, schemes).is_empty() {
            self.report_none_left(&ids, &applied.origin);
        }
    }

    fn report_none_left(&mut self, ids: &[String], origin: &Origin) {
        if ids.is_empty() {
            return;
        }
        let names: Vec<_> = ids.iter().map(|id| format!("`{id}`")).collect();
        let message = format!(
            "the client supports none of the declared schemes, {}: requests are sent without authentication",
            names.join(", ")
        );
        let hint = "name a scheme that clients know, or write `@auth([])` if none is needed";
        self.diagnostics.warning(&codes::UNSUPPORTED_AUTH, origin, message).hint(hint);
    }

    fn lower_auth_scheme(&mut self, applied: &Trait) -> Option<AuthScheme> {
        let text = |key| applied.value.get(key).and_then(Node::as_str).map(str::to_owned);
        let credential = match applied.id.as_str() {
            traits::SIGV4 => Credential::SigV4 { service: text("name").unwrap_or_default() },
            traits::BEARER_AUTH => Credential::Bearer,
            traits::BASIC_AUTH => Credential::Basic,
            traits::DIGEST_AUTH => Credential::Digest,
            traits::API_KEY_AUTH => Credential::ApiKey {
                place: if text("in").as_deref() == Some("query") { ApiKeyPlace::Query } else { ApiKeyPlace::Header },
                name: text("name").unwrap_or_default(),
                prefix: text("scheme"),
            },
            other => {
                let message = format!("the client cannot authenticate with `{other}`");
                let diagnostic = self.diagnostics.warning(&codes::UNSUPPORTED_AUTH, &applied.origin, message);
                diagnostic.hint("it is left out of the schemes of the service");
                return None;
            }
        };
        Some(AuthScheme { name: applied.id.name().to_owned(), docs: String::new(), credential })
    }

    /// The schemes that an operation may use, in order of preference: its own `@auth`, else that of the service, else
    /// all. With `@optionalAuth` none of them is needed.
    pub(super) fn lower_auth(&mut self, operation: &Shape, schemes: &[AuthScheme]) -> Vec<AuthChoice> {
        let own = operation.traits.get(traits::AUTH);
        if let Some(applied) = own.filter(|_| !operation.has_trait(traits::OPTIONAL_AUTH)) {
            self.report_unauthenticated(applied, schemes);
        }
        let mut choices = match own.or_else(|| self.service.traits.get(traits::AUTH)) {
            None => (0..schemes.len()).map(|position| AuthChoice { schemes: vec![position] }).collect(),
            Some(applied) => choices(&common::strings(Some(&applied.value)), schemes),
        };
        if operation.has_trait(traits::OPTIONAL_AUTH) && !choices.is_empty() {
            choices.push(AuthChoice { schemes: Vec::new() });
        }
        choices
    }
}

/// Those of the named schemes that a client can use, in the order of the names.
fn choices(ids: &[String], schemes: &[AuthScheme]) -> Vec<AuthChoice> {
    let position = |id: &String| {
        let name = id.rsplit_once('#').map_or(id.as_str(), |(_, name)| name);
        schemes.iter().position(|scheme| scheme.name == name)
    };
    ids.iter().filter_map(position).map(|position| AuthChoice { schemes: vec![position] }).collect()
}
