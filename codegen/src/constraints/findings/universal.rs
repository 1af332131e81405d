//! Patterns that every string satisfies: `.*`, `[a-z]*`.

use super::{Finding, shown, witness};
use crate::constraints::automaton::difference;
use crate::constraints::pattern::Node;
use crate::constraints::translate::Pattern;
use crate::diagnostics::{Level, codes};

/// Reports a pattern that asks nothing.
pub(super) fn check(pattern: &Pattern) -> Option<Finding> {
    let missed = witness(&difference(&Node::Empty, &pattern.node));
    matches!(missed, Ok(None)).then(|| {
        let message = format!("every text satisfies the pattern `{}`", shown(&pattern.source));
        let hint = "leave it out, or anchor it with `^` and `$` if the whole text is meant";
        Finding::new(Level::Note, &codes::UNUSED_PATTERN, message).hint(hint)
    })
}
