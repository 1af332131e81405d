//! How much is emitted for an operation and for a type.

use ferrosmith_codegen::files::Files;
use ferrosmith_tests::{emit_texts, own_description, runtime_dependency, trial};
use libtest_mimic::Trial;

/// The most lines, apart from documentation and blank ones, that an operation with its output may have on average.
const LINES_PER_OPERATION: usize = 35;
/// The same for a type.
const LINES_PER_TYPE: usize = 30;

// The other client has two operations with eight parameters each, which are no average.
pub(crate) fn trials() -> Vec<Trial> {
    vec![trial("measures::bedrock", || check("bedrock"))]
}

fn check(name: &str) {
    let files =
        emit_texts(name, &own_description(name), &runtime_dependency()).unwrap_or_else(|error| panic!("{error}"));
    let (operations, types) = measure(&files);
    assert!(operations > 0 && operations <= LINES_PER_OPERATION, "{operations} lines per operation");
    assert!(types > 0 && types <= LINES_PER_TYPE, "{types} lines per type");
}

/// Lines of code of the average operation and of the average type. Outputs stand beside their operations, but are
/// types.
fn measure(files: &Files) -> (usize, usize) {
    let (mut operations, mut types) = (Vec::new(), Vec::new());
    for (path, text) in files.iter() {
        if path.starts_with("src/operations/") {
            let output = text.match_indices("#[derive(").nth(1).map_or(text.len(), |(at, _)| at);
            operations.push(code_lines(&text[..output]));
            types.extend((output < text.len()).then(|| code_lines(&text[output..])));
        } else if path.starts_with("src/types/") {
            types.push(code_lines(text));
        }
    }
    let average = |counts: &[usize]| counts.iter().sum::<usize>().div_ceil(counts.len().max(1));
    (average(&operations), average(&types))
}

fn code_lines(text: &str) -> usize {
    text.lines().filter(|line| !line.trim().is_empty() && !line.trim().starts_with("//")).count()
}
