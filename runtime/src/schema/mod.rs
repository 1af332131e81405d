//! The static tables that describe a generated crate: its structures, operations and errors.
//!
//! Generated code holds shapes, this crate the behaviour: every codec, binding and check is an interpreter that walks
//! these tables together with the values of [`crate::value`]. Tables are built by `const fn`s, so a generated crate
//! names only what differs from the usual.

mod digests;
mod engine;
mod errors;
#[cfg(feature = "waiters")]
mod jmespath;
mod members;
mod operations;
mod pages;
mod patterns;
mod rules;
mod shapes;
#[cfg(feature = "waiters")]
mod waiters;
mod xml;

pub use digests::{Digest, Verification};
pub use errors::{ErrorCase, ResponseCase, Retry, Status};
#[cfg(feature = "waiters")]
pub use jmespath::{Jmes, JmesComparison, JmesFunction};
pub use members::{EventSlot, Member, Scope, Slot, Struct, Style};
pub use operations::{Auth, Checksum, Codec, Endpoint, Fixed, FixedPlace, Operation, Part, Service, Validation};
pub(crate) use pages::NextPage;
pub use pages::Pagination;
pub use patterns::{Clause, Pattern};
pub use rules::{Binding, BoundValue, Condition, Expr, Function, Outcome, RuleParam, Rules, Step};
pub(crate) use shapes::Number;
pub use shapes::{Bound, MakeEnum, Shape, TimestampFormat};
#[cfg(feature = "waiters")]
pub(crate) use waiters::State;
#[cfg(feature = "waiters")]
pub use waiters::{Acceptor, Expected, Matcher, Waiter};
pub use xml::{Element, Elements, Namespace, QueryNames, Wrapper, Xml};
