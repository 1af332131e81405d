//! Lists that come in pages, recognized where a parameter and the response agree.
//!
//! OpenAPI has no word for pages; a parameter `cursor` beside a member `next_cursor`, or a parameter `page` beside a list, is
//! one all the same. What is stated in the client list goes before.

use crate::diagnostics::{Diagnostics, codes};
use crate::ir::{
    Api, Bound, Field, NextPage, Number, Operation, Pagination, PathPart, Presence, Slot, Type, TypeId, TypeKind,
    Types, letters,
};

/// How far below the output members are looked for.
const LEVELS: usize = 3;

const TOKENS: &[&str] = &[
    "cursor",
    "nextcursor",
    "pagecursor",
    "token",
    "nexttoken",
    "pagetoken",
    "nextpagetoken",
    "continuationtoken",
    "continuation",
    "after",
    "startingafter",
    "startafter",
    "marker",
    "next",
    "nextpage",
    "bookmark",
    "pagekey",
    "offset",
];
const NEXT_TOKENS: &[&str] = &[
    "nextcursor",
    "nexttoken",
    "nextpagetoken",
    "nextcontinuationtoken",
    "continuationtoken",
    "nextmarker",
    "nextpagekey",
    "nextpage",
    "nextoffset",
    "nextpageoffset",
    "endcursor",
    "cursor",
    "after",
    "next",
    "bookmark",
    "marker",
    "pagetoken",
];
const NUMBERS: &[&str] = &["page", "pagenumber", "pageno", "pagenum", "pageindex", "currentpage"];
const OFFSETS: &[&str] = &["offset", "skip", "start", "startat", "startindex", "recordsfrom", "pageoffset"];
const SIZES: &[&str] = &[
    "limit",
    "pagesize",
    "perpage",
    "maxresults",
    "maxitems",
    "size",
    "count",
    "take",
    "top",
    "pagelimit",
    "itemsperpage",
    "rows",
];
const URLS: &[&str] =
    &["next", "nexturl", "nextlink", "nexturi", "nextpageurl", "nextpagelink", "nextpageuri", "nexthref"];
const MORE: &[&str] = &["hasmore", "hasnext", "hasnextpage", "more", "ismore", "hasmoreitems", "hasmoreresults"];
/// Parameters that take what identifies the last item seen.
const AFTER: &[&str] = &["startingafter", "after", "startafter", "afterid", "lastid", "exclusivestartid"];
/// What a response calls the identity of its last item.
const LAST_IDS: &[&str] = &["lastid", "lastitemid"];
/// Lists that stand beside the items of a page.
const BESIDE: &[&str] = &["warnings", "errors", "links", "included", "includes", "messages", "facets", "aggregations"];
const ITEMS: &[&str] =
    &["items", "data", "results", "values", "value", "records", "entries", "content", "list", "elements", "objects"];

/// Sets the pages of the operations that return some, and reports lists that look so.
pub(super) fn recognize(api: &mut Api, diagnostics: &mut Diagnostics) {
    for position in 0..api.operations.len() {
        let operation = &api.operations[position];
        if operation.pagination.is_some() || operation.request.method != "GET" {
            continue;
        }
        let found = Lists { types: &api.types, operation }.pagination();
        match found {
            Ok(found) => api.operations[position].pagination = found,
            Err(parameter) => {
                let field = &operation.request.params[parameter].field;
                let message = format!(
                    "`{}` looks like the place of a page, but nothing in the response of `{}` leads to the next one",
                    field.name, operation.name
                );
                let hint = "state its pages in the client list, or ignore this if it has none";
                diagnostics.note(&codes::UNRECOGNIZED_PAGES, &field.origin, message).hint(hint);
            }
        }
    }
}

struct Lists<'a> {
    types: &'a Types,
    operation: &'a Operation,
}

/// A member with the names that lead to it from the output on.
type Member<'a> = (Vec<String>, &'a Field);

impl Lists<'_> {
    /// How the operation is fetched page by page; the parameter that looks like it, where the response does not agree.
    fn pagination(&self) -> Result<Option<Pagination>, usize> {
        let Some(output) = self.operation.response.output else { return Ok(None) };
        let mut members = Vec::new();
        self.gather(output, &[], LEVELS, &mut members);
        let Some(items) = self.items(&members) else { return self.unclear().map_or(Ok(None), Err) };
        let (token, number, offset) = (self.param(TOKENS), self.counter(NUMBERS), self.counter(OFFSETS));
        let more = find(&members, MORE, |field| *self.value(&field.ty) == Type::Bool);
        let last = || self.last_item(&members, &items).filter(|_| more.is_some());
        let next = match self.next_token(token, &members).or_else(last) {
            Some(next) => Some(next),
            None if number.is_some() => number.map(|param| NextPage::Number { param, first: self.first(param) }),
            None if offset.is_some() => offset.map(|param| NextPage::Offset { param }),
            None => self.next_url(&members).or_else(|| self.link()),
        };
        let Some(next) = next else { return self.unclear().map_or(Ok(None), Err) };
        let page_size = self.counter(SIZES);
        Ok(Some(Pagination { next, items: Some(items), more, page_size }))
    }

    /// A parameter that leads to other pages beyond doubt: a cursor, a number, or the item after which to begin beside the
    /// size of a page.
    fn unclear(&self) -> Option<usize> {
        let is_cursor = |at: &usize| {
            let name = letters(&self.operation.request.params[*at].field.name);
            ["cursor", "pagetoken", "nexttoken", "continuation"].iter().any(|word| name.contains(word))
        };
        let beside_size = || {
            self.counter(SIZES)?;
            self.param(AFTER).or_else(|| self.param(&["before", "marker", "token", "endingbefore"]))
        };
        let cursor = self.param(TOKENS).filter(is_cursor);
        cursor.or_else(|| self.counter(NUMBERS)).or_else(|| self.counter(OFFSETS)).or_else(beside_size)
    }

    /// The member of the items, or of the response, that the parameter for the item after which to begin takes.
    fn last_item(&self, members: &[Member<'_>], items: &[String]) -> Option<NextPage> {
        let input = self.param(AFTER)?;
        let wanted = self.value(&self.operation.request.params[input].field.ty);
        let fits = |field: &Field| takes(wanted, self.value(&field.ty));
        if let Some(output) = find(members, LAST_IDS, fits) {
            return Some(NextPage::Token { input, output });
        }
        let (_, list) = members.iter().find(|(path, _)| path == items)?;
        let Type::List(list) = self.value(&list.ty) else { return None };
        let Type::Named(item) = self.value(&list.item) else { return None };
        let TypeKind::Struct(item) = &self.types.get(*item)?.kind else { return None };
        let id = item.fields.iter().find(|field| letters(&field.name) == "id" && fits(field))?;
        Some(NextPage::LastItem { input, id: id.name.clone() })
    }

    fn next_token(&self, token: Option<usize>, members: &[Member<'_>]) -> Option<NextPage> {
        let input = token?;
        let wanted = self.value(&self.operation.request.params[input].field.ty);
        // A URL is no token.
        let fits = |field: &Field| {
            let is_url = letters(&field.name) == "next" && field.docs.to_ascii_lowercase().contains("url");
            !is_url && takes(wanted, self.value(&field.ty))
        };
        find(members, NEXT_TOKENS, fits).map(|output| NextPage::Token { input, output })
    }

    fn next_url(&self, members: &[Member<'_>]) -> Option<NextPage> {
        let fits = |field: &Field| *self.value(&field.ty) == Type::String;
        // Two pages in one response, `tracks.next` and `albums.next`, are two lists, of which neither is the operation's.
        let is_single = |output: &Vec<String>| {
            let name = output.last();
            let same = |(path, field): &&Member<'_>| path.len() == output.len() && path.last() == name && fits(field);
            members.iter().filter(same).count() == 1
        };
        find(members, URLS, fits).filter(is_single).map(|output| NextPage::Url { output })
    }

    /// A header `Link` (RFC 8288).
    fn link(&self) -> Option<NextPage> {
        let output = self.operation.response.output?;
        let TypeKind::Struct(structure) = &self.types.get(output)?.kind else { return None };
        let slots = structure.fields.iter().zip(&self.operation.response.slots);
        let mut headers = slots.filter(|(_, slot)| **slot == Slot::Header);
        headers.any(|(field, _)| field.wire.eq_ignore_ascii_case("link")).then_some(NextPage::Link)
    }

    /// The members below a structure, nearest first.
    fn gather<'s>(&'s self, id: TypeId, path: &[String], levels: usize, found: &mut Vec<Member<'s>>) {
        let Some(TypeKind::Struct(structure)) = self.types.get(id).map(|definition| &definition.kind) else { return };
        let names = |field: &Field| path.iter().chain([&field.name]).cloned().collect::<Vec<_>>();
        found.extend(structure.fields.iter().map(|field| (names(field), field)));
        if levels > 1 {
            for field in &structure.fields {
                if let Type::Named(id) = self.value(&field.ty) {
                    self.gather(*id, &names(field), levels - 1, found);
                }
            }
        }
    }

    /// The list that a page is: the only one on its level, or one with a usual name.
    fn items(&self, members: &[Member<'_>]) -> Option<Vec<String>> {
        (1..=LEVELS).find_map(|level| {
            let is_list = |field: &Field| matches!(self.value(&field.ty), Type::List(_));
            let lists: Vec<_> = members.iter().filter(|(path, field)| path.len() == level && is_list(field)).collect();
            let named = |fits: &dyn Fn(&str) -> bool| lists.iter().find(|(_, field)| fits(&letters(&field.name)));
            let mut chief = lists.iter().filter(|(_, field)| !BESIDE.contains(&&*letters(&field.name)));
            let found = match (&lists[..], chief.next(), chief.next()) {
                ([only], _, _) | (_, Some(only), None) => Some(only),
                _ => named(&|name| ITEMS.contains(&name))
                    .or_else(|| self.subject().and_then(|end| named(&|name| name.ends_with(&end)))),
            };
            found.map(|(path, _)| path.clone())
        })
    }

    /// What the path ends with, which is what is listed.
    fn subject(&self) -> Option<String> {
        let literals = self.operation.request.path.iter().rev().find_map(|part| match part {
            PathPart::Literal(text) => Some(text),
            PathPart::Param(_) | PathPart::InEndpoint(_) => None,
        });
        let words = literals?.rsplit('/').map(letters);
        words.into_iter().find(|word| !word.is_empty())
    }

    fn param(&self, names: &[&str]) -> Option<usize> {
        let params = &self.operation.request.params;
        let named = |name: &&str| {
            params.iter().position(|param| matches!(param.slot, Slot::Query(_)) && letters(&param.field.name) == **name)
        };
        names.iter().find_map(named)
    }

    /// A parameter that takes a whole number.
    fn counter(&self, names: &[&str]) -> Option<usize> {
        let is_number = |at: &usize| {
            matches!(self.value(&self.operation.request.params[*at].field.ty), Type::Int(_) | Type::Float(_))
        };
        self.param(names).filter(is_number)
    }

    /// The number of the first page: zero where that is the default or the least.
    fn first(&self, param: usize) -> u32 {
        let field = &self.operation.request.params[param].field;
        let default = match &field.presence {
            Presence::Default(value) => value.as_u64(),
            Presence::Required | Presence::Optional => field.flags.assumed.as_ref().and_then(serde_json::Value::as_u64),
        };
        let least = field.constraints.range.as_ref().and_then(|range| range.min);
        let begins_at_zero = matches!(least, Some(Bound { value: Number::Int(0), exclusive: false }));
        let is_index = letters(&field.name) == "pageindex";
        u32::from(default.map_or(!begins_at_zero && !is_index, |default| default != 0))
    }

    /// What is held by a member that may be null or constrained.
    fn value<'t>(&'t self, ty: &'t Type) -> &'t Type {
        match ty {
            Type::Nullable(inner) => self.value(inner),
            Type::Named(id) => match self.types.get(*id).map(|definition| &definition.kind) {
                Some(TypeKind::Newtype(newtype)) => self.value(&newtype.ty),
                Some(TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Enum(_)) | None => ty,
            },
            ty => ty,
        }
    }
}

/// Whether a parameter takes the values of a member: a number is none for a text, but a text for it.
fn takes(wanted: &Type, value: &Type) -> bool {
    matches!((wanted, value), (Type::String | Type::Json, Type::String | Type::Int(_)) | (Type::Int(_), Type::Int(_)))
}

/// The member with the first of some names that there is, and that fits.
fn find(members: &[Member<'_>], names: &[&str], fits: impl Fn(&Field) -> bool) -> Option<Vec<String>> {
    let named = |name: &&str| {
        members.iter().find(|(_, field)| letters(&field.name) == **name && fits(field)).map(|(path, _)| path.clone())
    };
    names.iter().find_map(named)
}
