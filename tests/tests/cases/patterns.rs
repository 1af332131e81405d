//! Every pattern of the corpus: how many translate, how many are decided, and that none takes long.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ferrosmith_codegen::constraints::{Engine, check_pattern, example};
use ferrosmith_codegen::diagnostics::Level;
use ferrosmith_codegen::ir::Dialect;
use ferrosmith_tests::{corpus_trial, files};
use libtest_mimic::Trial;
use serde_json::Value;

/// A pattern with the bounds that stand beside it.
type Subject = (String, Option<u64>, Option<u64>);

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        corpus_trial("patterns::smithy_models", patterns_of_smithy_models),
        corpus_trial("patterns::openapi_documents", patterns_of_openapi_documents),
    ]
}

#[derive(Debug, Default)]
struct Tally {
    patterns: usize,
    several_clauses: usize,
    fancy: usize,
    rejected: usize,
    undecided: usize,
    unsatisfiable: usize,
    without_example: usize,
    errors: usize,
    warnings: usize,
    slowest: Duration,
    total: Duration,
}

fn documents(folder: &Path) -> Vec<Value> {
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).ok()?;
        match path.extension()?.to_str()? {
            "json" => serde_json::from_str(&text).ok(),
            "yaml" => serde_yaml::from_str(&text).ok(),
            _ => None,
        }
    };
    files(folder, &["json", "yaml"]).iter().filter_map(read).collect()
}

/// Every pattern below a value, as `find` recognizes one.
fn collect(value: &Value, find: &dyn Fn(&Value) -> Option<Subject>, subjects: &mut BTreeSet<Subject>) {
    subjects.extend(find(value));
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, find, subjects)),
        Value::Object(members) => members.values().for_each(|member| collect(member, find, subjects)),
        _ => {}
    }
}

fn smithy(value: &Value) -> Option<Subject> {
    let length = |end: &str| value.get("smithy.api#length")?.get(end)?.as_u64();
    Some((value.get("smithy.api#pattern")?.as_str()?.to_owned(), length("min"), length("max")))
}

fn openapi(value: &Value) -> Option<Subject> {
    let bound = |name: &str| value.get(name)?.as_u64();
    Some((value.get("pattern")?.as_str()?.to_owned(), bound("minLength"), bound("maxLength")))
}

fn tally(subjects: &BTreeSet<Subject>, dialect: Dialect) -> Tally {
    let mut tally = Tally { patterns: subjects.len(), ..Tally::default() };
    for subject in subjects {
        let started = Instant::now();
        count(subject, dialect, &mut tally);
        let took = started.elapsed();
        if took > Duration::from_millis(200) {
            println!("{took:?} for {subject:.200?}");
        }
        tally.slowest = tally.slowest.max(took);
        tally.total += took;
    }
    tally
}

fn count((text, min, max): &Subject, dialect: Dialect, tally: &mut Tally) {
    let (pattern, findings) = check_pattern("Subject", text, dialect, *min, *max);
    let found = |code: &str| findings.iter().any(|finding| finding.code.name == code);
    tally.undecided += usize::from(found("undecided-pattern"));
    tally.unsatisfiable += usize::from(found("unsatisfiable-pattern") || found("conflicting-pattern-length"));
    tally.errors += findings.iter().filter(|finding| finding.level == Level::Error).count();
    tally.warnings += findings.iter().filter(|finding| finding.level == Level::Warning).count();
    for finding in findings.iter().filter(|_| std::env::var_os("FERROSMITH_SHOW_FINDINGS").is_some()) {
        println!("{:?} {}: {}", finding.level, finding.code.name, finding.message);
    }
    let Some(pattern) = pattern else {
        tally.rejected += 1;
        return;
    };
    tally.fancy += usize::from(pattern.engine == Engine::Fancy);
    tally.several_clauses += usize::from(pattern.clauses.len() > 1);
    match example(&[&pattern], *min, *max) {
        None => tally.without_example += 1,
        Some(example) => assert!(pattern.matches(&example), "`{example}` is no example of `{text}`"),
    }
}

/// Bounds that hold without optimization and on a busy machine; what matters is that nothing explodes.
fn assert_quick(tally: &Tally) {
    assert!(tally.slowest < Duration::from_secs(8), "{:?}", tally.slowest);
    assert!(tally.total < Duration::from_secs(90), "{:?}", tally.total);
}

fn patterns_of_smithy_models(corpus: &Path) {
    let folder = corpus.join("smithy/models");
    let mut subjects = BTreeSet::new();
    for document in &documents(&folder) {
        collect(document, &smithy, &mut subjects);
    }
    let tally = tally(&subjects, Dialect::Smithy);
    println!("{tally:?}");
    assert!(tally.patterns >= 500);
    assert!(tally.rejected <= 1, "only `^.{{1,100000}}$` is too large");
    assert!(tally.fancy <= 3 && tally.undecided <= 1 && tally.unsatisfiable == 0 && tally.errors == 0);
    assert!(tally.without_example <= tally.undecided);
    assert_quick(&tally);
}

fn patterns_of_openapi_documents(corpus: &Path) {
    let folder = corpus.join("openapi");
    let mut subjects = BTreeSet::new();
    for document in &documents(&folder) {
        collect(document, &openapi, &mut subjects);
    }
    let tally = tally(&subjects, Dialect::Ecma);
    println!("{tally:?}");
    assert!(tally.patterns >= 100);
    assert!(tally.fancy <= 1);
    assert_eq!(0, tally.rejected + tally.undecided + tally.unsatisfiable + tally.without_example + tally.errors);
    assert_quick(&tally);
}
