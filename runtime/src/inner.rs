//! What generated code, and the macros that it calls, name of this crate; and the interpreters, for tests. Users have
//! no need of it, and it changes without notice.

pub use crate::schema::{
    Auth, Binding, Bound, BoundValue, Checksum, Clause, Codec, Condition, Digest, Element, Elements, Endpoint,
    ErrorCase, EventSlot, Expr, Fixed, FixedPlace, Function, MakeEnum, Member, Namespace, Operation, Outcome,
    Pagination, Part, Pattern, QueryNames, ResponseCase, Retry, RuleParam, Rules, Scope, Service, Shape, Slot, Status,
    Step, Struct, Style, TimestampFormat, Verification, Wrapper, Xml,
};
pub use crate::validate::{check, check_str};
pub use crate::value::{
    Generated, Items, Kind, List, Map, Mut, OpenEnum, OpenIntEnum, Ref, Structure, Tagging, Tuple, Union, UnionTable,
    Value, count_listed, listed,
};
pub use crate::webhooks::Webhook;
pub use crate::{
    client, error_enum, int_enum, operation, paginate, setters, string_enum, structure, tables, union, union_from,
    waiters, webhooks,
};

#[cfg(feature = "waiters")]
pub use crate::schema::{Acceptor, Expected, Jmes, JmesComparison, JmesFunction, Matcher, Waiter};

/// Serde, for every generated type.
#[cfg(feature = "serde")]
pub mod bridge {
    pub use crate::bridge::*;
}

/// CBOR.
#[cfg(feature = "cbor")]
pub mod cbor {
    pub use crate::cbor::*;
}

/// What all formats of documents share.
pub mod document {
    pub use crate::document::*;
}

/// Equality.
pub mod equal {
    pub use crate::equal::*;
}

/// How fields are set.
pub mod fields {
    pub use crate::value::fields::*;
}

/// Formatting.
pub mod fmt {
    pub use crate::fmt::*;
}

/// HTTP messages.
pub mod http {
    pub use crate::http::*;
}

/// JMESPath.
#[cfg(feature = "waiters")]
pub mod jmespath {
    pub use crate::jmespath::*;
}

/// JSON.
pub mod json {
    pub use crate::json::*;
}

/// Checks.
pub mod validate {
    pub use crate::validate::*;
}
