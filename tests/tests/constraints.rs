//! What is said about the constraints of a description, with the place and a value that shows it.

use ferrosmith_codegen::description::Description;
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::lint;
use ferrosmith_tests::cases;

#[test]
fn constraints_are_checked_where_they_stand() {
    for case in cases("constraints") {
        let mut sources = Sources::new();
        let id = sources.add("description.yaml", case.read("description.yaml"));
        let description = Description::of(&sources, vec![id]);
        let mut diagnostics = Diagnostics::new();
        lint(&[description], None, &sources, &mut diagnostics);
        case.assert_snapshot("findings", &diagnostics.render(&sources, false));
    }
}
