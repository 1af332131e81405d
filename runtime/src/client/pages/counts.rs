//! Pages that are counted: by their own numbers, or by the items before them.

use super::tokens;
use super::turn::{self, Turn};
use crate::value::{Ref, Structure};

/// How many items a page has.
pub(super) fn items(page: &dyn Structure, path: &[usize]) -> u64 {
    match turn::find(page, path) {
        Some(Ref::List(list)) => list.len() as u64,
        Some(Ref::Map(map)) => map.len() as u64,
        _ => 0,
    }
}

/// Adds to the member that counts. One that was not set counts from `first`.
pub(super) fn add(input: &mut dyn Structure, member: usize, first: u64, step: u64) -> Turn {
    const UNFIT: &str = "the number of the next page does not fit into a request";
    let Some(counter) = input.member_mut(member) else { return Turn::Stuck(UNFIT.to_owned()) };
    let now = match tokens::text(&counter.get()) {
        Some(text) => text.parse::<u64>().ok(),
        None => Some(first),
    };
    let next = now.and_then(|now| now.checked_add(step)).map(|next| next.to_string());
    match next {
        Some(next) if tokens::fill_text(counter.as_mut(), &next) => Turn::Next,
        _ => Turn::Stuck(UNFIT.to_owned()),
    }
}

#[cfg(test)]
#[allow(unreachable_pub)] // what the macro writes is for types that others see
mod tests {
    use super::*;
    use crate::schema::Member;
    use crate::structure;

    #[derive(Clone, Default)]
    struct Query {
        page: Option<i32>,
        text: Option<String>,
        pets: Vec<String>,
    }

    structure! {
        Query = "Query";
        page = Member::new("page");
        text = Member::new("text");
        pets = Member::new("pets");
    }

    #[test]
    fn counts_from_where_the_request_begins() {
        let mut query = Query::default();
        assert_eq!((add(&mut query, 0, 1, 1), query.page), (Turn::Next, Some(2)));
        assert_eq!((add(&mut query, 0, 1, 1), query.page), (Turn::Next, Some(3)));
        assert_eq!(add(&mut query, 1, 0, 20), Turn::Next);
        assert_eq!(query.text.as_deref(), Some("20"));
        query.page = Some(i32::MAX);
        assert!(matches!(add(&mut query, 0, 1, 1), Turn::Stuck(_)), "no room");
        query.text = Some("last".to_owned());
        assert!(matches!(add(&mut query, 1, 1, 1), Turn::Stuck(_)), "no number");
        query.page = Some(-1);
        assert!(matches!(add(&mut query, 0, 1, 1), Turn::Stuck(_)), "before the first");
    }

    #[test]
    fn counts_items() {
        let page = Query { pets: vec!["a".to_owned(), "b".to_owned()], ..Query::default() };
        assert_eq!(page.validate(), Ok(()));
        assert_eq!((items(&page, &[2]), items(&Query::default(), &[2]), items(&page, &[0])), (2, 0, 0));
    }
}
