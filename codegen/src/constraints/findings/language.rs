//! Whether anything satisfies a pattern, and whether anything of the lengths that are allowed does.

use super::{Finding, shown};
use crate::constraints::automaton::{Automaton, Budget, Length, Undecided, both};
use crate::constraints::pattern::Node;
use crate::constraints::readable::spell;
use crate::constraints::translate::Pattern;
use crate::diagnostics::{Level, codes};

/// What was found out about the lengths of a pattern's strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// No string matches.
    Nothing,
    /// Strings match, but none of the lengths that are allowed.
    NoLength {
        /// The length of the shortest that matches.
        shortest: u64,
        /// How long they can be, if that was found out.
        longest: Option<Length>,
    },
    /// Something satisfies both.
    Something {
        /// A shortest string that the pattern accepts, whatever its length.
        shortest: String,
    },
}

/// Adds what is wrong; gives back a shortest string where further questions make sense.
pub(super) fn check(
    pattern: &Pattern,
    min: Option<u64>,
    max: Option<u64>,
    findings: &mut Vec<Finding>,
) -> Option<String> {
    let source = shown(&pattern.source);
    match decide(&pattern.node, min, max) {
        Ok(Verdict::Something { shortest }) => return Some(shortest),
        Ok(Verdict::Nothing) => {
            let message = format!("no string at all satisfies the pattern `{source}`");
            findings.push(Finding::new(Level::Error, &codes::UNSATISFIABLE_PATTERN, message));
        }
        Ok(Verdict::NoLength { shortest, longest }) => {
            let message = format!(
                "no string satisfies both the pattern `{source}` and a length of {}: the pattern's strings have {}",
                bounds(min, max),
                lengths(shortest, longest)
            );
            findings.push(Finding::new(Level::Error, &codes::CONFLICTING_PATTERN_LENGTH, message));
        }
        Err(reason) => {
            let because = match reason {
                Undecided::Budget => "its automaton is too large",
                Undecided::Unsupported => "it has back-references or atomic groups",
            };
            let message = format!("nothing was decided about the pattern `{source}`: {because}");
            findings.push(Finding::new(Level::Note, &codes::UNDECIDED_PATTERN, message));
        }
    }
    None
}

/// What is wrong with several patterns of one value together, each of which something satisfies.
pub fn check_together(patterns: &[&Pattern], min: Option<u64>, max: Option<u64>) -> Option<Finding> {
    let node = patterns.iter().map(|pattern| pattern.node.clone()).reduce(|all, node| both(&all, &node))?;
    let sources: Vec<String> = patterns.iter().map(|pattern| format!("`{}`", shown(&pattern.source))).collect();
    let length = match decide(&node, min, max).ok()? {
        Verdict::Something { .. } => return None,
        Verdict::Nothing => String::new(),
        Verdict::NoLength { .. } => format!(" and a length of {}", bounds(min, max)),
    };
    let message = format!("no string satisfies all of its patterns, {}{length}", sources.join(" and "));
    Some(Finding::new(Level::Error, &codes::CONFLICTING_PATTERNS, message))
}

/// Whether anything satisfies a pattern and bounds on the length, counted in Unicode scalar values.
pub(crate) fn decide(node: &Node, min: Option<u64>, max: Option<u64>) -> Result<Verdict, Undecided> {
    let mut automaton = Automaton::new(node, Budget::usual())?;
    let Some(word) = automaton.shortest()? else { return Ok(Verdict::Nothing) };
    let shortest = word.len() as u64;
    let something = Verdict::Something { shortest: spell(&word) };
    let (min, max) = (min.unwrap_or(0), max.unwrap_or(u64::MAX));
    if (min..=max).contains(&shortest) || min > max {
        return Ok(something);
    }
    if shortest > max || automaton.word_within(min, Some(max))?.is_none() {
        let longest = automaton.longest().ok().flatten();
        return Ok(Verdict::NoLength { shortest, longest });
    }
    Ok(something)
}

fn bounds(min: Option<u64>, max: Option<u64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any".to_owned(),
    }
}

fn lengths(shortest: u64, longest: Option<Length>) -> String {
    match longest {
        Some(Length::AtMost(longest)) if longest == shortest => format!("{shortest} characters"),
        Some(Length::AtMost(longest)) => format!("{shortest} to {longest} characters"),
        Some(Length::Unbounded) | None => format!("{shortest} characters or more"),
    }
}
