//! Reads groups, alternatives, quantifiers and assertions: ECMA-262 section 22.2.1 with Annex B, and what Java adds.

use super::ast::{Assertion, Node};
use super::group::{self, Opening};
use super::reader::Reader;
use super::{PatternError, RemarkKind, class, escape, quantifier};
use crate::constraints::charset::CharSet;

/// How deep groups may be nested; deeper ones are rejected, so that no later stage overflows its stack.
const DEEPEST: usize = 120;

/// Reads alternatives up to a `)` or the end.
pub(crate) fn alternatives(reader: &mut Reader) -> Result<Node, PatternError> {
    if reader.depth > DEEPEST {
        return Err(reader.error(reader.offset(), format!("groups are nested deeper than {DEEPEST}")));
    }
    reader.depth += 1;
    let mut nodes = vec![sequence(reader)?];
    while reader.eat("|") {
        nodes.push(sequence(reader)?);
    }
    reader.depth -= 1;
    Ok(Node::alternation(nodes))
}

fn sequence(reader: &mut Reader) -> Result<Node, PatternError> {
    let mut nodes = Vec::new();
    while !matches!(reader.peek(), None | Some('|' | ')')) {
        let grouped = reader.peek() == Some('(') && !reader.comes("(?<=") && !reader.comes("(?<!");
        let node = term(reader)?;
        nodes.push(quantifier::quantified(reader, node, grouped)?);
    }
    Ok(Node::concat(nodes))
}

fn term(reader: &mut Reader) -> Result<Node, PatternError> {
    let at = reader.offset();
    let Some(character) = reader.bump() else { return Ok(Node::Empty) };
    match character {
        '^' => Ok(line_start(reader)),
        '$' => Ok(line_end(reader)),
        '.' => Ok(Node::class(dot(reader))),
        '(' => group(reader, at),
        '[' => class::class(reader, at),
        '\\' => escape::atom(reader, at),
        '*' | '+' | '?' => Err(reader.error(at, format!("`{character}` has nothing to repeat"))),
        '{' => brace(reader, at),
        ']' => {
            reader.remark(RemarkKind::LiteralBracket, at, "`]` closes no class and matches itself");
            Ok(Node::literal(']', reader.flags.ignore_case))
        }
        other => Ok(Node::literal(other, reader.flags.ignore_case)),
    }
}

/// Reads a group whose `(` at `at` was taken; flags that are switched inside end with it.
fn group(reader: &mut Reader, at: usize) -> Result<Node, PatternError> {
    let opening = group::opening(reader, at)?;
    let around = reader.flags;
    match opening {
        Opening::Switch(flags) => {
            reader.flags = flags;
            return Ok(Node::Empty);
        }
        Opening::Flagged(flags) => reader.flags = flags,
        Opening::Plain | Opening::Capture(_) | Opening::Look { .. } | Opening::Atomic => {}
    }
    let body = alternatives(reader)?;
    reader.flags = around;
    if !reader.eat(")") {
        return Err(reader.error(at, "the group opened here is never closed"));
    }
    Ok(match opening {
        Opening::Capture(number) => Node::Capture(number, Box::new(body)),
        Opening::Look { behind, negated } => Node::look(behind, negated, body),
        Opening::Atomic => Node::Atomic(Box::new(body)),
        Opening::Plain | Opening::Switch(_) | Opening::Flagged(_) => body,
    })
}

fn dot(reader: &Reader) -> CharSet {
    if reader.flags.dot_all { CharSet::any() } else { CharSet::line_terminators().complement() }
}

fn brace(reader: &mut Reader, at: usize) -> Result<Node, PatternError> {
    let mark = reader.mark();
    if quantifier::braces(reader)?.is_some() {
        return Err(reader.error(at, "the quantifier has nothing to repeat"));
    }
    reader.back_to(mark);
    reader.remark(RemarkKind::LiteralBrace, at, "`{` opens no quantifier and matches itself");
    Ok(Node::literal('{', reader.flags.ignore_case))
}

fn line_start(reader: &Reader) -> Node {
    match reader.flags.multi_line {
        false => Node::Assert(Assertion::Start),
        true => Node::look(true, true, Node::class(CharSet::line_terminators().complement())),
    }
}

fn line_end(reader: &Reader) -> Node {
    match reader.flags.multi_line {
        false => Node::Assert(Assertion::End),
        true => Node::look(false, true, Node::class(CharSet::line_terminators().complement())),
    }
}
