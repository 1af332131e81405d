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
    /// The parameter that takes the token.
    pub token: Written,
    /// The members that lead to the next token, from the output on, with dots between them.
    pub next: Written,
    /// The members that lead to the items, from the output on, with dots between them.
    pub items: Option<Written>,
    /// The parameter that takes the size of a page.
    pub size: Option<Written>,
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
            pages: own.entries("pages").iter().filter_map(page).collect(),
        }
    }
}

fn page(entry: &Entry) -> Option<Page> {
    let Found::Table(table) = &entry.value else { return None };
    let text = |key| table.texts(key).and_then(|texts| texts.first()).cloned();
    Some(Page {
        operation: entry.name.clone(),
        token: text("token")?,
        next: text("next")?,
        items: text("items"),
        size: text("size"),
    })
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
