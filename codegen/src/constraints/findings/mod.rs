//! Findings about constraints, each kind of question in its own file.
//!
//! These are functions over plain inputs; [`super::check`] walks over a model with them.

mod anchors;
mod arn;
mod bounds;
mod effect;
mod language;
mod majority;
mod repetition;
mod syntax;
mod universal;
pub(crate) mod values;

pub use language::check_together;
pub use majority::{Occurrence, check_same_name};

use super::automaton::{Automaton, Budget, Undecided};
use super::pattern::Node;
use super::readable::spell;
use super::translate::{Pattern, analyze_pattern};
use crate::diagnostics::{Code, Level};
use crate::ir::Dialect;

/// A finding about a constraint, before it has a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How grave it is.
    pub level: Level,
    /// Its kind.
    pub code: &'static Code,
    /// What is wrong.
    pub message: String,
    /// A value that shows it.
    pub witness: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Finding {
    pub(crate) fn new(level: Level, code: &'static Code, message: impl Into<String>) -> Self {
        Self { level, code, message: message.into(), witness: None, hint: None }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn witness(mut self, witness: Option<String>) -> Self {
        self.witness = witness;
        self
    }
}

/// Translates a pattern and reports every finding about it alone and with the bounds on its length.
/// `name` is the name of what it constrains.
pub fn check_pattern(
    name: &str,
    text: &str,
    dialect: Dialect,
    min: Option<u64>,
    max: Option<u64>,
) -> (Option<Pattern>, Vec<Finding>) {
    let pattern = match analyze_pattern(text, dialect) {
        Ok(pattern) => pattern,
        Err(error) => return (None, vec![syntax::finding(text, &error)]),
    };
    let mut findings = syntax::check(&pattern);
    if let Some(shortest) = language::check(&pattern, min, max, &mut findings) {
        let universal = universal::check(&pattern);
        if universal.is_none() {
            findings.extend(anchors::check(&pattern));
            findings.extend(effect::check(&pattern));
        }
        findings.extend(universal);
        findings.extend(arn::check(name, &pattern, &shortest));
        findings.extend(repetition::check(&pattern));
    }
    (Some(pattern), findings)
}

pub use bounds::{check_length, check_range};

/// A shortest string that a pattern made for a question matches.
fn witness(node: &Node) -> Result<Option<String>, Undecided> {
    let word = Automaton::new(node, Budget::usual())?.shortest()?;
    Ok(word.map(|word| spell(&word)))
}

/// A pattern or value in a message: control characters escaped, cut where it is long.
pub(crate) fn shown(value: &str) -> String {
    const LONGEST: usize = 120;
    let mut out = String::new();
    for (count, character) in value.chars().enumerate() {
        match character {
            _ if count == LONGEST => return out + "...",
            _ if character.is_control() => out.extend(character.escape_default()),
            _ => out.push(character),
        }
    }
    out
}
