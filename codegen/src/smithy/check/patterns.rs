//! Patterns that no dialect of regular expressions can read (Smithy 2.0, "`pattern` trait"). What dialects read
//! differently is looked at where patterns are translated.

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::Traits;
use super::super::shape_id::ShapeId;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        check_bearer(&shape.id, &shape.traits, diagnostics);
        for member in &shape.members {
            check_bearer(&member.id, &member.traits, diagnostics);
        }
    }
}

fn check_bearer(bearer: &ShapeId, traits: &Traits, diagnostics: &mut Diagnostics) {
    let Some(applied) = traits.get("smithy.api#pattern") else { return };
    if let Some(problem) = applied.value.as_str().and_then(problem_of) {
        let message = format!("the pattern of `{bearer}` {problem}");
        diagnostics.error(&codes::INVALID_PATTERN, &applied.origin, message);
    }
}

fn problem_of(pattern: &str) -> Option<&'static str> {
    let mut chars = pattern.chars().peekable();
    let mut groups = 0_usize;
    let mut is_start = true;
    while let Some(c) = chars.next() {
        let was_start = std::mem::replace(&mut is_start, matches!(c, '(' | '|'));
        match c {
            '\\' => match chars.next() {
                None => return Some("ends with a backslash"),
                // What stands between `\Q` and `\E` is no syntax.
                Some('Q') => return None,
                Some(_) => {}
            },
            '[' => match class_end(&mut chars) {
                ClassEnd::Found => {}
                ClassEnd::Missing => return Some("opens a class that it does not close"),
                // Dialects disagree about classes in classes, and so about what follows.
                ClassEnd::Unclear => return None,
            },
            '(' => {
                groups += 1;
                // `(?:`, `(?=`, `(?<name>`: the sign is no quantifier.
                if chars.peek() == Some(&'?') {
                    chars.next();
                    is_start = false;
                }
            }
            ')' if groups == 0 => return Some("closes a group that it does not open"),
            ')' => groups -= 1,
            '*' | '+' | '?' if was_start => return Some("repeats nothing"),
            _ => {}
        }
    }
    (groups > 0).then_some("opens a group that it does not close")
}

enum ClassEnd {
    Found,
    Missing,
    Unclear,
}

/// Reads up to the end of a class. A bracket that comes first in it may belong to it.
fn class_end(chars: &mut impl Iterator<Item = char>) -> ClassEnd {
    let mut is_first = true;
    let mut closed_at_once = false;
    while let Some(c) = chars.next() {
        match c {
            '^' if is_first => continue,
            ']' if is_first => closed_at_once = true,
            ']' => return ClassEnd::Found,
            '[' => return ClassEnd::Unclear,
            '\\' => {
                chars.next();
            }
            _ => {}
        }
        is_first = false;
    }
    if closed_at_once { ClassEnd::Unclear } else { ClassEnd::Missing }
}

#[cfg(test)]
mod tests {
    use super::problem_of;

    #[test]
    fn only_what_no_dialect_reads_is_a_problem() {
        for pattern in ["[", "(a", "a)", "*a", "(+)", "a|?", "a\\", "(?<=", "[a\\]"] {
            assert!(problem_of(pattern).is_some(), "{pattern}");
        }
        for pattern in
            ["", "[]a]", "[^]]", "(?:a)", "(?<n>a+)", "[(]", "\\(", "a{2,}+", "[a[b](]", "\\Q(\\E", "^*", "a**"]
        {
            assert_eq!(problem_of(pattern), None, "{pattern}");
        }
    }
}
