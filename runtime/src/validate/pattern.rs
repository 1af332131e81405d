//! Patterns, compiled when they are first needed and kept.

use std::sync::OnceLock;

use crate::schema::Pattern;

/// The compiled form of a pattern; nothing inside when it cannot be compiled here.
pub(crate) type Cache = OnceLock<Option<Engine>>;

/// What a pattern runs on.
#[derive(Debug)]
pub(crate) enum Engine {
    /// Linear time, without look-around.
    Plain(regex::Regex),
    /// With look-around and back-references.
    #[cfg(feature = "lookaround")]
    Lookaround(Box<fancy_regex::Regex>),
}

/// Above this many bytes a compiled pattern costs more than it is worth; `\w{1,8192}` and its like stay below.
const SIZE_LIMIT: usize = 64 << 20;

impl Pattern {
    /// Whether a text satisfies the pattern. Patterns search: they are anchored only where they say so.
    ///
    /// A pattern that cannot be compiled, for want of the feature `unicode-patterns` or `lookaround` for example, is
    /// satisfied by everything: the service then has the word.
    pub fn matches(&self, text: &str) -> bool {
        match self.compiled.get_or_init(|| compile(self)) {
            None => true,
            Some(Engine::Plain(regex)) => regex.is_match(text),
            // An error means that the engine gave up on too much backtracking.
            #[cfg(feature = "lookaround")]
            Some(Engine::Lookaround(regex)) => regex.is_match(text).unwrap_or(true),
        }
    }

    /// Whether the pattern can be compiled with the features that are switched on.
    pub fn is_usable(&self) -> bool {
        self.compiled.get_or_init(|| compile(self)).is_some()
    }
}

fn compile(pattern: &Pattern) -> Option<Engine> {
    if pattern.lookaround {
        return compile_lookaround(pattern);
    }
    let regex = regex::RegexBuilder::new(pattern.translated).size_limit(SIZE_LIMIT).build();
    regex.ok().map(Engine::Plain)
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
