//! Patterns that every string satisfies: `^[\\s\\S]*$` asks nothing, however it is written.

use super::automaton::{Automaton, Budget, difference};
use super::pattern::{Node, parse};
use crate::ir::Pattern;

/// Whether it is certain that every string satisfies a pattern.
pub fn asks_nothing(pattern: &Pattern) -> bool {
    let Ok(parsed) = parse(&pattern.text, pattern.dialect) else { return false };
    let missed = difference(&Node::Empty, &parsed.node);
    let missed = Automaton::new(&missed, Budget::usual()).and_then(|mut automaton| automaton.shortest());
    matches!(missed, Ok(None))
}

#[cfg(test)]
mod tests {
    use super::asks_nothing;
    use crate::diagnostics::{Origin, Sources};
    use crate::ir::{Dialect, Pattern};

    #[test]
    fn only_what_takes_every_string_asks_nothing() {
        let mut sources = Sources::new();
        let origin = Origin::file(sources.add("a", ""));
        let asks_nothing = |text: &str| {
            asks_nothing(&Pattern { text: text.to_owned(), dialect: Dialect::Ecma, origin: origin.clone() })
        };
        for pattern in ["", ".*", "a*", r"^[\s\S]*$", r"^[^]*$", "^|a"] {
            assert!(asks_nothing(pattern), "{pattern}");
        }
        for pattern in ["^.*$", r"^\S*$", ".", "^a*$", "(", r"^(a|b)\1"] {
            assert!(!asks_nothing(pattern), "{pattern}");
        }
    }
}
