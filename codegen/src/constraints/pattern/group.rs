//! Reads what follows `(`: captures, look-around, atomic groups and inline flags.

use super::ast::Node;
use super::parser::alternatives;
use super::reader::{Flags, Reader};
use super::{PatternError, RemarkKind};

/// Reads a group whose `(` at `at` was taken.
pub(crate) fn group(reader: &mut Reader, at: usize) -> Result<Node, PatternError> {
    if !reader.eat("?") {
        return capture(reader, at, None);
    }
    if reader.eat(":") {
        return body(reader, at);
    }
    for (sign, behind, negated) in [("=", false, false), ("!", false, true), ("<=", true, false), ("<!", true, true)] {
        if reader.eat(sign) {
            return Ok(Node::look(behind, negated, body(reader, at)?));
        }
    }
    if reader.eat(">") {
        extension(reader, at, "an atomic group `(?>..)`")?;
        return Ok(Node::Atomic(Box::new(body(reader, at)?)));
    }
    if reader.eat("<") || reader.eat("P<") {
        let name = reader.take_until(">").ok_or_else(|| reader.error(at, "the name of the group has no end"))?;
        return capture(reader, at, Some(name));
    }
    flags(reader, at)
}

fn capture(reader: &mut Reader, at: usize, name: Option<String>) -> Result<Node, PatternError> {
    reader.captures += 1;
    let number = reader.captures;
    if let Some(name) = name {
        reader.names.push((name, number));
    }
    Ok(Node::Capture(number, Box::new(body(reader, at)?)))
}

/// Reads alternatives and the `)`; flags that were switched inside end with it.
fn body(reader: &mut Reader, at: usize) -> Result<Node, PatternError> {
    let flags = reader.flags;
    let node = alternatives(reader)?;
    reader.flags = flags;
    match reader.eat(")") {
        true => Ok(node),
        false => Err(reader.error(at, "the group opened here is never closed")),
    }
}

fn flags(reader: &mut Reader, at: usize) -> Result<Node, PatternError> {
    let letters = reader.take_while(16, |letter| letter.is_ascii_lowercase() || letter == '-');
    let before = reader.flags;
    let switched = switch(before, &letters).ok_or_else(|| reader.error(at, format!("`(?{letters}` is no group")))?;
    extension(reader, at, "an inline flag")?;
    reader.flags = switched;
    if reader.eat(")") {
        return Ok(Node::Empty);
    }
    if !reader.eat(":") {
        return Err(reader.error(at, format!("`(?{letters}` is no group")));
    }
    let node = body(reader, at)?;
    reader.flags = before;
    Ok(node)
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

/// Takes a thing that Java has and ECMA-262 has not, in the dialect that allows it.
pub(crate) fn extension(reader: &mut Reader, at: usize, what: &str) -> Result<(), PatternError> {
    if !reader.java() {
        return Err(reader.error(at, format!("{what} is not part of ECMA-262")));
    }
    reader.remark(RemarkKind::JavaOnly, at, format!("{what} is Java's, not ECMA-262's"));
    Ok(())
}
