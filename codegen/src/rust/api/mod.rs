//! The public items of a crate as data, and `API.md`, which prints them.
//!
//! ```text
//! ## Operations
//!
//! - `operations::ListTags` · GET /tags/{resource}
//! - `operations::ListTags::resource: Option<String>` · path, required
//! ```
//!
//! Signatures are made by the functions that the emitters of the items call, so that the two cannot differ. Comparing
//! the items of two crates decides what a change means for callers; there is no second table of that.

mod details;
mod operations;
mod page;
mod text;
mod types;
mod webhooks;

use serde::Serialize;

pub(super) use page::page;

use super::names::Names;
use super::{Context, Options};
use crate::analysis::Facts;
use crate::ir::Api;

/// The public items of a crate.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PublicApi {
    /// The crate's name in Rust.
    pub library: String,
    /// The items, sorted by path.
    pub items: Vec<PublicItem>,
}

/// One thing that callers can name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicItem {
    /// What kind of item it is.
    pub kind: ItemKind,
    /// Its path within the crate; that of a function ends in `()`: `types::Tag::key`, `types::Tag::new()`.
    pub path: String,
    /// What the compiler sees beside the path: the type of a field, the parameters and result of a function.
    pub signature: String,
    /// What the item does that the compiler does not see: method and path, name on the wire, constraints.
    pub detail: String,
    /// Whether the compiler warns of its use.
    pub deprecated: bool,
    /// What of the description it was made from.
    pub subject: Subject,
    /// The named types of its signature, those of constrained types included, whose names it does not show.
    pub through: Vec<String>,
}

/// Kinds of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A structure, a union or an enum.
    Type,
    /// A field of a structure or request.
    Field,
    /// A variant of a union, an enum or the error enum.
    Variant,
    /// A function or method.
    Function,
}

/// A thing of a description, by the names that the description gives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The service as a whole.
    Service,
    /// An operation.
    Operation(String),
    /// A parameter of an operation.
    Parameter(String, String),
    /// A waiter of an operation.
    Waiter(String, String),
    /// A named type.
    Type(String),
    /// A member of a structure, a variant of a union, or a value of an enum.
    Member(String, String),
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Service => f.write_str("service"),
            Self::Operation(name) | Self::Type(name) => f.write_str(name),
            Self::Parameter(owner, name) | Self::Waiter(owner, name) | Self::Member(owner, name) => {
                write!(f, "{owner}.{name}")
            }
        }
    }
}

/// The public items of the crate that is written for an API.
pub fn public_api(api: &Api, facts: &Facts, options: &Options) -> PublicApi {
    let names = Names::new(api, facts, options.groups);
    items(&Context::new(api, facts, options, &names))
}

/// The public items of a crate, sorted by path.
pub(super) fn items(cx: &Context<'_>) -> PublicApi {
    let mut items = Vec::new();
    operations::add(cx, &mut items);
    types::add(cx, &mut items);
    webhooks::add(cx, &mut items);
    items.sort_by(|one, other| one.path.cmp(&other.path));
    PublicApi { library: cx.library().to_string(), items }
}
