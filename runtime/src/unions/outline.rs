//! A value as a decision sees it, whatever the format it is written in.

use std::borrow::Cow;

use crate::numbers::whole;

/// A value down to the level that decisions look at.
#[derive(Clone, Debug)]
pub(crate) enum Outline<'a> {
    /// Nothing, or null.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, in the digits of the document.
    Number(Cow<'a, str>),
    /// Text.
    Text(Cow<'a, str>),
    /// A value of a format that has nothing but text: a header, a parameter.
    Plain(&'a str),
    /// A list; without its items where it stands too deep.
    List(Option<Vec<Outline<'a>>>),
    /// An object; without its members where it stands too deep.
    Object(Option<Members<'a>>),
}

/// The members of an object, to be found by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members<'a>(Vec<(Cow<'a, str>, Outline<'a>)>);

impl<'a> Members<'a> {
    /// The members of a document, in its order. Of several with one name the last counts, as it does for readers.
    pub(crate) fn new(mut members: Vec<(Cow<'a, str>, Outline<'a>)>) -> Self {
        members.reverse();
        members.sort_by(|(left, _), (right, _)| left.cmp(right));
        members.dedup_by(|(later, _), (earlier, _)| later == earlier);
        Self(members)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Outline<'a>> {
        let found = self.0.binary_search_by(|(own, _)| (**own).cmp(name)).ok()?;
        self.0.get(found).map(|(_, value)| value)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Outline<'a>)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl<'a> Outline<'a> {
    /// A tag as text: the text itself, the digits of a number, `true` or `false`.
    pub(crate) fn into_tag(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(digits) => Some(whole(&digits).map_or(digits, |whole| whole.to_string().into())),
            Self::Bool(value) => Some(Cow::Borrowed(if value { "true" } else { "false" })),
            Self::Plain(text) => Some(Cow::Borrowed(text)),
            Self::Null | Self::List(_) | Self::Object(_) => None,
        }
    }
}
