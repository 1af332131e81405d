//! Patterns that cannot be read, spellings that are hardly meant, and what the engine must be.

use super::{Finding, shown};
use crate::constraints::pattern::{PatternError, Remark, RemarkKind};
use crate::constraints::translate::{Engine, Pattern};
use crate::diagnostics::Level;
use crate::ir::Dialect;

/// A pattern that no engine takes.
pub(super) fn refusal(text: &str, error: &PatternError) -> Finding {
    if error.too_large {
        let message = format!("the pattern `{}` is too large for any engine; clients do not check it", shown(text));
        return Finding::new(Level::Warning, "pattern-too-large", message).hint("say long repetitions as a length");
    }
    let message = format!("the pattern `{}` cannot be used: {}, at byte {}", shown(text), error.message, error.at);
    Finding::new(Level::Error, "pattern-syntax", message)
}

/// Findings about the text itself.
pub(super) fn check(pattern: &Pattern) -> Vec<Finding> {
    let mut findings: Vec<Finding> = pattern.remarks.iter().map(|remark| remarked(pattern, remark)).collect();
    if pattern.engine == Engine::Fancy {
        let message = format!("the pattern `{}` needs an engine that backtracks", shown(&pattern.source));
        let hint = "look-around at the start of an anchored pattern would not need it";
        findings.push(Finding::new(Level::Note, "pattern-backtracks", message).hint(hint));
    }
    findings
}

fn remarked(pattern: &Pattern, remark: &Remark) -> Finding {
    let (level, code) = match remark.kind {
        RemarkKind::JavaOnly => (Level::Note, "pattern-dialect"),
        RemarkKind::UnknownEscape => (Level::Warning, "unknown-escape"),
        // Smithy's own tools compile patterns with Java, which refuses this.
        RemarkKind::LiteralBrace if pattern.dialect == Dialect::Smithy => (Level::Error, "literal-brace"),
        RemarkKind::LiteralBrace => (Level::Warning, "literal-brace"),
        RemarkKind::LiteralBracket => (Level::Note, "literal-bracket"),
        RemarkKind::LoneSurrogate => (Level::Warning, "lone-surrogate"),
        RemarkKind::SuspiciousRange => (Level::Warning, "suspicious-range"),
        RemarkKind::SpoiledQuantifier => (Level::Warning, "spoiled-quantifier"),
        RemarkKind::EscapedAnchor => (Level::Warning, "escaped-anchor"),
        RemarkKind::DuplicateInClass => (Level::Note, "duplicate-in-class"),
        RemarkKind::Delimited => (Level::Warning, "pattern-delimited"),
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
