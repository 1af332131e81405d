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

use super::engine::{self, Cache, Test};

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
    /// Creates a pattern that means the same to the engine as to the description's author.
    pub const fn new(source: &'static str) -> Self {
        Self::translated(source, source)
    }

    /// Creates a pattern with its translation.
    pub const fn translated(source: &'static str, translated: &'static str) -> Self {
        Self { source, translated, clauses: &[], lookaround: false, and: None, compiled: Cache::new() }
    }

    /// Creates a pattern with look-around or back-references.
    pub const fn lookaround(source: &'static str, translated: &'static str) -> Self {
        let mut pattern = Self::translated(source, translated);
        pattern.lookaround = true;
        pattern
    }

    /// Adds clauses, all of which must hold beside the translation.
    pub const fn clauses(mut self, clauses: &'static [Clause]) -> Self {
        self.clauses = clauses;
        self
    }

    /// Adds another pattern, which must hold as well.
    pub const fn and(mut self, other: &'static Pattern) -> Self {
        self.and = Some(other);
        self
    }

    /// Whether a text satisfies the pattern, apart from another that must hold as well. Patterns search: they are
    /// anchored only where they say so.
    ///
    /// A pattern that cannot be compiled, for want of the feature `unicode-patterns` or `lookaround` for example, is
    /// satisfied by everything: the service then has the word.
    pub fn matches(&self, text: &str) -> bool {
        self.compiled().is_none_or(|compiled| compiled.holds(text))
    }

    /// Whether the pattern can be compiled with the features that are switched on.
    pub fn is_usable(&self) -> bool {
        self.compiled().is_some()
    }

    /// This pattern and all that must hold as well.
    pub(crate) fn all(&'static self) -> impl Iterator<Item = &'static Self> {
        std::iter::successors(Some(self), |pattern| pattern.and)
    }

    fn compiled(&self) -> Option<&dyn Test> {
        let compile = || {
            let clauses = self.clauses.iter().map(|clause| (clause.regex, clause.negated));
            engine::compile(self.translated, self.lookaround, clauses)
        };
        self.compiled.get_or_init(compile).as_deref()
    }
}

impl Clause {
    /// Creates a clause that holds where this is found in the text.
    pub const fn matching(regex: &'static str) -> Self {
        Self { regex, negated: false }
    }

    /// Creates a clause that holds where this is not found in the text.
    pub const fn not_matching(regex: &'static str) -> Self {
        Self { regex, negated: true }
    }
}
