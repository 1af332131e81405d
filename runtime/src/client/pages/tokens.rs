//! The tokens by which pages follow each other: out of a response, into the next request.

use super::turn::{self, Turn};
use crate::equal;
use crate::json;
use crate::schema::Shape;
use crate::value::{Mut, Ref, Structure};

/// Turns a request to the page that a token leads to.
pub(super) fn turn(input: &mut dyn Structure, to: usize, token: Option<Ref<'_>>) -> Turn {
    let Some(token) = token else { return Turn::End };
    let Some(member) = input.member_mut(to) else { return Turn::Stuck(turn::UNFIT.to_owned()) };
    if same(&member.get(), &token) {
        return Turn::End;
    }
    if fill(member.as_mut(), &token) { Turn::Next } else { Turn::Stuck(turn::UNFIT.to_owned()) }
}

/// The token that leads to the next page, if there is one.
pub(super) fn token<'a>(page: &'a dyn Structure, path: &[usize]) -> Option<Ref<'a>> {
    given(turn::find(page, path)?)
}

/// What identifies the last item of a page, if it has items.
pub(super) fn last_item<'a>(page: &'a dyn Structure, items: &[usize], id: usize) -> Option<Ref<'a>> {
    let Ref::List(list) = turn::find(page, items)? else { return None };
    match list.item(list.len().checked_sub(1)?) {
        Ref::Struct(item) => given(item.member(id)?.get()),
        _ => None,
    }
}

/// A token that is one: not null, and not empty.
fn given(token: Ref<'_>) -> Option<Ref<'_>> {
    match token {
        Ref::Absent | Ref::Null => None,
        Ref::Map(map) if map.len() == 0 => None,
        member => Some(member).filter(|member| text(member).is_none_or(|text| !text.is_empty())),
    }
}

fn same(before: &Ref<'_>, token: &Ref<'_>) -> bool {
    match (text(before), text(token)) {
        (Some(before), Some(token)) => before == token,
        _ => equal::values(before, token),
    }
}

/// A token as text; none for those of many parts, as DynamoDB has them.
pub(super) fn text(value: &Ref<'_>) -> Option<String> {
    match value {
        Ref::String(text) => Some((*text).to_owned()),
        Ref::Enum(text) => Some(text.as_str().to_owned()),
        Ref::Int(number) => Some(number.to_string()),
        Ref::UInt(number) => Some(number.to_string()),
        Ref::F64(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Writes a token into a request; false where it does not fit.
fn fill(slot: Mut<'_>, token: &Ref<'_>) -> bool {
    if let Some(text) = text(token) {
        return fill_text(slot, &text);
    }
    let mut document = Vec::new();
    json::encode(token, Shape::PLAIN, &mut document);
    json::decode(&document, slot, Shape::PLAIN).is_ok()
}

pub(super) fn fill_text(slot: Mut<'_>, token: &str) -> bool {
    match slot {
        Mut::Option(option) => fill_text(option.insert(), token),
        Mut::String(text) => {
            token.clone_into(text);
            true
        }
        Mut::Enum(text) => {
            text.set(token);
            true
        }
        Mut::I32(number) => token.parse().map(|token| *number = token).is_ok(),
        Mut::I64(number) => token.parse().map(|token| *number = token).is_ok(),
        Mut::U32(number) => token.parse().map(|token| *number = token).is_ok(),
        Mut::U64(number) => token.parse().map(|token| *number = token).is_ok(),
        Mut::F64(number) => token.parse().map(|token| *number = token).is_ok(),
        _ => false,
    }
}

#[cfg(test)]
#[allow(unreachable_pub)] // what the macro writes is for types that others see
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::schema::Member;
    use crate::structure;

    #[derive(Clone, Default)]
    struct Keys {
        text: Option<String>,
        number: Option<i64>,
        map: Option<BTreeMap<String, String>>,
        inner: Option<Box<Keys>>,
    }

    structure! {
        Keys = "Keys";
        text = Member::new("text");
        number = Member::new("number");
        map = Member::new("map");
        inner = Member::new("inner");
    }

    fn turned(input: &mut Keys, page: &Keys, input_token: usize, output_token: &[usize]) -> Turn {
        turn(input, input_token, token(page, output_token))
    }

    #[test]
    fn tokens_of_every_kind_are_carried_on() {
        let map = BTreeMap::from([("key".to_owned(), "value".to_owned())]);
        let inner = Keys { text: Some("in".to_owned()), ..Keys::default() };
        let page = Keys { text: Some("7".to_owned()), number: Some(7), map: Some(map), inner: Some(Box::new(inner)) };
        assert_eq!(page.validate(), Ok(()));
        let mut input = Keys::default();
        assert!(matches!(turned(&mut input, &page, 0, &[0]), Turn::Next));
        assert!(matches!(turned(&mut input, &page, 0, &[0]), Turn::End), "the same token again");
        assert!(matches!(turned(&mut input, &page, 1, &[0]), Turn::Next));
        assert_eq!((input.text.as_deref(), input.number), (Some("7"), Some(7)));
        assert!(matches!(turned(&mut input, &page, 2, &[2]), Turn::Next));
        assert!(matches!(turned(&mut input, &page, 2, &[2]), Turn::End), "the same token again");
        assert_eq!(input.map, page.map);
        assert!(matches!(turned(&mut input, &page, 0, &[3, 0]), Turn::Next));
        assert_eq!(input.text.as_deref(), Some("in"));
        assert!(matches!(turned(&mut input, &page, 1, &[3, 0]), Turn::Stuck(_)), "text is not a number");
    }

    #[test]
    fn no_token_is_the_end() {
        let empty = Keys { text: Some(String::new()), map: Some(BTreeMap::new()), ..Keys::default() };
        let paths: [&'static [usize]; 5] = [&[0], &[1], &[2], &[3, 0], &[9]];
        for path in paths {
            assert!(matches!(turned(&mut Keys::default(), &empty, 0, path), Turn::End), "{path:?}");
        }
    }
}
