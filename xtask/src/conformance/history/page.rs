//! The page of every breaking and silent change: a table for each release.

use std::fmt::Write;

use ferrosmith_codegen::diff::{Finding, Wire};

use super::Step;
use super::cell::{code, words};
use super::counts::Counts;
use super::releases::Releases;

/// The longest form of a type or pattern that is shown, and the longest value.
const LONGEST_FORM: usize = 90;
const LONGEST_VALUE: usize = 40;

/// The page.
pub(super) fn page(releases: &Releases, services: usize, steps: &[Step]) -> String {
    let mut page = heading(releases, services, steps);
    let mut release = "";
    for step in steps.iter().filter(|step| step.findings.iter().any(is_shown)) {
        if release != step.release {
            release = &step.release;
            let (day, version) = release.split_once('_').unwrap_or((release, ""));
            // Writing to a string cannot fail.
            let _ = write!(
                page,
                "\n## {version}, {day}\n\n| service | change | place | what |\n| --- | --- | --- | --- |\n"
            );
        }
        for finding in step.findings.iter().filter(|finding| is_shown(finding)) {
            let mark = if finding.is_silent() { " (silent)" } else { "" };
            let (rule, place) = (finding.rule.id, code(&finding.place, LONGEST_FORM));
            let _ = writeln!(page, "| {} | {rule}{mark} | {place} | {} |", step.service, what(finding));
        }
    }
    page
}

/// Whether a change belongs on the page; one that is silent is breaking, too.
fn is_shown(finding: &Finding) -> bool {
    finding.wire() == Wire::Breaking
}

fn heading(releases: &Releases, services: usize, steps: &[Step]) -> String {
    let counts = Counts::of(steps);
    let (patterns, decided) = Counts::patterns(steps);
    let mut names = releases.names();
    let (first, last) = (names.next().unwrap_or_default(), names.last().unwrap_or_default());
    format!(
        "# What a year of botocore broke\n\n\
         {} releases of botocore, `{first}` to `{last}`, with {services} services. Of {} changes in {} steps, {} break \
         clients on the wire, and {} of those are silent: no caller's program stops compiling. Patterns are part of \
         {patterns} changes, and {decided} of these ({:.1} %) are decided.\n\n\
         Written by `cargo xtask conformance history FOLDER --table FILE`. The last column shows the form before and \
         after, and a value that is no longer accepted (−) or new (+).\n",
        releases.len(),
        counts.changes,
        counts.steps,
        counts.breaking,
        counts.silent,
        percent(decided, patterns),
    )
}

fn percent(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 100.0 } else { number(part) * 100.0 / number(whole) }
}

/// What was before and is after, and a value that shows the difference.
fn what(finding: &Finding) -> String {
    let form = |text: &String| code(text, LONGEST_FORM);
    let mut text = match (&finding.before, &finding.after) {
        (Some(before), Some(after)) => format!("{} → {}", form(before), form(after)),
        (Some(before), None) => format!("{} is gone", form(before)),
        (None, Some(after)) => format!("{} is new", form(after)),
        (None, None) => words(&finding.message, LONGEST_FORM),
    };
    for witness in &finding.witnesses {
        let value = match witness.value.as_str() {
            "" => "the empty text".to_owned(),
            value => code(value, LONGEST_VALUE),
        };
        text += &format!("; {} {value}", if witness.is_lost { "−" } else { "+" });
    }
    text
}
