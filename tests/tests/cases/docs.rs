//! Documentation of all kinds becomes Markdown that rustdoc takes.

use ferrosmith_codegen::passes;
use ferrosmith_tests::case_trials;
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    case_trials("docs", "docs", |case| case.assert_snapshot("markdown", &passes::to_markdown(&case.read("docs.txt"))))
}
