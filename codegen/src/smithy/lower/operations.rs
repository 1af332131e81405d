//! Operations: what is sent, what comes back, and what is known about them beside that.

use super::{Lowering, common, traits};
use crate::diagnostics::codes;
use crate::ir::{AuthScheme, Operation};
use crate::size_limit::SizeLimit;
use crate::smithy::model::{Operation as Properties, Shape, ShapeType};

/// An operation shape with its properties and structures at hand.
#[derive(Clone, Copy)]
pub(super) struct Call<'a> {
    pub(super) shape: &'a Shape,
    pub(super) properties: &'a Properties,
    /// The input structure; `smithy.api#Unit` if there is none.
    pub(super) input: &'a Shape,
    /// The output structure; `smithy.api#Unit` if there is none.
    pub(super) output: &'a Shape,
}

impl<'a> Lowering<'a> {
    /// All operations of the service that can be lowered; the others were reported.
    pub(super) fn lower_operations(&mut self, schemes: &[AuthScheme]) -> Vec<Operation> {
        let mut size_limit = SizeLimit::default();
        let mut operations = Vec::new();
        let mut resources = self.model.resources_of_operations(self.properties);
        for shape in self.model.operations(self.properties) {
            let resources = resources.remove(&shape.id).unwrap_or_default();
            let Some(operation) = self.lower_operation(shape, resources, schemes) else { continue };
            if !size_limit.takes(&operation, self.diagnostics) {
                break;
            }
            operations.push(operation);
        }
        operations
    }

    fn lower_operation(
        &mut self,
        shape: &'a Shape,
        resources: Vec<String>,
        schemes: &[AuthScheme],
    ) -> Option<Operation> {
        let call = self.call(shape)?;
        let line = self.protocol.line(self.service, shape);
        let Some(line) = line else {
            let message = format!("operation `{}` has no `@http` trait", shape.id.name());
            let diagnostic = self.diagnostics.error(&codes::MISSING_HTTP_TRAIT, &shape.origin, message);
            diagnostic.hint(format!("`@{}` needs its method and URI", self.protocol.trait_id()));
            return None;
        };
        let request = self.lower_request(call, &line);
        let response = self.lower_response(call, line.status);
        let is = |id| shape.has_trait(id);
        Some(Operation {
            name: shape.id.name().to_owned(),
            docs: common::docs(&shape.traits),
            origin: shape.origin.clone(),
            deprecated: common::deprecated(&shape.traits),
            tags: common::strings(shape.trait_value(traits::TAGS)),
            resources,
            pagination: self.lower_pagination(call, &request),
            waiters: self.lower_waiters(call),
            request,
            response,
            errors: self.lower_errors(call),
            document: self.protocol.document(),
            marker: self.protocol.marker(),
            auth: self.lower_auth(shape, schemes),
            read_only: is(traits::READONLY),
            idempotent: is(traits::IDEMPOTENT) || is(traits::READONLY),
            servers: Vec::new(),
            endpoint: self.lower_endpoint_bindings(shape, call.input),
        })
    }

    fn call(&mut self, shape: &'a Shape) -> Option<Call<'a>> {
        let properties = shape.as_operation()?;
        let structure = |id: &str| self.model.shape(id).filter(|shape| shape.shape_type == ShapeType::Structure);
        let input = structure(properties.input.target.as_str());
        let output = structure(properties.output.target.as_str());
        for (reference, found) in [(&properties.input, input), (&properties.output, output)] {
            if found.is_none() {
                let message = format!("`{}` is not a structure", reference.target);
                self.diagnostics.error(&codes::INVALID_TARGET, &reference.origin, message);
            }
        }
        Some(Call { shape, properties, input: input?, output: output? })
    }
}
