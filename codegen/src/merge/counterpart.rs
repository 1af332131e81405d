//! Which operations of two descriptions are about one thing.

use crate::ir::{Api, Operation, PathPart};

/// The operation of the authority that an operation of another source is about.
pub(super) fn counterpart(authority: &Api, other: &Operation) -> Option<usize> {
    let operations = &authority.operations;
    let by_name = operations.iter().position(|operation| operation.name == other.name);
    by_name.or_else(|| operations.iter().position(|operation| same_route(operation, other)))
}

/// Whether two operations have the same method and path, whatever the names of the holes in it.
fn same_route(one: &Operation, two: &Operation) -> bool {
    one.request.method == two.request.method && blank_path(one) == blank_path(two)
}

/// The path with its holes left blank, for comparison.
pub(super) fn blank_path(operation: &Operation) -> Vec<Option<&str>> {
    fn part(part: &PathPart) -> Option<&str> {
        match part {
            PathPart::Literal(text) => Some(text),
            PathPart::Param(_) | PathPart::InEndpoint(_) => None,
        }
    }
    operation.request.path.iter().map(part).collect()
}
