//! Bounds that nothing can satisfy.

use super::Finding;
use crate::diagnostics::{Level, codes};
use crate::ir::Range;

/// Bounds on a length whose least is more than its greatest.
pub fn check_length(min: Option<u64>, max: Option<u64>) -> Option<Finding> {
    let (min, max) = (min?, max?);
    (min > max).then(|| {
        let message = format!("no length is at least {min} and at most {max}");
        Finding::new(Level::Error, &codes::CONFLICTING_BOUNDS, message)
    })
}

/// Bounds on a number that leave nothing between them.
pub fn check_range(range: &Range) -> Option<Finding> {
    let (min, max) = (range.min?, range.max?);
    let (low, high) = (min.value.as_f64(), max.value.as_f64());
    let empty = low > high || (low == high && (min.exclusive || max.exclusive));
    empty.then(|| {
        let message = format!("no number is {} {low} and {} {high}", more(min.exclusive), less(max.exclusive));
        Finding::new(Level::Error, &codes::CONFLICTING_BOUNDS, message)
    })
}

fn more(exclusive: bool) -> &'static str {
    if exclusive { "more than" } else { "at least" }
}

fn less(exclusive: bool) -> &'static str {
    if exclusive { "less than" } else { "at most" }
}
