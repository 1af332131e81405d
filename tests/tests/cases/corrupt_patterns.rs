//! Patterns out of a document that was damaged on its way through a text recogniser: what the checks find in them.
//!
//! `cases/corrupt-patterns/occurrences.json` holds every place of the 2023 API reference of Bedrock that states a
//! pattern: the shape, the member, the bounds, and the text as it stands there (lines of one pattern joined).
//! 50 are intact or were repaired mechanically (`repaired`); 39 are corrupt, many of which still are patterns.
//! The checks know nothing of that.

use std::collections::BTreeMap;
use std::fmt::Write;

use ferrosmith_codegen::constraints::{self, Finding, Pattern, check_pattern, check_same_name};
use ferrosmith_codegen::diagnostics::Level;
use ferrosmith_codegen::ir::Dialect;
use ferrosmith_tests::{Case, trial};
use libtest_mimic::Trial;
use serde::Deserialize;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("corrupt_patterns::corrupt_patterns_are_caught", corrupt_patterns_are_caught),
        trial("corrupt_patterns::intact_patterns_raise_no_error", intact_patterns_raise_no_error),
    ]
}

#[derive(Deserialize)]
struct Occurrence {
    line: u32,
    shape: String,
    member: String,
    min: Option<u64>,
    max: Option<u64>,
    text: String,
    repaired: Option<String>,
    corrupt: bool,
}

struct Checked {
    occurrence: Occurrence,
    pattern: Option<Pattern>,
    findings: Vec<Finding>,
}

fn case() -> Case {
    Case::only("corrupt-patterns")
}

fn occurrences() -> Vec<Occurrence> {
    serde_json::from_str(&case().read("occurrences.json")).expect("the case is well-formed")
}

fn checked() -> Vec<Checked> {
    let one = |occurrence: Occurrence| {
        let text = occurrence.repaired.as_ref().unwrap_or(&occurrence.text);
        let (min, max) = (occurrence.min, occurrence.max);
        let (pattern, findings) = check_pattern(&occurrence.shape, text, Dialect::Smithy, min, max);
        Checked { occurrence, pattern, findings }
    };
    let mut checked: Vec<Checked> = occurrences().into_iter().map(one).collect();
    for (shape, places) in by_shape(&checked) {
        let occurrence = |place: &usize| {
            let pattern = checked[*place].pattern.as_ref()?;
            Some(constraints::Occurrence { pattern, gravest: gravest(&checked[*place]) })
        };
        let occurrences: Vec<_> = places.iter().filter_map(occurrence).collect();
        let findings = check_same_name(&shape, &occurrences);
        for (place, finding) in places.into_iter().zip(findings) {
            checked[place].findings.extend(finding);
        }
    }
    checked
}

/// The occurrences of each shape that are patterns at all.
fn by_shape(checked: &[Checked]) -> BTreeMap<String, Vec<usize>> {
    let mut shapes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, one) in checked.iter().enumerate().filter(|(_, one)| one.pattern.is_some()) {
        shapes.entry(one.occurrence.shape.clone()).or_default().push(place);
    }
    shapes
}

fn gravest(one: &Checked) -> Option<Level> {
    one.findings.iter().map(|finding| finding.level).max()
}

/// The findings about the occurrences, the gravest code first.
fn table(checked: &[Checked], corrupt: bool) -> String {
    let mut out = String::new();
    for one in checked.iter().filter(|one| one.occurrence.corrupt == corrupt) {
        let mut codes: Vec<(Level, &str)> =
            one.findings.iter().map(|finding| (finding.level, finding.code.name)).collect();
        codes.sort_by(|left, right| right.cmp(left));
        codes.dedup();
        let codes: Vec<String> = codes.iter().map(|(level, code)| format!("{level:?} {code}")).collect();
        let Occurrence { line, shape, member, .. } = &one.occurrence;
        writeln!(out, "{line:4} {shape} {member}: {}", codes.join(", ")).expect("text can be written");
    }
    out
}

/// How many corrupt occurrences each check catches.
fn caught_by(checked: &[Checked]) -> String {
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for one in checked.iter().filter(|one| one.occurrence.corrupt) {
        let mut own: Vec<&str> = one.findings.iter().map(|finding| finding.code.name).collect();
        own.sort_unstable();
        own.dedup();
        for code in own {
            *codes.entry(code).or_default() += 1;
        }
    }
    codes.iter().map(|(code, count)| format!("{count:3} {code}\n")).collect()
}

fn corrupt_patterns_are_caught() {
    let checked = checked();
    let corrupt = || checked.iter().filter(|one| one.occurrence.corrupt);
    let at_least = |level| corrupt().filter(|one| gravest(one) >= Some(level)).count();
    let summary = format!(
        "{} corrupt; {} with an error, {} with an error or a warning, {} with anything\n\n{}\n{}",
        corrupt().count(),
        at_least(Level::Error),
        at_least(Level::Warning),
        at_least(Level::Note),
        caught_by(&checked),
        table(&checked, true)
    );
    case().assert_snapshot("corrupt", &summary);
    assert_eq!(at_least(Level::Warning), corrupt().count(), "every corrupt occurrence is caught");
}

fn intact_patterns_raise_no_error() {
    let checked = checked();
    let intact: Vec<&Checked> = checked.iter().filter(|one| !one.occurrence.corrupt).collect();
    assert_eq!(intact.len(), 50);
    case().assert_snapshot("intact", &table(&checked, false));
    for one in intact {
        assert!(gravest(one) < Some(Level::Error), "{}: {:#?}", one.occurrence.member, one.findings);
    }
}
