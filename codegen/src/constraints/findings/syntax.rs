//! Patterns that cannot be read, spellings that are hardly meant, and what the engine must be.

use super::{Finding, shown};
use crate::constraints::pattern::{PatternError, Remark, RemarkKind};
use crate::constraints::translate::{Engine, Pattern};
use crate::diagnostics::{Level, codes};

/// A pattern that no engine takes.
pub(super) fn finding(text: &str, error: &PatternError) -> Finding {
    if error.too_large {
        let message = format!("the pattern `{}` is too large for any engine; clients do not check it", shown(text));
        return Finding::new(Level::Warning, &codes::OVERSIZED_PATTERN, message)
            .hint("write long repetitions as a length");
    }
    let message = format!("the pattern `{}` cannot be used: {}, at byte {}", shown(text), error.message, error.at);
    Finding::new(Level::Error, &codes::INVALID_PATTERN, message)
}

/// Findings about the text itself.
pub(super) fn check(pattern: &Pattern) -> Vec<Finding> {
    let mut findings: Vec<Finding> = pattern.remarks.iter().map(|remark| remarked(pattern, remark)).collect();
    if pattern.engine == Engine::Fancy {
        let message = format!("the pattern `{}` needs an engine that backtracks", shown(&pattern.source));
        let hint = "look-around at the start of an anchored pattern would not need it";
        findings.push(Finding::new(Level::Note, &codes::BACKTRACKING_PATTERN, message).hint(hint));
    }
    findings
}

fn remarked(pattern: &Pattern, remark: &Remark) -> Finding {
    let (level, code) = match remark.kind {
        RemarkKind::JavaOnly => (Level::Note, &codes::PATTERN_DIALECT),
        RemarkKind::UnknownEscape => (Level::Warning, &codes::UNKNOWN_ESCAPE),
        RemarkKind::LiteralBrace => (Level::Warning, &codes::LITERAL_BRACE),
        RemarkKind::LiteralBracket => (Level::Note, &codes::LITERAL_BRACKET),
        RemarkKind::LoneSurrogate => (Level::Warning, &codes::LONE_SURROGATE),
        RemarkKind::SuspiciousRange => (Level::Warning, &codes::SUSPICIOUS_RANGE),
        RemarkKind::SpoiledQuantifier => (Level::Warning, &codes::SPOILED_QUANTIFIER),
        RemarkKind::EscapedAnchor => (Level::Warning, &codes::ESCAPED_ANCHOR),
        RemarkKind::DuplicateInClass => (Level::Note, &codes::DUPLICATE_IN_CLASS),
        RemarkKind::Delimited => (Level::Warning, &codes::DELIMITED_PATTERN),
    };
    let message = format!("in the pattern `{}`, at byte {}: {}", shown(&pattern.source), remark.at, remark.message);
    let finding = Finding::new(level, code, message);
    match advice(remark.kind) {
        Some(advice) => finding.hint(advice),
        None => finding,
    }
}

fn advice(kind: RemarkKind) -> Option<&'static str> {
    match kind {
        RemarkKind::LiteralBrace => Some("write `\\{` for the brace itself"),
        RemarkKind::LoneSurrogate => Some("all characters beyond the BMP are `\\uD800\\uDC00-\\uDBFF\\uDFFF`"),
        RemarkKind::SuspiciousRange => Some("escape the hyphen, or put it at the end of the class"),
        RemarkKind::EscapedAnchor => Some("write `$` without the backslash for the end of the input"),
        RemarkKind::JavaOnly
        | RemarkKind::UnknownEscape
        | RemarkKind::LiteralBracket
        | RemarkKind::SpoiledQuantifier
        | RemarkKind::DuplicateInClass => None,
        RemarkKind::Delimited => Some("write the pattern without slashes"),
    }
}
