//! Ways to authenticate (Smithy 2.0, "Authentication traits"; AWS specifications, "AWS authentication traits").

use super::{Lowering, common, traits};
use crate::ir::{ApiKeyPlace, AuthChoice, AuthScheme, Credential};
use crate::smithy::model::{Shape, Trait};
use crate::smithy::node::Node;

impl<'a> Lowering<'a> {
    /// The schemes of the service, by their ids as the specification orders them. One that a client cannot use is
    /// reported and left out.
    pub(super) fn lower_auth_schemes(&mut self) -> Vec<AuthScheme> {
        let is_scheme = |applied: &&Trait| {
            self.model.shape(applied.id.as_str()).is_some_and(|shape| shape.has_trait(traits::AUTH_DEFINITION))
        };
        let mut applied: Vec<&Trait> = self.service.traits.iter().filter(is_scheme).collect();
        applied.sort_by(|one, other| one.id.cmp(&other.id));
        applied.into_iter().filter_map(|applied| self.lower_auth_scheme(applied)).collect()
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
                let diagnostic = self.diagnostics.warning("unsupported-auth", &applied.origin, message);
                diagnostic.hint("it is left out; the other schemes of the service remain");
                return None;
            }
        };
        Some(AuthScheme { name: applied.id.name().to_owned(), docs: String::new(), credential })
    }

    /// The schemes that an operation may use, in order of preference: its own `@auth`, else that of the service, else
    /// all. With `@optionalAuth` none of them is needed.
    pub(super) fn lower_auth(&mut self, operation: &Shape, schemes: &[AuthScheme]) -> Vec<AuthChoice> {
        let chosen = operation.traits.get(traits::AUTH).or_else(|| self.service.traits.get(traits::AUTH));
        let mut choices: Vec<AuthChoice> = match chosen {
            None => (0..schemes.len()).map(|position| AuthChoice { schemes: vec![position] }).collect(),
            Some(applied) => {
                let ids = common::strings(Some(&applied.value));
                let position = |id: &String| {
                    let name = id.rsplit_once('#').map_or(id.as_str(), |(_, name)| name);
                    schemes.iter().position(|scheme| scheme.name == name)
                };
                ids.iter().filter_map(position).map(|position| AuthChoice { schemes: vec![position] }).collect()
            }
        };
        if operation.has_trait(traits::OPTIONAL_AUTH) && !choices.is_empty() {
            choices.push(AuthChoice { schemes: Vec::new() });
        }
        choices
    }
}
