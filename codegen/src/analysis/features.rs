//! What a generated crate asks of the runtime: everything particular there is behind a feature.

use crate::constraints::{ConstraintFacts, Engine};
use crate::ir::{Api, Checksum, Codec, Credential, Endpoint, Operation};

/// The parts of the runtime that a generated crate switches on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Requests are signed for AWS.
    pub aws: bool,
    /// Bodies are streams of events.
    pub events: bool,
    /// Some operation has streams of events in both directions.
    pub duplex: bool,
    /// Documents are written in CBOR.
    pub cbor: bool,
    /// Some body has a checksum that callers choose or ask for.
    pub checksums: bool,
    /// Some request is compressed.
    pub gzip: bool,
    /// Some operation has waiters.
    pub waiters: bool,
    /// Some body is written in XML, or as a query whose response is.
    pub xml: bool,
    /// Some pattern needs look-around or back-references.
    pub lookaround: bool,
    /// Some pattern needs Unicode's tables.
    pub unicode: bool,
}

pub(super) fn analyze(api: &Api, constraints: &ConstraintFacts) -> Features {
    let streams = |operation: &Operation| {
        let codecs = [operation.request.codec, operation.response.codec];
        codecs.into_iter().filter(|codec| *codec == Codec::Events).count()
    };
    let is_xml = |operation: &Operation| {
        let codecs = [operation.request.codec, operation.response.codec, operation.document];
        let others = operation.request.alternatives.iter().map(|other| other.codec);
        let cases = operation.response.cases.iter().map(|case| case.codec);
        let errors = operation.errors.iter().map(|case| case.codec);
        codecs
            .into_iter()
            .chain(others)
            .chain(cases)
            .chain(errors)
            .any(|codec| matches!(codec, Codec::Xml(_) | Codec::Query(_)))
    };
    let is_signed = api.auth.iter().any(|scheme| matches!(scheme.credential, Credential::SigV4 { .. }));
    Features {
        aws: is_signed || matches!(api.endpoint, Endpoint::Aws { .. }),
        events: api.operations.iter().any(|operation| streams(operation) > 0),
        duplex: api.operations.iter().any(|operation| streams(operation) == 2),
        cbor: api.operations.iter().any(|operation| operation.document == Codec::Cbor),
        checksums: api.operations.iter().any(|operation| {
            let request = &operation.request;
            matches!(request.checksum, Some(Checksum::Chosen { .. })) || request.verification.is_some()
        }),
        gzip: api.operations.iter().any(|operation| operation.request.gzip_from.is_some()),
        waiters: api.operations.iter().any(|operation| !operation.waiters.is_empty()),
        xml: api.operations.iter().any(is_xml)
            || api.webhooks.iter().any(|webhook| matches!(webhook.codec, Codec::Xml(_))),
        lookaround: constraints.patterns().any(|pattern| pattern.engine == Engine::Fancy),
        unicode: constraints.patterns().any(|pattern| {
            let needs = pattern.features;
            needs.general_category || needs.script || needs.boolean
        }),
    }
}
