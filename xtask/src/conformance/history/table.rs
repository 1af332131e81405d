//! What changed, counted, and as a page.

use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write;

use ferrosmith_codegen::diff::{Finding, Rust, Wire};

use super::Step;
use super::releases::Releases;

/// How many changes there are of each kind.
#[derive(Default)]
pub(super) struct Counts {
    steps: usize,
    changes: usize,
    breaking: usize,
    silent: usize,
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

/// The page of every breaking and silent change.
pub(super) fn page(releases: &Releases, services: usize, steps: &[Step]) -> String {
    let counts = Counts::of(steps);
    let mut names = releases.names();
    let (first, last) = (names.next().unwrap_or_default(), names.last().unwrap_or_default());
    let mut page = format!(
        "{} releases of botocore, `{first}` to `{last}`, with {services} services. Of {} changes in {} steps, {} break \
         clients on the wire, and {} of those are silent: no caller's program stops compiling.\n\n\
         | release | service | change | place | what | silent |\n| --- | --- | --- | --- | --- | --- |\n",
        releases.len(),
        counts.changes,
        counts.steps,
        counts.breaking,
        counts.silent,
    );
    for step in steps {
        for finding in step.findings.iter().filter(|finding| finding.wire() == Wire::Breaking) {
            // Writing to a string cannot fail.
            let _ = writeln!(
                page,
                "| {} | {} | `{}` | {} | {} | {} |",
                step.release,
                step.service,
                finding.rule.id,
                cell(&finding.place),
                cell(&message(finding)),
                if finding.is_silent() { "silent" } else { "" },
            );
        }
    }
    page
}

fn message(finding: &Finding) -> String {
    let witness = finding.witnesses.iter().map(|witness| {
        let what = if witness.is_lost { "no longer" } else { "new" };
        format!(" ({what}: {})", witness.value)
    });
    finding.message.clone() + &witness.collect::<String>()
}

/// A text as a cell: on one line, shortened where it is long.
fn cell(text: &str) -> String {
    const LONGEST: usize = 160;
    let mut text: String = text.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
    text.replace('|', "\\|")
}
