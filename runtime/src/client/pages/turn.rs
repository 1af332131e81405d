//! What follows a page.

use http::uri::PathAndQuery;

use crate::value::{Ref, Structure};

/// Why a token cannot be sent.
pub(super) const UNFIT: &str = "the token of the next page does not fit into a request";

/// What follows a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Another page; the request asks for it now.
    Next,
    /// Another page, at this path and query.
    Follow(PathAndQuery),
    /// Another page, but for this reason it cannot be asked for.
    Stuck(String),
    /// Nothing.
    End,
}

/// The value at the end of a path of members, if all of them are there.
pub(super) fn find<'a>(page: &'a dyn Structure, path: &[usize]) -> Option<Ref<'a>> {
    let (first, rest) = path.split_first()?;
    match (page.member(*first)?.get(), rest) {
        (value, []) => Some(value),
        (Ref::Struct(inner), _) => find(inner, rest),
        _ => None,
    }
}
