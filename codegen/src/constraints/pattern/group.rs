//! Reads what opens a group, from `(` to its body: captures, look-around, atomic groups and inline flags.

use super::PatternError;
use super::reader::{Flags, Reader};

/// What a group is, by its opening.
pub(crate) enum Opening {
    /// `(?:`: a group for its own sake.
    Plain,
    /// `(`, `(?<name>` or `(?P<name>`: a capture with its number.
    Capture(u32),
    /// `(?=`, `(?!`, `(?<=` or `(?<!`.
    Look {
        /// Whether it looks back.
        behind: bool,
        /// Whether the body must not match.
        negated: bool,
    },
    /// `(?>`, Java's.
    Atomic,
    /// `(?i)`, Java's: flags for the rest of the group around it; there is no body.
    Switch(Flags),
    /// `(?i:`, Java's: flags for the body alone.
    Flagged(Flags),
}

/// Reads the opening of a group whose `(` at `at` was taken.
pub(crate) fn opening(reader: &mut Reader, at: usize) -> Result<Opening, PatternError> {
    if !reader.eat("?") {
        return Ok(capture(reader, None));
    }
    if reader.eat(":") {
        return Ok(Opening::Plain);
    }
    for (sign, behind, negated) in [("=", false, false), ("!", false, true), ("<=", true, false), ("<!", true, true)] {
        if reader.eat(sign) {
            return Ok(Opening::Look { behind, negated });
        }
    }
    if reader.eat(">") {
        reader.extension(at, "an atomic group `(?>..)`")?;
        return Ok(Opening::Atomic);
    }
    if reader.eat("<") || reader.eat("P<") {
        let name = reader.take_until(">").ok_or_else(|| reader.error(at, "the name of the group has no end"))?;
        return Ok(capture(reader, Some(name)));
    }
    flags(reader, at)
}

fn capture(reader: &mut Reader, name: Option<String>) -> Opening {
    reader.captures += 1;
    let number = reader.captures;
    if let Some(name) = name {
        reader.names.push((name, number));
    }
    Opening::Capture(number)
}

fn flags(reader: &mut Reader, at: usize) -> Result<Opening, PatternError> {
    let letters = reader.take_while(16, |letter| letter.is_ascii_lowercase() || letter == '-');
    let none = |reader: &Reader| reader.error(at, format!("`(?{letters}` is not a group"));
    let switched = switch(reader.flags, &letters).ok_or_else(|| none(reader))?;
    reader.extension(at, "an inline flag")?;
    if reader.eat(")") {
        return Ok(Opening::Switch(switched));
    }
    if reader.eat(":") { Ok(Opening::Flagged(switched)) } else { Err(none(reader)) }
}

/// The flags after `ims-ims`. `u`, `d` and `U` change nothing that is said here; `x` is not supported.
fn switch(mut flags: Flags, letters: &str) -> Option<Flags> {
    let mut on = true;
    for letter in letters.chars() {
        match letter {
            '-' if on => on = false,
            'i' => flags.ignore_case = on,
            's' => flags.dot_all = on,
            'm' => flags.multi_line = on,
            'u' | 'd' => {}
            _ => return None,
        }
    }
    (!letters.is_empty()).then_some(flags)
}
