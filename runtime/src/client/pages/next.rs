//! From one page to the next.

use super::turn::{Turn, find};
use super::{counts, links, tokens};
use crate::client::drive::Received;
use crate::schema::{NextPage, Pagination};
use crate::value::{Ref, Structure};

/// Turns a request to the page that follows.
pub(super) fn turn(input: &mut dyn Structure, received: &Received, pagination: &Pagination) -> Turn {
    let page = &*received.output;
    if !pagination.more.is_empty() && matches!(find(page, pagination.more), Some(Ref::Bool(false))) {
        return Turn::End;
    }
    match pagination.next {
        NextPage::Token { input: to, output: from } => tokens::turn(input, to, tokens::token(page, from)),
        NextPage::LastItem { input: to, items, id } => tokens::turn(input, to, tokens::last_item(page, items, id)),
        NextPage::Number { param, first, items } if counts::items(page, items) > 0 => {
            counts::add(input, param, u64::from(first), 1)
        }
        NextPage::Offset { param, items } => match counts::items(page, items) {
            0 => Turn::End,
            passed => counts::add(input, param, 0, passed),
        },
        NextPage::Number { .. } => Turn::End,
        NextPage::Url { output } => match find(page, output) {
            Some(Ref::String(url)) if !url.is_empty() => links::follow(&received.uri, url),
            _ => Turn::End,
        },
        NextPage::Link => match links::next(&received.head.headers) {
            Some(url) => links::follow(&received.uri, &url),
            None => Turn::End,
        },
    }
}
