//! The catalogue: every kind of change, what it means in each direction, and why.
//!
//! A rule has an id, a sentence, the reason for its verdict, an example, and a mirror: the rule of the same change made
//! backwards. A test holds the two against each other: what narrows in requests widens in responses.

mod constraints;
mod members;
mod operations;
mod service;
mod types;

pub(super) use constraints::*;
pub(super) use members::*;
pub(super) use operations::*;
pub(super) use service::*;
pub(super) use types::*;

use super::Wire;

/// One kind of change.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name: `member-became-required`.
    pub id: &'static str,
    /// What it is about, in one sentence.
    pub sentence: &'static str,
    /// Why it has its verdict.
    pub why: &'static str,
    /// A change that it reports.
    pub example: &'static str,
    /// What it means where values are sent.
    pub request: Wire,
    /// What it means where values are received.
    pub response: Wire,
    /// The rule of the same change backwards.
    pub mirror: &'static str,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

/// Writes a table of rules: name, id, verdict of requests, verdict of responses, mirror, sentence, why, example.
macro_rules! rules {
    ($($name:ident $id:literal $request:ident $response:ident $mirror:literal $sentence:literal $why:literal $example:literal)*) => {
        $(pub(in crate::diff) static $name: Rule = Rule {
            id: $id,
            sentence: $sentence,
            why: $why,
            example: $example,
            request: Wire::$request,
            response: Wire::$response,
            mirror: $mirror,
        };)*
        pub(super) static ALL: &[&Rule] = &[$(&$name),*];
    };
}
use rules;

/// Every rule, in the order of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [service::ALL, operations::ALL, members::ALL, types::ALL, constraints::ALL].into_iter().flatten().copied()
}

/// The rule of an id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Wire, all, find};

    #[test]
    fn ids_are_unique_and_everything_is_said() {
        let mut seen = HashSet::new();
        for rule in all() {
            assert!(seen.insert(rule.id), "{} stands twice", rule.id);
            for text in [rule.sentence, rule.why] {
                assert!(
                    text.ends_with('.') && text.chars().next().is_some_and(char::is_uppercase),
                    "{}: {text}",
                    rule.id
                );
            }
            assert!(!rule.example.is_empty(), "{}", rule.id);
        }
    }

    #[test]
    fn every_rule_has_a_mirror() {
        for rule in all() {
            let mirror = find(rule.mirror).unwrap_or_else(|| panic!("{}: no rule {}", rule.id, rule.mirror));
            // Several ways to go may lead back by one: a deprecated operation that went comes back as any other.
            let back = find(mirror.mirror).unwrap_or_else(|| panic!("{}: no rule {}", mirror.id, mirror.mirror));
            assert!(back == rule || back.mirror == rule.mirror, "{} and {} do not mirror", rule.id, mirror.id);
        }
    }

    /// Rules about sets of values: what narrows in requests is what widens in responses, made backwards. Each waiver
    /// says why the two differ.
    #[test]
    fn directions_mirror() {
        const WAIVERS: &[(&str, &str)] = &[
            (
                "required-member-added",
                "what a response does not read costs nothing; a request that lacks it is rejected",
            ),
            ("member-removed", "a service that skips unknown members goes on"),
            ("required-member-removed", "a service that skips unknown members goes on"),
            ("member-added", "readers skip unknown members"),
            ("member-became-read-only", "a service may ignore what it used to take"),
            ("member-no-longer-write-only", "readers skip unknown members"),
            ("default-removed", "what is received has been filled in by the service"),
            ("value-removed", "readers keep unknown values"),
            ("variant-removed", "readers keep unknown variants"),
            ("length-widened", "readers do not check, but may have sized a column"),
            ("length-narrowed", "readers do not check, but may have sized a column"),
            ("pattern-widened", "readers do not check, but may parse"),
            ("pattern-narrowed", "readers do not check, but may parse"),
            ("pattern-added", "readers do not check, but may parse"),
            ("pattern-removed", "readers do not check, but may parse"),
            ("range-widened", "readers do not check, but may have sized a column"),
            ("range-narrowed", "readers do not check, but may have sized a column"),
            ("multiple-widened", "readers do not check"),
            ("multiple-narrowed", "readers do not check"),
            ("condition-narrowed", "readers do not check"),
            ("condition-widened", "readers do not check"),
            ("unique-added", "readers do not check"),
            ("unique-removed", "readers do not check"),
            ("value-added", "readers keep unknown values"),
            ("variant-added", "readers keep unknown variants"),
            ("became-enum", "readers keep unknown values"),
            ("became-text", "readers keep unknown values"),
            ("other-members-allowed", "readers skip what they do not know"),
            ("other-members-forbidden", "readers skip what they do not know"),
        ];
        let of_values = |rule: &&super::Rule| {
            super::members::ALL
                .iter()
                .chain(super::types::ALL)
                .chain(super::constraints::ALL)
                .any(|other| other == rule)
        };
        let both = |rule: &super::Rule| rule.request != Wire::None && rule.response != Wire::None;
        for rule in all().filter(of_values).filter(|rule| both(rule) && rule.mirror != rule.id) {
            let mirror = find(rule.mirror).expect("a mirror");
            let waived = WAIVERS.iter().any(|(id, _)| *id == rule.id);
            if !waived && both(mirror) {
                assert_eq!(rule.request, mirror.response, "{} in requests, {} in responses", rule.id, mirror.id);
            }
            assert!(
                !waived || rule.request != mirror.response || rule.response != mirror.request,
                "{} needs no waiver",
                rule.id
            );
        }
    }
}
