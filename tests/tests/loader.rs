//! The Smithy loader against the corpora of the Smithy project: valid pairs, refused files, whole models.

use std::collections::BTreeMap;

use ferrosmith_codegen::smithy::conformance::{self, CaseResult};
use ferrosmith_tests::{corpus, read_texts};

#[test]
fn loader_conforms() {
    let Some(folder) = corpus() else { return };
    let results = conformance::run(&read_texts(&folder.join("smithy")));
    print_table(&results);
    let failed: Vec<_> = results.iter().filter(|result| !result.passed).collect();
    for result in &failed {
        println!("--- {} {}\n{}", result.suite, result.name, result.detail);
    }
    assert!(failed.is_empty(), "{} of {} cases fail", failed.len(), results.len());
}

/// Much of this corpus is about rules beyond loading; what is clean must be accepted, though, without exception.
#[test]
fn clean_models_are_accepted_and_most_others_refused() {
    let Some(folder) = corpus() else { return };
    let results = conformance::run_errorfiles(&read_texts(&folder.join("smithy")));
    print_table(&results);
    let (refused, accepted): (Vec<_>, Vec<_>) = results.iter().filter(|result| !result.passed).partition(is_refused);
    for result in &accepted {
        println!("not refused: {}", result.name);
    }
    let refused: Vec<_> = refused.iter().map(|result| format!("{}\n{}", result.name, result.detail)).collect();
    assert!(refused.is_empty(), "clean models are refused:\n{}", refused.join("\n"));
    assert!(accepted.len() * 2 < results.len(), "{} of {} are not refused", accepted.len(), results.len());
}

fn is_refused(result: &&CaseResult) -> bool {
    result.detail.starts_with("error") || result.detail.starts_with("warning")
}

fn print_table(results: &[CaseResult]) {
    let mut table: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for result in results {
        let row = table.entry(result.suite).or_default();
        row.0 += usize::from(result.passed);
        row.1 += 1;
    }
    for (suite, (passed, all)) in table {
        println!("{suite:16} {passed:4} of {all:4}");
    }
}
