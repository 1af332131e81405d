//! Regular expressions that texts satisfy.
//!
//! ```
//! use ferrosmith_runtime::inner::{Clause, Pattern};
//!
//! static TAG_KEY: Pattern =
//!     Pattern::translated("^(?!aws:)[a-z:]+$", "^[a-z:]+$").clauses(&[Clause::not_matching("^aws:")]);
//!
//! assert!(TAG_KEY.matches("team:aws"));
//! assert!(!TAG_KEY.matches("aws:team"));
//! ```

use super::engine::Cache;

/// A regular expression, compiled when it is first needed.
#[must_use]
#[derive(Debug)]
pub struct Pattern {
    /// The text as the description writes it, for messages.
    pub source: &'static str,
    /// The same in the language of the engine, apart from the clauses.
    pub translated: &'static str,
    /// What must hold beside: look-around taken out of the pattern.
    pub clauses: &'static [Clause],
    /// Whether only an engine with look-around can take it (feature `lookaround`).
    pub lookaround: bool,
    /// Another pattern of the same value, which must hold as well.
    pub and: Option<&'static Pattern>,
    /// The compiled form.
    pub(crate) compiled: Cache,
}

/// One further search in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The regular expression, in the language of the engine.
    pub regex: &'static str,
    /// Whether it must not be found.
    pub negated: bool,
}

impl Pattern {
    /// A pattern that means the same to the engine as to the description's author.
    pub const fn new(source: &'static str) -> Self {
        Self::translated(source, source)
    }

    /// A pattern with its translation.
    pub const fn translated(source: &'static str, translated: &'static str) -> Self {
        Self { source, translated, clauses: &[], lookaround: false, and: None, compiled: Cache::new() }
    }

    /// A pattern with look-around or back-references.
    pub const fn lookaround(source: &'static str, translated: &'static str) -> Self {
        let mut pattern = Self::translated(source, translated);
        pattern.lookaround = true;
        pattern
    }

    /// All of these hold beside the translation.
    pub const fn clauses(mut self, clauses: &'static [Clause]) -> Self {
        self.clauses = clauses;
        self
    }

    /// Another pattern holds as well.
    pub const fn and(mut self, other: &'static Pattern) -> Self {
        self.and = Some(other);
        self
    }
}

impl Clause {
    /// This is found in the text.
    pub const fn matching(regex: &'static str) -> Self {
        Self { regex, negated: false }
    }

    /// This is not found in the text.
    pub const fn not_matching(regex: &'static str) -> Self {
        Self { regex, negated: true }
    }
}
