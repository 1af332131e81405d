//! What reading a rule set needs: names in scope, findings, and bounds.

use std::collections::HashMap;

use super::types::Type;
use crate::diagnostics::{Diagnostics, Origin, Place, codes};
use crate::ir::{RuleExpr, RuleParam};
use crate::smithy::node::Node;

/// Rules and expressions nest as deep as people write them; the largest rule set known has 12 levels.
pub(super) const DEEPEST: usize = 64;
/// The largest rule set known has 1,200 expressions.
const MOST_EXPRESSIONS: usize = 200_000;
/// Findings after the first few are consequences, or of the same kind.
const MOST_FINDINGS: usize = 20;

/// The state of reading one rule set.
pub(super) struct Reader<'a> {
    origin: Origin,
    diagnostics: &'a mut Diagnostics,
    findings: usize,
    is_understood: bool,
    expressions: usize,
    /// The names in scope, innermost last.
    names: Vec<Name>,
    /// The variables with what they are assigned: equal ones of different rules share a slot.
    slots: HashMap<(String, RuleExpr), usize>,
    pub(super) params: Vec<RuleParam>,
    pub(super) variables: Vec<String>,
}

/// A parameter or variable in scope.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) name: String,
    pub(super) slot: usize,
    pub(super) ty: Type,
    pub(super) definite: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(origin: &Origin, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            origin: origin.clone(),
            diagnostics,
            findings: 0,
            is_understood: true,
            expressions: 0,
            names: Vec::new(),
            slots: HashMap::new(),
            params: Vec::new(),
            variables: Vec::new(),
        }
    }

    /// Whether nothing was found that would lead requests elsewhere.
    pub(super) fn is_understood(&self) -> bool {
        self.is_understood
    }

    /// The place of the whole rule set.
    pub(super) fn origin(&self) -> Origin {
        self.origin.clone()
    }

    /// Records a mistake of the rule set.
    pub(super) fn error(&mut self, at: &Origin, message: impl Into<String>) {
        self.is_understood = false;
        self.findings += 1;
        if self.findings <= MOST_FINDINGS {
            self.diagnostics.error(&codes::INVALID_ENDPOINT_RULES, at, message);
        }
    }

    /// Records something that is right but not known here, and costs the rule set.
    pub(super) fn unknown(&mut self, at: &Origin, message: impl Into<String>) {
        if self.is_understood {
            let diagnostic = self.diagnostics.warning(&codes::UNKNOWN_ENDPOINT_FUNCTION, at, message);
            diagnostic.hint("the rule set is left out: callers must set the endpoint, or take that of the region");
        }
        self.is_understood = false;
    }

    /// Whether there may be one more expression; reports the first that is too many.
    pub(super) fn counts(&mut self, at: &Origin, depth: usize) -> bool {
        self.expressions += 1;
        if self.expressions <= MOST_EXPRESSIONS && depth <= DEEPEST {
            return true;
        }
        if self.is_understood {
            self.error(
                at,
                format!("the rule set has more than {MOST_EXPRESSIONS} expressions, or more than {DEEPEST} levels"),
            );
        }
        false
    }

    /// A member that must be there.
    pub(super) fn required<'n>(&mut self, node: &'n Node, key: &str, at: &Origin) -> Option<&'n Node> {
        let found = node.get(key).filter(|value| !value.is_null());
        if found.is_none() {
            self.error(at, format!("`{key}` is missing in the endpoint rules"));
        }
        found
    }

    /// The elements of a member that must be a list.
    pub(super) fn list<'n>(&mut self, node: &'n Node, key: &str, at: &Origin) -> Option<&'n [Node]> {
        let value = self.required(node, key, at)?;
        let elements = value.as_array();
        if elements.is_none() {
            self.error(&child(at, key), format!("`{key}` must be a list, not {}", value.kind()));
        }
        elements
    }

    pub(super) fn find(&self, name: &str) -> Option<&Name> {
        self.names.iter().rev().find(|known| known.name == name)
    }

    /// The innermost name of a slot.
    pub(super) fn named(&self, slot: usize) -> Option<Name> {
        self.names.iter().rev().find(|known| known.slot == slot).cloned()
    }

    /// The names in scope, for messages.
    pub(super) fn known(&self) -> Vec<&str> {
        self.names.iter().map(|known| known.name.as_str()).collect()
    }

    pub(super) fn declare(&mut self, name: Name) {
        self.names.push(name);
    }

    /// The mark of a scope, for [`Self::leave`].
    pub(super) fn enter(&self) -> usize {
        self.names.len()
    }

    pub(super) fn leave(&mut self, mark: usize) {
        self.names.truncate(mark);
    }

    /// The slot of a variable that is assigned an expression.
    pub(super) fn slot(&mut self, name: &str, expr: &RuleExpr) -> usize {
        let next = self.params.len() + self.variables.len();
        let slot = *self.slots.entry((name.to_owned(), expr.clone())).or_insert(next);
        if slot == next {
            self.variables.push(name.to_owned());
        }
        slot
    }
}

/// The place of a child of a value, as far as places are that fine.
pub(super) fn child(of: &Origin, token: impl std::fmt::Display) -> Origin {
    match &of.place {
        Place::Pointer(_) | Place::File => of.child(token),
        Place::Bytes(_) => of.clone(),
    }
}
