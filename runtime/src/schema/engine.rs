//! Patterns, compiled when they are first needed and kept.

use std::fmt::Debug;
use std::sync::OnceLock;

use super::{Clause, Pattern};

/// The compiled form of a pattern; nothing inside when it cannot be compiled here.
///
/// It is `dyn` for the compiler's sake, which proves of every static table that threads may share it: it need not walk
/// through all types of the engine each time.
pub(crate) type Cache = OnceLock<Option<Box<dyn Test>>>;

/// What a compiled pattern does.
pub(crate) trait Test: Debug + Send + Sync {
    /// Whether a text satisfies the pattern.
    fn holds(&self, text: &str) -> bool;
}

/// The clauses of a pattern, the pattern's own first; all must hold.
#[derive(Debug)]
struct Compiled {
    engine: Engine,
    others: Box<[(regex::Regex, Clause)]>,
}

/// What a pattern runs on.
#[derive(Debug)]
enum Engine {
    /// Linear time, without look-around.
    Plain(regex::Regex),
    /// With look-around and back-references.
    #[cfg(feature = "lookaround")]
    Lookaround(Box<fancy_regex::Regex>),
}

/// Above this many bytes a compiled pattern costs more than it is worth; `\w{1,8192}` and its like stay below.
const SIZE_LIMIT: usize = 64 << 20;

impl Pattern {
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
        self.compiled.get_or_init(|| compile(self)).as_deref()
    }
}

impl Test for Compiled {
    fn holds(&self, text: &str) -> bool {
        let is_found = match &self.engine {
            Engine::Plain(regex) => regex.is_match(text),
            // An error means that the engine gave up on too much backtracking.
            #[cfg(feature = "lookaround")]
            Engine::Lookaround(regex) => regex.is_match(text).unwrap_or(true),
        };
        is_found && self.others.iter().all(|(regex, clause)| regex.is_match(text) != clause.negated)
    }
}

fn compile(pattern: &Pattern) -> Option<Box<dyn Test>> {
    let engine = match pattern.lookaround {
        true => compile_lookaround(pattern)?,
        false => Engine::Plain(compile_plain(pattern.translated)?),
    };
    let others = pattern.clauses.iter().map(|clause| Some((compile_plain(clause.regex)?, *clause)));
    Some(Box::new(Compiled { engine, others: others.collect::<Option<_>>()? }))
}

fn compile_plain(regex: &str) -> Option<regex::Regex> {
    regex::RegexBuilder::new(regex).size_limit(SIZE_LIMIT).build().ok()
}

#[cfg(feature = "lookaround")]
fn compile_lookaround(pattern: &Pattern) -> Option<Engine> {
    let regex = fancy_regex::RegexBuilder::new(pattern.translated).delegate_size_limit(SIZE_LIMIT).build();
    regex.ok().map(|regex| Engine::Lookaround(Box::new(regex)))
}

#[cfg(not(feature = "lookaround"))]
fn compile_lookaround(_: &Pattern) -> Option<Engine> {
    None
}
