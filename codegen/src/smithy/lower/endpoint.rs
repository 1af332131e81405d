//! Where requests go (AWS specifications, "`aws.api#service` trait", "Rules engine").

use super::{Lowering, rules, traits};
use crate::ir::Endpoint;
use crate::smithy::node::Node;

impl Lowering<'_> {
    /// The endpoints of an AWS service; other descriptions do not declare where their service is.
    pub(super) fn lower_endpoint(&self) -> Endpoint {
        let text = |id, key| self.service.trait_value(id).and_then(|value| value.get(key)).and_then(Node::as_str);
        let prefix = text(traits::AWS_SERVICE, "endpointPrefix")
            .or_else(|| text(traits::SIGV4, "name"))
            .or_else(|| text(traits::AWS_SERVICE, "arnNamespace"));
        match prefix {
            Some(prefix) => Endpoint::Aws {
                prefix: prefix.to_owned(),
                global: self.service.trait_value(traits::ENDPOINT_RULES).and_then(rules::global_host),
            },
            None => Endpoint::Unknown,
        }
    }
}
