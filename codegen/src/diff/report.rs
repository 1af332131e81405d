//! From findings under way to the report: operations worked out, equal findings folded, the gravest first.

use std::collections::HashMap;

use super::comparison::{Comparison, Draft, Place, Root};
use super::finding::{Directions, Finding, Rust, Wire};
use super::{Side, rules};
use crate::diagnostics::Origin;
use crate::rust::Subject;

/// What a comparison came to.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Every change, the gravest first.
    pub findings: Vec<Finding>,
    /// How many operations the head has.
    pub operations: usize,
    /// What the whole step means for callers of the crate.
    pub rust: Rust,
}

impl Report {
    /// The gravest verdict on the wire.
    pub fn wire(&self) -> Wire {
        self.findings.iter().map(Finding::wire).max().unwrap_or_default()
    }

    /// Every finding but those about words for people.
    pub fn changes(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| !finding.is_documentation())
    }

    /// How many findings are about words for people alone.
    pub fn documentation(&self) -> usize {
        self.findings.iter().filter(|finding| finding.is_documentation()).count()
    }

    /// The version that should follow `version` (<https://semver.org>; below 1.0.0 the second number counts as the
    /// first); none for a version that is not three numbers.
    pub fn next_version(&self, version: &str) -> Option<String> {
        let mut numbers = version.split('.').map(str::parse::<u64>);
        let (Some(Ok(major)), Some(Ok(minor)), Some(Ok(patch)), None) =
            (numbers.next(), numbers.next(), numbers.next(), numbers.next())
        else {
            return None;
        };
        let next = match (self.rust, major) {
            (Rust::None, _) => (major, minor, patch),
            (Rust::Major, 0) => (0, minor + 1, 0),
            (Rust::Major, _) => (major + 1, 0, 0),
            (Rust::Minor, 1..) => (major, minor + 1, 0),
            (Rust::Minor | Rust::Patch, _) => (major, minor, patch + 1),
        };
        Some(format!("{}.{}.{}", next.0, next.1, next.2))
    }
}

impl Report {
    /// The report of a client that is new.
    pub fn of_new(head: Side<'_>) -> Self {
        Self::of_whole(&rules::CLIENT_ADDED, head, "the client is new", Rust::Minor)
    }

    /// The report of a client that is gone.
    pub fn of_removed(base: Side<'_>) -> Self {
        Self::of_whole(&rules::CLIENT_REMOVED, base, "the client is gone", Rust::Major)
    }

    fn of_whole(rule: &'static rules::Rule, side: Side<'_>, message: &str, rust: Rust) -> Self {
        let api = side.api;
        let mut comparison = Comparison::new(side, side);
        let place = Place::alike(Subject::Service, (&api.origin, &api.origin), Directions::BOTH, Root::Service);
        let finding = comparison.report(rule, &place, message);
        finding.rust = rust;
        finding.operations = api.operations.iter().map(|operation| operation.name.clone()).collect();
        finish(comparison, rust)
    }
}

/// Works out operations, folds what is one change of several operations, and sorts.
pub(super) fn finish(comparison: Comparison<'_>, surface: Rust) -> Report {
    let mut known: HashMap<usize, Vec<String>> = HashMap::new();
    let mut folded: HashMap<Fold, usize> = HashMap::new();
    let mut findings: Vec<Finding> = Vec::new();
    for draft in &comparison.drafts {
        let operations = operations(&comparison, draft, &mut known);
        let key = fold(draft);
        if let Some(index) = key.as_ref().and_then(|key| folded.get(key)) {
            merge(&mut findings[*index], &draft.finding, &operations);
            continue;
        }
        if let Some(key) = key {
            folded.insert(key, findings.len());
        }
        findings.push(Finding { operations, ..draft.finding.clone() });
    }
    findings.sort_by_cached_key(rank);
    // What is only spelled otherwise, a pattern for example, is no change.
    let rust = if findings.is_empty() { Rust::None } else { surface.max(Rust::Patch) };
    Report { findings, operations: comparison.head.operations.len(), rust }
}

fn operations(comparison: &Comparison<'_>, draft: &Draft, known: &mut HashMap<usize, Vec<String>>) -> Vec<String> {
    let name = |position: usize| comparison.head.operations[position].name.clone();
    match draft.root {
        Root::Service | Root::Unreachable => draft.finding.operations.clone(),
        Root::Operation(position) => vec![name(position)],
        Root::Removed(position) => vec![comparison.base.operations[position].name.clone()],
        Root::Pair(number) => known
            .entry(number)
            .or_insert_with(|| {
                let mut names: Vec<String> = comparison.pairs.operations(number).into_iter().map(name).collect();
                names.sort();
                names
            })
            .clone(),
    }
}

/// Rule, name, places of both sides, before, after.
type Fold = (&'static str, String, Option<Origin>, Option<Origin>, Option<String>, Option<String>);

/// What a finding has in common with those of other operations; none for what is each operation's own. What both sides
/// wrote in one place is one change, whatever leads there; parameters, errors and what services share are one change
/// when they change alike.
fn fold(draft: &Draft) -> Option<Fold> {
    let finding = &draft.finding;
    let in_operation = matches!(draft.root, Root::Operation(_));
    let (name, is_placed) = match &finding.subject {
        Subject::Parameter(_, name) => (name.clone(), is_in_type(draft)),
        Subject::Member(_, name) => (name.clone(), true),
        Subject::Type(name) if in_operation => (name.clone(), false),
        Subject::Operation(_) if is_shared(finding.rule.id) => (String::new(), false),
        Subject::Operation(_) | Subject::Waiter(..) | Subject::Service | Subject::Type(_) => return None,
    };
    // What one side alone has stands nowhere on the other, where the place is that of the operation.
    let (is_new, is_gone) =
        (finding.before.is_none() && finding.after.is_some(), finding.before.is_some() && finding.after.is_none());
    let place = |origin: &Option<Origin>, is_there: bool| origin.clone().filter(|_| is_placed && is_there);
    let (base, head) = (place(&finding.base, !is_new), place(&finding.head, !is_gone));
    Some((finding.rule.id, name, base, head, finding.before.clone(), finding.after.clone()))
}

/// Whether a parameter is a member of a body that is one everywhere, and was written in the place of a type.
fn is_in_type(draft: &Draft) -> bool {
    draft.is_member
}

/// Whether a change of an operation is usually one of the whole service.
fn is_shared(rule: &str) -> bool {
    let starts = ["auth-", "fixed-part-", "request-format-", "response-format-", "checksum-", "compression-"];
    starts.iter().any(|start| rule.starts_with(start))
}

fn merge(into: &mut Finding, other: &Finding, operations: &[String]) {
    into.operations
        .extend(operations.iter().filter(|name| !into.operations.contains(name)).cloned().collect::<Vec<_>>());
    into.operations.sort();
    into.items.extend(other.items.iter().filter(|item| !into.items.contains(item)).cloned().collect::<Vec<_>>());
    into.rust = into.rust.max(other.rust);
    into.validators |= other.validators;
    into.request = into.request.max(other.request);
    into.response = into.response.max(other.response);
    into.directions = into.directions.or(other.directions);
    into.is_reachable |= other.is_reachable;
    // A type is a better name than one of the operations that it is sent with.
    if let (Subject::Parameter(..), Subject::Member(..)) = (&into.subject, &other.subject) {
        (into.subject, into.place, into.message) = (other.subject.clone(), other.place.clone(), other.message.clone());
    }
    into.place = match &into.subject {
        Subject::Parameter(_, name) => format!("*.{name}"),
        Subject::Operation(_) => "*".to_owned(),
        _ => into.place.clone(),
    };
}

/// Silent findings first, then by verdicts, then by place.
fn rank(finding: &Finding) -> impl Ord + use<> {
    let worst = |wire: Wire| std::cmp::Reverse(wire);
    (
        !finding.is_reachable,
        !finding.is_silent(),
        worst(finding.wire()),
        std::cmp::Reverse(finding.rust),
        finding.place.clone(),
        finding.rule.id,
    )
}
