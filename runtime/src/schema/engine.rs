//! Patterns, compiled when they are first needed and kept.

use std::fmt::Debug;
use std::sync::OnceLock;

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

/// A pattern and its clauses, each with whether it must not be found; all must hold.
#[derive(Debug)]
struct Compiled {
    engine: Engine,
    others: Box<[(regex::Regex, bool)]>,
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

impl Test for Compiled {
    fn holds(&self, text: &str) -> bool {
        let is_found = match &self.engine {
            Engine::Plain(regex) => regex.is_match(text),
            // An error means that the engine gave up on too much backtracking.
            #[cfg(feature = "lookaround")]
            Engine::Lookaround(regex) => regex.is_match(text).unwrap_or(true),
        };
        is_found && self.others.iter().all(|(regex, negated)| regex.is_match(text) != *negated)
    }
}

/// Compiles a regular expression, and those of its clauses, each with whether it must not be found. Nothing where one
/// of them is too large or needs a feature that is not switched on.
pub(crate) fn compile<'c>(
    regex: &str,
    lookaround: bool,
    clauses: impl Iterator<Item = (&'c str, bool)>,
) -> Option<Box<dyn Test>> {
    let engine = if lookaround { compile_lookaround(regex)? } else { Engine::Plain(compile_plain(regex)?) };
    let others = clauses.map(|(regex, negated)| Some((compile_plain(regex)?, negated)));
    Some(Box::new(Compiled { engine, others: others.collect::<Option<_>>()? }))
}

fn compile_plain(regex: &str) -> Option<regex::Regex> {
    regex::RegexBuilder::new(regex).size_limit(SIZE_LIMIT).build().ok()
}

#[cfg(feature = "lookaround")]
fn compile_lookaround(regex: &str) -> Option<Engine> {
    let regex = fancy_regex::RegexBuilder::new(regex).delegate_size_limit(SIZE_LIMIT).build();
    regex.ok().map(|regex| Engine::Lookaround(Box::new(regex)))
}

#[cfg(not(feature = "lookaround"))]
fn compile_lookaround(_: &str) -> Option<Engine> {
    None
}
