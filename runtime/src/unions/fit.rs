//! Whether a value fits a type, and how much of it the type knows.

use serde_json::Value as Json;

use super::outline::{Members, Outline};
use super::types::{Field, Fields, Type};
use crate::numbers::{special, whole};

/// How a value fits a type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fit {
    /// How many required members are not there.
    pub(super) missing: u32,
    /// How many of its values would be new in the lists of their enumerations.
    pub(super) unlisted: u32,
    /// How many of its values are constants of the type.
    pub(super) constants: u32,
    pub(super) score: Score,
}

/// How much of a value a type knows; the fields are compared in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Score {
    /// Members that have a row.
    known: u32,
    /// Such members of what lies below.
    nested: u32,
    /// Members without a row that are kept all the same.
    kept: u32,
}

impl Fit {
    /// The fit of a value that the type does not list, but may once.
    pub(super) fn unlisted() -> Self {
        Self { unlisted: 1, ..Self::default() }
    }

    fn keeping(members: usize) -> Self {
        let kept = u32::try_from(members).unwrap_or(u32::MAX);
        Self { score: Score { kept, ..Score::default() }, ..Self::default() }
    }

    /// The same, of an object whose only member fits so.
    pub(super) fn of_known_member(self) -> Self {
        let mut whole = Self::default();
        whole.add(self);
        whole.score.known = 1;
        whole
    }

    /// Adds what lies below.
    fn add(&mut self, inner: Self) {
        self.missing = self.missing.saturating_add(inner.missing);
        self.unlisted = self.unlisted.saturating_add(inner.unlisted);
        self.constants = self.constants.saturating_add(inner.constants);
        let below = inner.score.known.saturating_add(inner.score.nested);
        self.score.nested = self.score.nested.saturating_add(below);
        self.score.kept = self.score.kept.saturating_add(inner.score.kept);
    }
}

impl Type {
    /// How a value fits, if it does. Members that are `telling` must have a listed value.
    pub(super) fn fit(&self, value: &Outline<'_>, telling: &[&str]) -> Option<Fit> {
        let plain = |fits: bool| fits.then(Fit::default);
        match (self, value) {
            (Self::Anything, Outline::Object(Some(members))) => Some(Fit::keeping(members.len())),
            (Self::Anything, _) => Some(Fit::default()),
            (Self::Union(plan), value) => plan.fit(value),
            (Self::Bool, Outline::Bool(_)) => Some(Fit::default()),
            (Self::Bool, Outline::Plain(text)) => plain(matches!(*text, "true" | "false")),
            (Self::Whole(min, max), Outline::Number(digits)) => {
                plain(whole(digits).is_some_and(|number| (*min..=*max).contains(&number)))
            }
            (Self::Whole(min, max), Outline::Plain(text)) => {
                plain(text.parse().is_ok_and(|number: i128| (*min..=*max).contains(&number)))
            }
            (Self::Number, Outline::Number(_)) => Some(Fit::default()),
            (Self::Number, Outline::Text(text)) => plain(special(text).is_some()),
            (Self::Number, Outline::Plain(text)) => plain(special(text).is_some() || is_number(text)),
            (Self::Text, Outline::Text(_) | Outline::Plain(_)) => Some(Fit::default()),
            (Self::Enum(known), Outline::Text(text)) => listed(known.contains(&&**text), known.len()),
            (Self::Enum(known), Outline::Plain(text)) => listed(known.contains(text), known.len()),
            (Self::IntEnum(known), Outline::Number(digits)) => whole_listed(known, whole(digits)?),
            (Self::IntEnum(known), Outline::Plain(text)) => whole_listed(known, text.parse().ok()?),
            (Self::List(item), Outline::List(Some(items))) => item.fit_all(items.iter()),
            (Self::Tuple(own, required, rest), Outline::List(Some(items))) => {
                let mut fit = Fit::default();
                for (position, item) in items.iter().enumerate() {
                    fit.add(own.get(position).unwrap_or(rest).fit_all(std::iter::once(item))?);
                }
                (items.len() >= *required).then_some(fit)
            }
            (Self::List(_) | Self::Tuple(..) | Self::DeepList, Outline::List(_)) => Some(Fit::default()),
            (Self::Map(item), Outline::Object(Some(members))) => {
                let mut fit = item.fit_all(members.iter().map(|(_, value)| value))?;
                fit.score.kept = fit.score.kept.saturating_add(Fit::keeping(members.len()).score.kept);
                Some(fit)
            }
            (Self::Struct(fields), Outline::Object(Some(members))) => fields.fit(members, telling),
            (Self::Map(_) | Self::Struct(_) | Self::DeepObject, Outline::Object(_)) => Some(Fit::default()),
            _ => None,
        }
    }

    /// How all of several values fit. Null among them is dropped by readers, if it is no value of its own.
    fn fit_all<'a, 'v: 'a>(&self, values: impl Iterator<Item = &'a Outline<'v>>) -> Option<Fit> {
        let mut all = Fit::default();
        for value in values.filter(|value| !matches!(value, Outline::Null)) {
            all.add(self.fit(value, &[])?);
        }
        Some(all)
    }
}

impl Fields {
    fn fit(&self, members: &Members<'_>, telling: &[&str]) -> Option<Fit> {
        let mut all = Fit::default();
        for row in &self.rows {
            match members.get(row.wire) {
                Some(value) if !matches!(value, Outline::Null) => {
                    let fit = row.fit(value)?;
                    if fit.unlisted > 0 && telling.contains(&row.wire) {
                        return None;
                    }
                    all.add(fit);
                    all.score.known += 1;
                }
                Some(_) if row.nullable => all.score.known += 1,
                _ if row.required => all.missing += 1,
                Some(_) => all.score.known += 1,
                None => {}
            }
        }
        if let Some(rest) = &self.rest {
            self.fit_rest(rest, members, &mut all)?;
        }
        Some(all)
    }

    fn fit_rest(&self, rest: &Type, members: &Members<'_>, all: &mut Fit) -> Option<()> {
        let is_rest = |name: &str| self.rows.iter().all(|row| row.wire != name);
        for (_, value) in members.iter().filter(|(name, _)| is_rest(name)) {
            if !matches!(value, Outline::Null) {
                all.add(rest.fit(value, &[])?);
            }
            all.score.kept = all.score.kept.saturating_add(1);
        }
        Some(())
    }
}

impl Field {
    fn fit(&self, value: &Outline<'_>) -> Option<Fit> {
        let mut fit = self.ty.fit(value, &[])?;
        if !self.values.is_empty() {
            let is_listed = self.values.iter().any(|own| is_same(own, value));
            fit.add(listed(is_listed, self.values.len())?);
        }
        Some(fit)
    }
}

/// A value of an enumeration. One that lists a single value is a constant, which nothing extends; one that lists none
/// takes every value.
fn listed(is_listed: bool, count: usize) -> Option<Fit> {
    match count {
        0 => Some(Fit::default()),
        1 => is_listed.then(|| Fit { constants: 1, ..Fit::default() }),
        _ if is_listed => Some(Fit::default()),
        _ => Some(Fit::unlisted()),
    }
}

fn whole_listed(known: &[i64], number: i128) -> Option<Fit> {
    let number = i64::try_from(number).ok()?;
    listed(known.contains(&number), known.len())
}

/// Whether a value is one that a description lists. Lists and objects are taken on trust.
fn is_same(own: &Json, value: &Outline<'_>) -> bool {
    match (own, value) {
        (Json::Null, Outline::Null) => true,
        (Json::Bool(own), Outline::Bool(value)) => own == value,
        (Json::Number(own), Outline::Number(digits)) => match (own.as_i64(), whole(digits)) {
            (Some(own), value) => value == Some(i128::from(own)),
            (None, _) => own.as_f64().is_some_and(|own| digits.parse() == Ok(own)),
        },
        (Json::String(own), Outline::Text(value)) => own == value,
        (Json::String(own), Outline::Plain(text)) => own == text,
        (own, Outline::Plain(text)) => serde_json::from_str(text).is_ok_and(|value: Json| value == *own),
        (Json::Array(_), Outline::List(_)) | (Json::Object(_), Outline::Object(_)) => true,
        _ => false,
    }
}

/// Whether a text is a number; Rust would take `inf` and `nan` too.
fn is_number(text: &str) -> bool {
    text.ends_with(|last: char| last.is_ascii_digit() || last == '.') && text.parse::<f64>().is_ok()
}
