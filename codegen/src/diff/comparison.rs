//! A comparison under way: what was found so far, and where.

use super::Side;
use super::finding::{Directions, Finding, Rust, Wire};
use super::pairs::Pairs;
use super::rules::Rule;
use super::written::Documents;
use crate::diagnostics::Origin;
use crate::ir::{Api, TypeId};
use crate::rust::Subject;

/// A comparison under way.
pub(super) struct Comparison<'a> {
    pub(super) base: &'a Api,
    pub(super) head: &'a Api,
    pub(super) documents: (Documents<'a>, Documents<'a>),
    pub(super) pairs: Pairs,
    pub(super) drafts: Vec<Draft>,
}

/// A finding whose operations are not worked out yet.
pub(super) struct Draft {
    pub(super) finding: Finding,
    pub(super) root: Root,
    /// What it is about, by the names of both sides.
    pub(super) subjects: Vec<Subject>,
    /// The types of the head that come with it.
    pub(super) come: Vec<TypeId>,
    /// The types of the base that go with it.
    pub(super) gone: Vec<TypeId>,
    /// Whether it is about a member of a body, though the body's members are parameters.
    pub(super) is_member: bool,
}

/// What leads operations to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Root {
    /// It is about all of them.
    Service,
    /// An operation of the head, by position.
    Operation(usize),
    /// An operation of the base that is gone, by position.
    Removed(usize),
    /// A pair of types, by number.
    Pair(usize),
    /// No operation does.
    Unreachable,
}

/// A place that both sides have, or had.
#[derive(Clone)]
pub(super) struct Place {
    /// What it is called in the base and in the head.
    pub(super) subjects: (Subject, Subject),
    /// The way from there: `[]` for the items of a list.
    pub(super) suffix: String,
    pub(super) base: Option<Origin>,
    pub(super) head: Option<Origin>,
    pub(super) ways: Directions,
    pub(super) root: Root,
    /// Whether it is a member of a body, though the body's members are parameters.
    pub(super) is_member: bool,
}

impl Place {
    /// A place with the same name on both sides.
    pub(super) fn alike(subject: Subject, origins: (&Origin, &Origin), ways: Directions, root: Root) -> Self {
        Self::new((subject.clone(), subject), origins, ways, root)
    }

    /// A place with a name on each side.
    pub(super) fn new(subjects: (Subject, Subject), origins: (&Origin, &Origin), ways: Directions, root: Root) -> Self {
        let (base, head) = (Some(origins.0.clone()), Some(origins.1.clone()));
        Self { subjects, suffix: String::new(), base, head, ways, root, is_member: false }
    }

    /// A place within this one.
    pub(super) fn inside(&self, step: &str) -> Self {
        Self { suffix: format!("{}{step}", self.suffix), ..self.clone() }
    }

    /// Something within this one that has a name.
    pub(super) fn named(&self, subjects: (Subject, Subject), origins: (Option<&Origin>, Option<&Origin>)) -> Self {
        let base = origins.0.cloned().or_else(|| self.base.clone());
        let head = origins.1.cloned().or_else(|| self.head.clone());
        let (ways, root) = (self.ways, self.root);
        Self { subjects, suffix: String::new(), base, head, ways, root, is_member: false }
    }

    /// The same place in some messages only.
    pub(super) fn only(&self, ways: Directions) -> Self {
        Self { ways: self.ways.and(ways), ..self.clone() }
    }
}

impl<'a> Comparison<'a> {
    pub(super) fn new(base: Side<'a>, head: Side<'a>) -> Self {
        let documents = (Documents::new(base.documents, base.api), Documents::new(head.documents, head.api));
        let (base, head) = (base.api, head.api);
        Self { base, head, documents, pairs: Pairs::default(), drafts: Vec::new() }
    }

    /// Adds a finding at a place, with the verdicts of its rule.
    pub(super) fn report(&mut self, rule: &'static Rule, place: &Place, message: impl Into<String>) -> &mut Finding {
        let Place { subjects, suffix, base, head, ways, root, is_member } = place;
        let (before, after) = subjects;
        let name = if before == after { after.to_string() } else { format!("{before} → {after}") };
        let verdict = |shows: bool, wire: Wire| if shows { wire } else { Wire::None };
        let finding = Finding {
            rule,
            subject: after.clone(),
            place: format!("{name}{suffix}"),
            message: message.into(),
            before: None,
            after: None,
            base: base.clone(),
            head: head.clone(),
            directions: *ways,
            request: verdict(ways.request, rule.request),
            response: verdict(ways.response, rule.response),
            reason: None,
            witnesses: Vec::new(),
            validators: false,
            items: Vec::new(),
            rust: Rust::None,
            operations: Vec::new(),
            is_reachable: *root != Root::Unreachable,
            hits: Vec::new(),
        };
        let mut subjects = vec![after.clone()];
        if before != after {
            subjects.push(before.clone());
        }
        self.drafts.push(Draft {
            finding,
            root: *root,
            subjects,
            come: Vec::new(),
            gone: Vec::new(),
            is_member: *is_member,
        });
        let last = self.drafts.len() - 1;
        &mut self.drafts[last].finding
    }

    /// Adds a finding about something that has one value before and another after.
    pub(super) fn change(
        &mut self,
        rule: &'static Rule,
        place: &Place,
        what: &str,
        before: impl Into<String>,
        after: impl Into<String>,
    ) -> &mut Finding {
        let (before, after) = (before.into(), after.into());
        let finding = self.report(rule, place, format!("{what} `{before}` became `{after}`"));
        (finding.before, finding.after) = (Some(before), Some(after));
        finding
    }

    /// Adds a finding about a switch: on, off, or as it was.
    pub(super) fn switch(
        &mut self,
        place: &Place,
        on: (&'static Rule, &str),
        off: (&'static Rule, &str),
        states: (bool, bool),
    ) {
        match states {
            (false, true) => {
                self.report(on.0, place, on.1);
            }
            (true, false) => {
                self.report(off.0, place, off.1);
            }
            _ => {}
        }
    }

    /// Notes the types of the head that come with the finding that was added last.
    pub(super) fn comes(&mut self, types: impl IntoIterator<Item = TypeId>) {
        if let Some(draft) = self.drafts.last_mut() {
            draft.come.extend(types);
        }
    }

    /// Notes the types of the base that go with the finding that was added last.
    pub(super) fn goes(&mut self, types: impl IntoIterator<Item = TypeId>) {
        if let Some(draft) = self.drafts.last_mut() {
            draft.gone.extend(types);
        }
    }

    /// Documentation and deprecation of something that has both.
    pub(super) fn words(
        &mut self,
        place: &Place,
        docs: (&str, &str),
        deprecated: (bool, bool),
        rules: (&'static Rule, &'static Rule),
    ) {
        if docs.0 != docs.1 {
            self.report(&super::rules::DOCUMENTATION_CHANGED, place, "the documentation has changed");
        }
        self.switch(place, (rules.0, "it is deprecated now"), (rules.1, "it is no longer deprecated"), deprecated);
    }
}
