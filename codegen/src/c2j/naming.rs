//! What `locationName` says, which depends on the protocol.

/// How the protocols of a service name what stands in documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// Members of JSON objects, by `locationName`.
    Json,
    /// XML elements and the names of queries, by `locationName`.
    Xml,
    /// Names are those of the members.
    Fixed,
}

/// A protocol by the name that C2J has for it.
pub(super) struct Protocol {
    /// The name in C2J.
    pub(super) name: &'static str,
    /// The trait; that of `json` depends on its version.
    pub(super) trait_id: &'static str,
    /// How it names things.
    pub(super) naming: Naming,
    /// Whether members stand in paths, queries, headers and status codes.
    pub(super) has_bindings: bool,
    /// Whether `error.code` is what its errors are recognized by.
    pub(super) has_error_codes: bool,
}

/// The protocols that botocore names.
pub(super) const PROTOCOLS: &[Protocol] = &[
    protocol("smithy-rpc-v2-cbor", "smithy.protocols#rpcv2Cbor", Naming::Fixed, false, false),
    protocol("json", "aws.protocols#awsJson1_1", Naming::Fixed, false, false),
    protocol("rest-json", "aws.protocols#restJson1", Naming::Json, true, false),
    protocol("rest-xml", "aws.protocols#restXml", Naming::Xml, true, false),
    protocol("query", "aws.protocols#awsQuery", Naming::Xml, false, true),
    protocol("ec2", "aws.protocols#ec2Query", Naming::Xml, false, false),
];

const fn protocol(
    name: &'static str,
    trait_id: &'static str,
    naming: Naming,
    has_bindings: bool,
    has_error_codes: bool,
) -> Protocol {
    Protocol { name, trait_id, naming, has_bindings, has_error_codes }
}

/// What the protocols of a service come to together.
pub(super) struct Speaks {
    pub(super) naming: Naming,
    pub(super) has_bindings: bool,
    pub(super) has_error_codes: bool,
}

impl Speaks {
    /// Of several protocols, those with names of their own prevail: the others do not read them.
    pub(super) fn of(protocols: &[&Protocol], is_query_compatible: bool) -> Self {
        let any = |naming| protocols.iter().any(|protocol| protocol.naming == naming);
        let naming = if any(Naming::Xml) {
            Naming::Xml
        } else if any(Naming::Json) {
            Naming::Json
        } else {
            Naming::Fixed
        };
        Self {
            naming,
            has_bindings: protocols.iter().any(|protocol| protocol.has_bindings),
            has_error_codes: is_query_compatible || protocols.iter().any(|protocol| protocol.has_error_codes),
        }
    }
}
