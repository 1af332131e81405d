//! What changed, counted.

use std::collections::BTreeMap;
use std::fmt;

use ferrosmith_codegen::diff::{Finding, Rust, Wire};

use super::Step;

/// How many changes there are of each kind.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) steps: usize,
    pub(super) changes: usize,
    pub(super) breaking: usize,
    pub(super) silent: usize,
    potential: usize,
    major: usize,
    rules: BTreeMap<&'static str, usize>,
}

impl Counts {
    pub(super) fn of(steps: &[Step]) -> Self {
        let mut counts = Self { steps: steps.len(), ..Self::default() };
        for finding in steps.iter().flat_map(|step| &step.findings) {
            counts.changes += 1;
            counts.breaking += usize::from(finding.wire() == Wire::Breaking);
            counts.potential += usize::from(finding.wire() == Wire::Potential);
            counts.silent += usize::from(finding.is_silent());
            counts.major += usize::from(finding.rust == Rust::Major);
            *counts.rules.entry(finding.rule.id).or_default() += 1;
        }
        counts
    }

    /// How many changes of what texts are allowed there are, in which a pattern is part of the question, and how many of
    /// these were decided.
    pub(super) fn patterns(steps: &[Step]) -> (usize, usize) {
        let of_patterns = steps.iter().flat_map(|step| &step.findings).filter(|finding| is_of_pattern(finding));
        let (mut all, mut decided) = (0, 0);
        for finding in of_patterns {
            all += 1;
            decided += usize::from(!finding.rule.id.ends_with("-undecided"));
        }
        (all, decided)
    }
}

/// Whether a pattern stands on either side of a change of values.
fn is_of_pattern(finding: &Finding) -> bool {
    let has_pattern = |side: &Option<String>| side.as_deref().is_some_and(|text| text.contains("pattern "));
    let is_of_values = finding.rule.id.starts_with("pattern-") || finding.rule.id.starts_with("length-");
    is_of_values && (has_pattern(&finding.before) || has_pattern(&finding.after))
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { steps, changes, breaking, silent, potential, major, rules } = self;
        writeln!(f, "{steps} changed descriptions, {changes} changes")?;
        writeln!(
            f,
            "{breaking} breaking on the wire, {silent} of them silent; {potential} potentially; {major} major"
        )?;
        for (rule, count) in rules {
            writeln!(f, "  {count:>6} {rule}")?;
        }
        Ok(())
    }
}
