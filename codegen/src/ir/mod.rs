//! What an HTTP API is, once nothing is left to look up.
//!
//! Both front ends fill this one model. Its contract:
//!
//! - Nothing is left to look up: no shape id, `$ref`, trait or protocol name. What differs between protocols is spelled
//!   out in wire names, fixed parts, slots, codecs and error cases. Which protocols there are stands beside the model, in
//!   [`Protocols`], for who compares two descriptions.
//! - A media type is text that is sent as it stands; what it means for the bytes of a body is the body's [`Codec`].
//! - The regional endpoints of AWS are one of the kinds of [`Endpoint`]: their hosts follow from region and partition,
//!   which only a client knows.
//! - Every part is filled by a front end and read by an emitter; what none can do yet is not here.
//! - What has a name is reached by id, what has none stands in a box. Types are declared, then defined, and
//!   [`Types::finish`] reports what was mentioned but never defined; cycles therefore need no thought.
//! - Only names of the description stand here, in the order of the description. Rust names are made by the emitter.
//! - Every node that a message can be about keeps its origin.
//! - Derived facts (needs a box, is sent, is received, is an error) are tables beside the model, never fields in it.
//! - Documentation is CommonMark.

mod constraints;
mod digests;
mod endpoint;
mod jmespath;
mod operations;
mod print;
mod protocols;
mod rules;
mod types;
mod waiters;
mod webhooks;
mod xml;

pub(crate) use constraints::common_multiple;
pub use constraints::{Bound, Bounds, Constraints, Dialect, Number, Pattern, Range};
pub use digests::{Digest, Verification};
pub use endpoint::{ApiKeyPlace, AuthScheme, Credential, Endpoint, Server, ServerVariable};
pub use jmespath::{Jmes, JmesComparison, JmesFunction, JmesPath};
pub use operations::{
    Alternative, AuthChoice, Checksum, Codec, ErrorCase, Fixed, FixedPlace, Header, NextPage, Operation, Pagination,
    Param, PathPart, QueryStyle, Request, Response, ResponseCase, Retry, Slot, Status,
};
pub use protocols::Protocols;
pub use rules::{
    BoundValue, Condition, Outcome, PathStep, RuleBinding, RuleExpr, RuleFunction, RuleNode, RuleParam, RuleTarget,
    Rules,
};
pub use types::{
    Enum, EnumValue, EventSlot, Field, FieldFlags, Float, Int, List, Map, Newtype, Presence, Struct, Tagging,
    TimestampFormat, Tuple, Type, TypeDef, TypeId, TypeKind, Types, Union,
};
pub use waiters::{Acceptor, Expected, Matcher, Waiter, WaiterState};
pub use webhooks::Webhook;
pub use xml::{Element, Entry, Namespace, QueryNames, Wrapper, Xml};

use serde::Serialize;

use crate::diagnostics::Origin;

/// An HTTP API: what a client crate is written from.
#[derive(Clone, Debug, Serialize)]
pub struct Api {
    /// The name of the service in the description: `AmazonBedrockControlPlaneService`, `Amazon Bedrock API`.
    pub name: String,
    /// A title for people, where the description has one apart from the name.
    pub title: Option<String>,
    /// The version of the API as the description writes it; any text.
    pub version: String,
    /// What the API is for.
    pub docs: String,
    /// Where the service was written.
    #[serde(skip)]
    pub origin: Origin,
    /// Where requests go unless a caller names another place.
    pub endpoint: Endpoint,
    /// The ways to authenticate that the operations choose from, by position.
    pub auth: Vec<AuthScheme>,
    /// Everything that has a name.
    pub types: Types,
    /// The operations, in the order of the description.
    pub operations: Vec<Operation>,
    /// The requests that the service sends of its own accord, in the order of the description.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub webhooks: Vec<Webhook>,
}

/// A name without its word boundaries and case: two spellings of one name have the same letters.
pub fn letters(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
