//! What is known of a union's variants, and which of them a value may be.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::LEVELS;
use super::fit::{Fit, Score};
use super::outline::Outline;
use super::types::{Probe, Type};
use crate::value::{Tagging, Union};

/// The variants of a union with the values that they take.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(super) tagging: Tagging,
    /// By row: the wire name and the type.
    pub(super) variants: Vec<(&'static str, Type)>,
    /// The members of which several variants list the values: what is in no list is no extension of one of them.
    pub(super) telling: Vec<&'static str>,
}

impl Default for Plan {
    fn default() -> Self {
        Self { tagging: Tagging::Untagged, variants: Vec::new(), telling: Vec::new() }
    }
}

impl Plan {
    /// Looks at every variant of a union, which is left as one of them.
    pub(crate) fn of(union: &mut dyn Union) -> Self {
        Probe::default().union(union, LEVELS)
    }

    pub(super) fn new(tagging: Tagging, variants: Vec<(&'static str, Type)>) -> Self {
        let mut counts: HashMap<&'static str, usize> = HashMap::new();
        for (_, ty) in &variants {
            let Type::Struct(fields) = ty else { continue };
            for row in fields.rows.iter().filter(|row| row.listed().is_some()) {
                *counts.entry(row.wire).or_default() += 1;
            }
        }
        let telling = counts.into_iter().filter(|(_, count)| *count > 1).map(|(wire, _)| wire).collect();
        Self { tagging, variants, telling }
    }

    /// The rows of the variants that a value may be, the best first; those that know the same stand in the order of the
    /// table.
    pub(crate) fn candidates(&self, value: &Outline<'_>) -> Vec<usize> {
        let mut fits = Vec::new();
        for (row, (_, ty)) in self.variants.iter().enumerate() {
            if let Some(fit) = ty.fit(value, &self.telling) {
                fits.push((row, fit));
            }
        }
        if fits.iter().any(|(_, fit)| fit.missing == 0) {
            fits.retain(|(_, fit)| fit.missing == 0);
        } else {
            fits.retain(|(_, fit)| fit.constants > 0);
        }
        fits.sort_by_key(|(_, fit)| rank(fit));
        let is_certain = fits.first().is_some_and(|(_, fit)| fit.missing == 0 && fit.unlisted == 0);
        if is_certain {
            fits.retain(|(_, fit)| fit.unlisted == 0);
        } else if let [(_, best), (_, second), ..] = &fits[..] {
            // Two are as good a guess as one another.
            let count = usize::from(rank(best) != rank(second));
            fits.truncate(count);
        }
        fits.into_iter().map(|(row, _)| row).collect()
    }

    /// How well a value fits the best variant.
    pub(super) fn fit(&self, value: &Outline<'_>) -> Option<Fit> {
        match self.tagging {
            Tagging::Member => self.fit_by_member(value),
            Tagging::Field(tag) | Tagging::Literal(tag) => match value {
                Outline::Object(Some(members)) if members.get(tag).is_some() => {
                    let tag = members.get(tag).cloned().and_then(Outline::into_tag);
                    self.fit_by_tag(&tag?, value)
                }
                _ => self.fit_best(value),
            },
            Tagging::Untagged => self.fit_best(value),
        }
    }

    fn fit_best(&self, value: &Outline<'_>) -> Option<Fit> {
        let fits = self.variants.iter().filter_map(|(_, ty)| ty.fit(value, &self.telling));
        fits.min_by_key(rank)
    }

    fn fit_by_tag(&self, tag: &str, value: &Outline<'_>) -> Option<Fit> {
        match self.variants.iter().find(|(wire, _)| *wire == tag) {
            Some((_, ty)) => ty.fit(value, &self.telling),
            None => Some(Fit::unlisted()),
        }
    }

    fn fit_by_member(&self, value: &Outline<'_>) -> Option<Fit> {
        let members = match value {
            Outline::Object(Some(members)) => members,
            Outline::Object(None) => return Some(Fit::default()),
            _ => return None,
        };
        let mut present = members.iter().filter(|(_, value)| !matches!(value, Outline::Null));
        let (Some((name, inner)), None) = (present.next(), present.next()) else { return None };
        match self.variants.iter().find(|(wire, _)| *wire == name) {
            Some((_, ty)) => ty.fit(inner, &[]).map(Fit::of_known_member),
            None => Some(Fit::unlisted()),
        }
    }
}

/// What makes one fit better than another, the best first.
fn rank(fit: &Fit) -> (bool, bool, Reverse<u32>, u32, Reverse<Score>) {
    let is_incomplete = fit.missing > 0;
    let constants = if is_incomplete { fit.constants } else { 0 };
    (is_incomplete, fit.unlisted > 0, Reverse(constants), fit.missing, Reverse(fit.score))
}
