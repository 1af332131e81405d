//! The prelude and the trait packages, which every model has without asking for them.

use std::sync::LazyLock;

use crate::diagnostics::{Diagnostics, SourceId};
use crate::smithy::idl;
use crate::smithy::raw::Document;

const TEXTS: [&str; 17] = [
    include_str!("packages/smithy.api.smithy"),
    include_str!("packages/smithy.api.traits.smithy"),
    include_str!("packages/aws.api.smithy"),
    include_str!("packages/aws.apigateway.smithy"),
    include_str!("packages/aws.auth.smithy"),
    include_str!("packages/aws.cloudformation.smithy"),
    include_str!("packages/aws.customizations.smithy"),
    include_str!("packages/aws.endpoints.smithy"),
    include_str!("packages/aws.iam.smithy"),
    include_str!("packages/aws.protocols.smithy"),
    include_str!("packages/smithy.contracts.smithy"),
    include_str!("packages/smithy.mqtt.smithy"),
    include_str!("packages/smithy.openapi.smithy"),
    include_str!("packages/smithy.protocols.smithy"),
    include_str!("packages/smithy.rules.smithy"),
    include_str!("packages/smithy.test.smithy"),
    include_str!("packages/smithy.waiters.smithy"),
];

/// The packages, read once. They are our own and well-formed, which a test holds true.
pub(super) fn documents() -> &'static [Document] {
    static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| read(&mut Diagnostics::new()));
    &DOCUMENTS
}

fn read(diagnostics: &mut Diagnostics) -> Vec<Document> {
    TEXTS.iter().map(|text| idl::parse(SourceId::BUILT_IN, text, diagnostics)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_well_formed() {
        let mut diagnostics = Diagnostics::new();
        read(&mut diagnostics);
        assert_eq!(diagnostics, Diagnostics::new());
    }
}
