//! What parts the branches of a union that have one name.

use std::collections::HashMap;
use std::rc::Rc;

use super::branches::{kind_name, single_text};
use super::spelling::{pascal, unescape};
use crate::openapi::document::Schema;

/// So many branches of one name are told apart; nobody reads more.
const MOST_ALIKE: usize = 256;

/// So many members of a branch are tried in pairs.
const MOST_IN_PAIRS: usize = 8;

/// Gives branches that still have one name what parts them from each other behind it.
pub(super) fn tell_apart(names: &[String], branches: &[&Rc<Schema<'_>>]) -> Vec<String> {
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        groups.entry(name).or_default().push(at);
    }
    let longer = |(at, name): (usize, &String)| {
        let group = groups.get(name.as_str()).filter(|group| (2..=MOST_ALIKE).contains(&group.len()));
        let others: Vec<&Schema<'_>> =
            group.into_iter().flatten().filter(|other| **other != at).map(|other| &**branches[*other]).collect();
        let word = if others.is_empty() { None } else { Difference::of(branches[at], &others).word() };
        word.map_or_else(|| name.clone(), |word| name.clone() + &word)
    };
    names.iter().enumerate().map(longer).collect()
}

/// A branch beside the others of its name.
struct Difference<'a, 'd> {
    branch: &'a Schema<'d>,
    others: &'a [&'a Schema<'d>],
    /// The branch's members by the alphabet: their order says nothing.
    members: Vec<(&'d str, &'a Rc<Schema<'d>>)>,
}

impl<'a, 'd> Difference<'a, 'd> {
    fn of(branch: &'a Schema<'d>, others: &'a [&'a Schema<'d>]) -> Self {
        let mut members: Vec<_> = branch.properties.iter().map(|(name, member)| (*name, member)).collect();
        members.sort_by_key(|(name, _)| *name);
        Self { branch, others, members }
    }

    /// The only value of a member, a member that must be there, a member, one of another kind, or two members: the first
    /// that no other branch has.
    fn word(&self) -> Option<String> {
        let is_word = |word: &String| word.chars().any(char::is_alphanumeric);
        let ways = [Self::value, Self::required_member, Self::member, Self::kind, Self::pair];
        ways.into_iter().find_map(|way| way(self).filter(is_word))
    }

    fn value(&self) -> Option<String> {
        self.members.iter().find_map(|(name, member)| {
            let value = single_text(member)?;
            self.all_others_have(name, |theirs| single_text(theirs) != Some(value)).then(|| pascal(value))
        })
    }

    fn required_member(&self) -> Option<String> {
        let is_required = |branch: &Schema<'_>, name: &str| branch.required.iter().any(|required| required == name);
        self.own(|name| is_required(self.branch, name) && !self.others.iter().any(|other| is_required(other, name)))
    }

    fn member(&self) -> Option<String> {
        self.own(|name| !self.others.iter().any(|other| has(other, name)))
    }

    fn own(&self, is_own: impl Fn(&str) -> bool) -> Option<String> {
        self.members.iter().find(|(name, _)| is_own(name)).map(|(name, _)| format!("With{}", pascal(name)))
    }

    fn kind(&self) -> Option<String> {
        self.members.iter().find_map(|(name, member)| {
            let kind = kind_word(member);
            self.all_others_have(name, |theirs| kind_word(theirs) != kind).then_some(kind)
        })
    }

    fn pair(&self) -> Option<String> {
        let names = || self.members.iter().map(|(name, _)| *name).take(MOST_IN_PAIRS);
        let mut pairs = names().enumerate().flat_map(|(at, one)| names().skip(at + 1).map(move |two| (one, two)));
        let is_own = |(one, two): &(&str, &str)| !self.others.iter().any(|other| has(other, one) && has(other, two));
        pairs.find(is_own).map(|(one, two)| format!("With{}And{}", pascal(one), pascal(two)))
    }

    fn all_others_have(&self, name: &str, differs: impl Fn(&Schema<'d>) -> bool) -> bool {
        let has = |other: &&Schema<'d>| other.properties.iter().any(|(own, theirs)| *own == name && differs(theirs));
        self.others.iter().all(has)
    }
}

fn has(branch: &Schema<'_>, name: &str) -> bool {
    branch.properties.iter().any(|(own, _)| *own == name)
}

/// What kind of values a schema has, down to the items of lists: `StringList`.
fn kind_word(schema: &Schema<'_>) -> String {
    match (&schema.items, schema.reference) {
        (Some(items), None) => kind_word(items) + "List",
        (_, Some(reference)) => pascal(&unescape(reference.rsplit('/').next().unwrap_or(reference))),
        (None, None) => kind_name(schema).to_owned(),
    }
}
