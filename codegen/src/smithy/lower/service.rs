//! The service as a whole.

use super::Lowering;
use super::common;
use super::traits;
use crate::clients::Written;
use crate::diagnostics::{Diagnostics, Origin, codes, suggest};
use crate::ir::Api;
use crate::smithy::model::{Model, Shape};

/// The service to lower: the one that was asked for, by name or absolute id, or the only one.
pub(super) fn choose<'a>(
    model: &'a Model,
    wanted: Option<&Written>,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Shape> {
    let services: Vec<&Shape> = model.services().collect();
    let Some((wanted, origin)) = wanted else {
        return match services.as_slice() {
            [only] => Some(only),
            [] => {
                no_service(model, diagnostics);
                None
            }
            [first, others @ ..] => {
                let message = format!("the model has {} services, and none was chosen", services.len());
                let diagnostic = diagnostics.error(&codes::AMBIGUOUS_SERVICE, &first.origin, message);
                for other in others {
                    diagnostic.related(&other.origin, format!("`{}`", other.id));
                }
                diagnostic.hint(format!("choose one of {}", common::listed(&services)));
                None
            }
        };
    };
    let found = services.iter().find(|shape| shape.id.as_str() == wanted || shape.id.name() == wanted).copied();
    if found.is_none() {
        let message = format!("the model has no service `{wanted}`");
        let diagnostic = diagnostics.error(&codes::UNRESOLVED_SERVICE, origin, message);
        if !services.is_empty() {
            let known = services.iter().map(|shape| shape.id.name());
            let listed = format!("choose one of {}", common::listed(&services));
            diagnostic.hint(suggest::hint_or(wanted, known, listed));
        }
    }
    found
}

fn no_service(model: &Model, diagnostics: &mut Diagnostics) {
    let message = "the model describes no service".to_owned();
    let diagnostic =
        diagnostics.push(crate::diagnostics::Level::Error, &codes::MISSING_SERVICE, beginning(model), message);
    diagnostic.hint("a client is written from a `service` shape and the operations bound to it");
}

/// The first shape; the first text where it describes none.
fn beginning(model: &Model) -> Option<Origin> {
    model.shapes().first().map(|shape| shape.origin.clone()).or_else(|| model.origin.clone())
}

impl Lowering<'_> {
    /// The whole service.
    pub(super) fn lower_service(&mut self) -> Api {
        let auth = self.lower_auth_schemes();
        let operations = self.lower_operations(&auth);
        self.define_pending();
        let title = self.service.trait_value(traits::TITLE).and_then(|value| value.as_str());
        Api {
            name: self.service.id.name().to_owned(),
            title: title.map(str::to_owned),
            version: self.properties.version.clone(),
            docs: common::docs(&self.service.traits),
            origin: self.service.origin.clone(),
            endpoint: self.lower_endpoint(),
            auth,
            types: std::mem::take(&mut self.types),
            operations,
            webhooks: Vec::new(),
        }
    }
}
