//! Documentation of all kinds becomes Markdown that rustdoc takes; one directory per case.

use ferrosmith_codegen::passes;
use ferrosmith_tests::cases;

#[test]
fn documentation_becomes_clean_markdown() {
    for case in cases("docs") {
        let docs = case.read("docs.txt");
        case.assert_snapshot("markdown", &passes::to_markdown(&docs));
    }
}
