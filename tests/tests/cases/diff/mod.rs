//! Comparing two descriptions. A case is a directory with a `base` and a `head`; the report is its snapshot.

mod bedrock;
mod noise;
mod shuffled;

use std::collections::BTreeSet;

use ferrosmith_codegen::clients;
use ferrosmith_codegen::description::Description;
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::diff::render::{self, ClientDiff, Style};
use ferrosmith_codegen::diff::{Report, Side, all_rules, compare, find_rule};
use ferrosmith_codegen::{Described, Job, describe};
use ferrosmith_tests::{Case, case_trials, cases, trial};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = case_trials("diff", "diff", check);
    trials.push(trial("diff_rules", check_every_rule));
    trials.extend(bedrock::trials());
    trials.extend(noise::trials());
    trials.extend(shuffled::trials());
    trials
}

/// One side, with the texts that its places are in.
struct Read {
    described: Described,
    sources: Sources,
}

impl Read {
    /// A description from one text; the error is what is wrong with it.
    fn of(name: &str, text: &str) -> Result<Self, String> {
        Self::of_texts([(name.to_owned(), text.to_owned())])
    }

    fn of_texts(texts: impl IntoIterator<Item = (String, String)>) -> Result<Self, String> {
        let mut sources = Sources::new();
        let list = sources.add("clients.toml", "[clients.api]\nsources = [\"-\"]\n");
        let list = clients::read(&sources, list, &mut Diagnostics::new());
        let ids = texts.into_iter().map(|(name, text)| sources.add(name, text)).collect();
        let descriptions = vec![Description::of(&sources, ids)];
        let job = Job { client: &list.clients[0], runtime: &list.runtime, descriptions };
        let mut diagnostics = Diagnostics::new();
        let described = describe(&job, &sources, &mut diagnostics);
        sources.remember_origins(&diagnostics);
        match described {
            Some(described) => Ok(Self { described, sources }),
            None => Err(diagnostics.render(&sources, false)),
        }
    }

    fn side(&self) -> Side<'_> {
        self.described.as_side()
    }
}

/// Both sides of a case.
fn sides(case: &Case) -> (Read, Read) {
    let read = |side: &str| {
        let extension = ["smithy", "json"].into_iter().find(|extension| case.has(&format!("{side}.{extension}")));
        let extension = extension.unwrap_or("yaml");
        let file = format!("{side}.{extension}");
        Read::of(&file, &case.read(&file)).unwrap_or_else(|errors| panic!("{file}:\n{errors}"))
    };
    (read("base"), read("head"))
}

fn check(case: &Case) {
    let (base, head) = sides(case);
    let diff = ClientDiff {
        client: case.name(),
        version: "1.2.3".to_owned(),
        report: compare(base.side(), head.side()),
        base: Some((&base.described.api, &base.sources)),
        head: Some((&head.described.api, &head.sources)),
    };
    for side in [&base, &head] {
        let report = compare(side.side(), side.side());
        assert!(report.findings.is_empty(), "against itself: {:?}", places(&report));
    }
    check_mirror(&diff.report, &compare(head.side(), base.side()));
    check_outputs(&[diff], case);
}

fn places(report: &Report) -> BTreeSet<(&'static str, String)> {
    report.findings.iter().map(|finding| (finding.rule.id, finding.place.clone())).collect()
}

/// What was added one way was removed the other: every finding has its mirror among those of the way back.
fn check_mirror(there: &Report, back: &Report) {
    // Which finding explains an item of the crate is not the same both ways; what none explains stands alone.
    const ALONE: &[&str] =
        &["type-added", "type-removed", "public-item-added", "public-item-removed", "public-item-changed"];
    let back = places(back);
    for (rule, place) in places(there).into_iter().filter(|(rule, _)| !ALONE.contains(rule)) {
        let mirror = find_rule(rule).map_or("", |rule| rule.mirror);
        let turned = place.split_once(" → ").map_or_else(|| place.clone(), |(one, two)| turned(one, two));
        let is_there = |rule: &str| back.contains(&(rule, turned.clone()));
        let deprecated = rule == "operation-added" && is_there("deprecated-operation-removed");
        assert!(is_there(mirror) || deprecated, "{rule} at {place}, but not {mirror} at {turned}");
    }
}

/// `A → B` backwards; what stands behind the second name stays there.
fn turned(one: &str, two: &str) -> String {
    let end = two.find(['[', '{']).unwrap_or(two.len());
    format!("{} → {one}{}", &two[..end], &two[end..])
}

/// Every output shows the same findings.
fn check_outputs(diffs: &[ClientDiff<'_>], case: &Case) {
    let findings = &diffs[0].report.findings;
    let json: serde_json::Value = serde_json::from_str(&render::json(diffs)).unwrap();
    assert_eq!(json["clients"][0]["findings"].as_array().map(Vec::len), Some(findings.len()));
    let sarif: serde_json::Value = serde_json::from_str(&render::sarif(diffs)).unwrap();
    let changes = diffs[0].report.changes().count();
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(changes));
    assert_eq!(render::annotations(diffs).lines().count(), changes);
    let terminal = render::terminal(diffs, Style { docs: true, ..Style::default() });
    let markdown = render::markdown(diffs);
    let page = render::html(diffs);
    assert_eq!(page.matches("<article id=").count(), findings.len());
    assert!(!page.contains("<script"), "{page}");
    for text in [&terminal, &markdown, &page] {
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    }
    for finding in findings {
        assert!(page.contains(&format!("<small>{}</small>", finding.rule.id)), "{}", finding.rule.id);
        let is_shown = terminal.contains(&format!("{} · {}", finding.place, finding.rule.id));
        let is_plain = finding.place.chars().all(|letter| !letter.is_control() && letter != '\u{202e}');
        assert!(is_shown || !is_plain, "{}", finding.place);
        assert!(markdown.contains(&format!("`{}`", finding.rule.id)), "{}", finding.rule.id);
    }
    case.assert_snapshot("report", &terminal);
}

/// Every rule is shown by some case.
fn check_every_rule() {
    // Those of a whole client need two client lists; the others an input that no front end makes today.
    let mut shown: BTreeSet<&str> = BTreeSet::from([
        "client-added",
        "client-removed",
        "error-code-changed",
        "public-item-added",
        "public-item-changed",
        "public-item-removed",
    ]);
    for case in cases("diff") {
        let (base, head) = sides(&case);
        for (one, two) in [(&base, &head), (&head, &base)] {
            shown.extend(compare(one.side(), two.side()).findings.iter().map(|finding| finding.rule.id));
        }
    }
    let missing: Vec<&str> = all_rules().map(|rule| rule.id).filter(|id| !shown.contains(id)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}
