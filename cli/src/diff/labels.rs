//! Changes that a label accepts: `accepted: silent`, `accepted: pattern-narrowed`.
//!
//! The workflow passes the labels of a pull request. What is accepted is shown as before, and does not fail the
//! command.

use clap::ValueEnum;
use ferrosmith_codegen::diff::{Finding, find_rule};

use super::FailOn;
use crate::Shell;

/// What some labels accept, each with the label.
pub(super) struct Labels<'a>(Vec<(&'a str, Accepts)>);

enum Accepts {
    Kind(FailOn),
    Rule(&'static str),
}

impl Accepts {
    fn holds(&self, finding: &Finding) -> bool {
        match self {
            Self::Kind(kind) => kind.holds(finding),
            Self::Rule(id) => *id == finding.rule.id,
        }
    }
}

impl<'a> Labels<'a> {
    /// Reads labels; those about other things accept nothing.
    pub(super) fn of(labels: &'a [String], shell: &Shell) -> Self {
        let mut known = Vec::new();
        for label in labels.iter().flat_map(|labels| labels.split(',')).map(str::trim) {
            let Some(what) = label.strip_prefix("accepted:").map(str::trim) else { continue };
            let rule = find_rule(what).map(|rule| Accepts::Rule(rule.id));
            match FailOn::from_str(what, true).map(Accepts::Kind).ok().or(rule) {
                Some(accepts) => known.push((label, accepts)),
                None => shell.status(&format!("warning: the label `{label}` names no kind and no rule")),
            }
        }
        Self(known)
    }

    /// Whether a label accepts a finding.
    pub(super) fn accept(&self, finding: &Finding) -> bool {
        self.0.iter().any(|(_, accepts)| accepts.holds(finding))
    }

    /// Reports how many findings each label accepted.
    pub(super) fn report(&self, findings: &[&Finding], shell: &Shell) {
        for (label, accepts) in &self.0 {
            let count = findings.iter().filter(|finding| accepts.holds(finding)).count();
            shell.status(&format!("{count} accepted by the label `{label}`"));
        }
    }
}
