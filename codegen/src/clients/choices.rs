//! What a client chooses among what its description contains: which operations, under which names, in which pages.
//!
//! The list is read before any description; whether a choice fits one is found out in `passes/choices`.

use super::values::{Entry, Found, Values};
use crate::diagnostics::Origin;

/// A text of the client list with its place.
pub type Written = (String, Origin);

/// What a client chooses among what its description contains.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// Paths of overlays, relative to the list.
    pub overlays: Vec<Written>,
    /// Which operations are written; all, if there is none.
    pub include: Vec<Written>,
    /// Which operations are not written.
    pub exclude: Vec<Written>,
    /// Which things are called otherwise.
    pub renames: Vec<Rename>,
    /// Which operations are fetched page by page.
    pub pages: Vec<Page>,
    /// Whether what the service sends of its own accord is written.
    pub webhooks: bool,
    /// Where it is chosen to keep the members of documents that the description does not list; none where it is not.
    pub unlisted: Option<Origin>,
}

/// Something that is called otherwise.
#[derive(Clone, Debug)]
pub struct Rename {
    /// What it is.
    pub what: Renamed,
    /// Its name in the description; that of a member or variant after the name of its owner and a dot.
    pub from: Written,
    /// The name instead.
    pub to: Written,
}

/// What can be called otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renamed {
    /// An operation.
    Operation,
    /// A type that has a name.
    Type,
    /// A member of a structure, or a parameter of an operation.
    Member,
    /// A value of an enum, or a variant of a union.
    Variant,
}

/// How an operation is fetched page by page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The operation.
    pub operation: Written,
    /// How the next page is asked for.
    pub next: PageBy,
    /// The members that lead to the items, from the output on, with dots between them.
    pub items: Option<Written>,
    /// The members that lead to whether there are more pages, from the output on, with dots between them.
    pub more: Option<Written>,
    /// The parameter that takes the size of a page.
    pub size: Option<Written>,
}

/// How the next page is asked for.
#[derive(Clone, Debug)]
pub enum PageBy {
    /// By a token.
    Token {
        /// The parameter that takes it.
        token: Written,
        /// The members that lead to it, from the output on, with dots between them.
        next: Written,
    },
    /// By what identifies the last item of the page before it.
    After {
        /// The parameter that takes it.
        after: Written,
        /// The member of an item.
        id: Written,
    },
    /// By its number.
    Number {
        /// The parameter that takes it.
        page: Written,
        /// The number of the first page.
        first: Option<u32>,
    },
    /// By the number of items before it; the parameter that takes that.
    Offset(Written),
    /// By a URL; the members that lead to it, from the output on, with dots between them.
    Url(Written),
    /// By the URL in the header `Link` of the response.
    Link,
}

impl Choices {
    /// The choices in the table of a client.
    pub(super) fn of(own: &Values) -> Self {
        let list = |key| own.texts(key).unwrap_or_default().to_vec();
        Self {
            overlays: list("overlays"),
            include: list("include"),
            exclude: list("exclude"),
            renames: own.table("rename").map(renames).unwrap_or_default(),
            unlisted: own.origin("unlisted").filter(|_| own.text("unlisted").as_deref() == Some("keep")).cloned(),
            pages: own.entries("pages").iter().filter_map(page).collect(),
            webhooks: own.flag("webhooks") == Some(true),
        }
    }
}

fn page(entry: &Entry) -> Option<Page> {
    let Found::Table(table) = &entry.value else { return None };
    let text = |key| table.texts(key).and_then(|texts| texts.first()).cloned();
    let next = if let Some(token) = text("token") {
        PageBy::Token { token, next: text("next")? }
    } else if let Some(after) = text("after") {
        PageBy::After { after, id: text("id")? }
    } else if let Some(page) = text("page") {
        PageBy::Number { page, first: table.number("first") }
    } else if let Some(offset) = text("offset") {
        PageBy::Offset(offset)
    } else if let Some(url) = text("url") {
        PageBy::Url(url)
    } else {
        PageBy::Link
    };
    Some(Page { operation: entry.name.clone(), next, items: text("items"), more: text("more"), size: text("size") })
}

fn renames(table: &Values) -> Vec<Rename> {
    let kinds = [
        ("operations", Renamed::Operation),
        ("types", Renamed::Type),
        ("members", Renamed::Member),
        ("variants", Renamed::Variant),
    ];
    let rename = |entry: &Entry, what| match &entry.value {
        Found::Texts(to) => Some(Rename { what, from: entry.name.clone(), to: to.first()?.clone() }),
        _ => None,
    };
    let of_kind = |(key, what)| table.entries(key).iter().filter_map(move |entry| rename(entry, what));
    kinds.into_iter().flat_map(of_kind).collect()
}
