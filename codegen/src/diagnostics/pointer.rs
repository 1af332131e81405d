//! Finds the bytes of values in a JSON or YAML text by their JSON pointers (RFC 6901).
//!
//! One pass of saphyr-parser's events, which keep their places and take JSON as the YAML that it is; only what lies
//! on the way to a wanted value is looked at closer. What cannot be found, because the pointer or the text is wrong
//! or goes through an alias, is given the place of its nearest parent.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

use super::lines::Lines;

/// The bytes of one value; of its key, if it is a mapping or a sequence that has one.
pub(super) fn find(text: &str, pointer: &str) -> Range<usize> {
    find_all(text, &[pointer]).swap_remove(0)
}

/// The bytes of several values, in the order of the pointers.
pub(super) fn find_all(text: &str, pointers: &[&str]) -> Vec<Range<usize>> {
    let mut search = Search::new(pointers);
    search.run(text);
    let lines = Lines::new(text);
    // saphyr-parser counts characters.
    let found = pointers.iter().map(|pointer| search.nearest(pointer));
    found.map(|characters| lines.byte(characters.start)..lines.byte(characters.end)).collect()
}

/// What is looked for, and what was found: places in characters, for each pointer and each of its parents.
struct Search<'a> {
    wanted: HashMap<&'a str, Option<Range<usize>>>,
    missing: usize,
    frames: Vec<Frame>,
}

/// A mapping or a sequence that is being read.
struct Frame {
    /// Its pointer, if anything in it is wanted.
    pointer: Option<String>,
    position: Position,
}

enum Position {
    Element(usize),
    Key,
    Value { key: String, place: Range<usize> },
}

impl<'a> Search<'a> {
    fn new(pointers: &[&'a str]) -> Self {
        let mut wanted = HashMap::new();
        for pointer in pointers {
            let mut rest = *pointer;
            loop {
                wanted.insert(rest, None);
                let Some(slash) = rest.rfind('/') else { break };
                rest = &rest[..slash];
            }
        }
        Self { missing: wanted.len(), wanted, frames: Vec::new() }
    }

    fn run(&mut self, text: &str) {
        let mut parser = Parser::new_from_str(text);
        while let Some(Ok((event, span))) = parser.next_event() {
            match event {
                Event::Scalar(value, ..) => self.node(Some(&value), &span, None),
                Event::Alias(_) => self.node(None, &span, None),
                Event::SequenceStart(..) => self.node(None, &span, Some(Position::Element(0))),
                Event::MappingStart(..) => self.node(None, &span, Some(Position::Key)),
                Event::SequenceEnd | Event::MappingEnd => {
                    self.frames.pop();
                    self.step(None, &(0..0));
                }
                Event::DocumentEnd => return,
                _ => {}
            }
            if self.missing == 0 {
                return;
            }
        }
    }

    /// A node begins; `inside` is where reading goes on in a collection.
    fn node(&mut self, scalar: Option<&str>, span: &Span, inside: Option<Position>) {
        let place = span.start.index()..span.end.index().max(span.start.index() + 1);
        let pointer = self.pointer();
        if let Some(found) = pointer.as_deref().and_then(|pointer| self.wanted.get_mut(pointer)) {
            let key = self.frames.last().and_then(Frame::key_place).filter(|_| inside.is_some());
            if found.replace(key.unwrap_or(place.clone())).is_none() {
                self.missing -= 1;
            }
        }
        match inside {
            Some(position) => {
                let pointer = pointer.filter(|pointer| self.wanted.contains_key(pointer.as_str()));
                self.frames.push(Frame { pointer, position });
            }
            None => self.step(scalar, &place),
        }
    }

    /// A node has ended: on to the next key, value or element.
    fn step(&mut self, scalar: Option<&str>, place: &Range<usize>) {
        let Some(frame) = self.frames.last_mut() else { return };
        let is_wanted = frame.pointer.is_some();
        frame.position = match &frame.position {
            Position::Element(index) => Position::Element(index + 1),
            Position::Value { .. } => Position::Key,
            Position::Key => {
                let key = scalar.filter(|_| is_wanted).unwrap_or_default().to_owned();
                Position::Value { key, place: place.clone() }
            }
        };
    }

    /// The pointer of the node that begins now, if its parent is on the way to something.
    fn pointer(&self) -> Option<String> {
        let Some(frame) = self.frames.last() else { return Some(String::new()) };
        let parent = frame.pointer.as_deref()?;
        match &frame.position {
            Position::Element(index) => Some(format!("{parent}/{index}")),
            Position::Value { key, .. } => Some(format!("{parent}/{}", escape(key))),
            Position::Key => None,
        }
    }

    fn nearest(&self, pointer: &str) -> Range<usize> {
        let mut rest = pointer;
        loop {
            if let Some(Some(place)) = self.wanted.get(rest) {
                return place.clone();
            }
            let Some(slash) = rest.rfind('/') else { return 0..0 };
            rest = &rest[..slash];
        }
    }
}

impl Frame {
    fn key_place(&self) -> Option<Range<usize>> {
        match &self.position {
            Position::Value { place, .. } => Some(place.clone()),
            Position::Element(_) | Position::Key => None,
        }
    }
}

fn escape(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) { key.replace('~', "~0").replace('/', "~1").into() } else { key.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, pointer: &str, expected: &str) {
        assert_eq!(&text[find(text, pointer)], expected);
    }

    #[test]
    fn finds_values_keys_and_parents() {
        let json = "{\"é\": [1, {\"a/b\": true}], \"c\": {\"d\": \"e\"}}";
        check(json, "/é/0", "1");
        check(json, "/é/1/a~1b", "true");
        check(json, "/c", "\"c\"");
        check(json, "/c/d", "\"e\"");
        check(json, "/c/d/nowhere", "\"e\"");
        check(json, "/nowhere/else", "{");
    }

    #[test]
    fn finds_values_in_yaml() {
        let yaml = "a:\n  - b: 1\n    c: two\n  - x\nd: &anchor {e: f}\ng: *anchor\n";
        check(yaml, "/a/0/c", "two");
        check(yaml, "/a/1", "x");
        check(yaml, "/d/e", "f");
        check(yaml, "/g/e", "*anchor");
    }

    #[test]
    fn survives_what_is_no_document() {
        check("{\"a\": [1, 2", "/a/1", "2");
        let deep = "[".repeat(100_000);
        find(&deep, "/0/0/0");
        check("", "/a", "");
    }
}
