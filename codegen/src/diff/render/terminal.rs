//! For a terminal: grouped, silent and breaking changes first.
//!
//! ```text
//! bedrock: 1 breaking; crate 0.1.0 → 0.1.1 (patch)
//!
//! Silent: messages break, and every caller compiles (Rust none, patch or minor)
//!
//!   pattern-narrowed · TagKey
//!     what it allows `pattern ^[a-z0-9]+$` became `pattern ^[a-z]+$`
//!     request breaking, response compatible · Rust patch · 3 operations: ListTags, TagResource, UntagResource
//!     no longer allowed: `1`
//!     specs/bedrock/tagging.smithy:12:5
//! ```

use super::words::{self, Group, groups};
use super::{ClientDiff, Location};
use crate::diff::{Finding, ItemChange, Rust};

/// How much is shown, and in which dress.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// Whether the terminal shows colours.
    pub color: bool,
    /// Whether changes of documentation are shown rather than counted.
    pub docs: bool,
    /// Whether each change that callers do not survive comes with a program that shows it.
    pub witness: bool,
}

/// The text for a terminal, with a final line break.
pub fn terminal(diffs: &[ClientDiff<'_>], style: Style) -> String {
    let mut text = String::new();
    for diff in diffs {
        text += &format!("{}: {}\n", paint(style, "1", &diff.client), words::summary(diff));
        for (group, findings) in groups(diff) {
            if group != Group::Documentation || style.docs {
                section(diff, group, &findings, style, &mut text);
            }
        }
        let hidden = diff.report.documentation();
        if hidden > 0 && !style.docs {
            text += &format!("\n{} of documentation not shown (--docs shows them)\n", words::count(hidden, "change"));
        }
    }
    text
}

fn section(diff: &ClientDiff<'_>, group: Group, findings: &[&Finding], style: Style, text: &mut String) {
    let color = match group {
        Group::Silent => "1;35",
        Group::Breaking => "1;31",
        Group::Potential | Group::RustOnly => "1;33",
        Group::Compatible => "1;32",
        Group::Unreachable | Group::Documentation => "1",
    };
    *text += &format!("\n{}\n", paint(style, color, group.title()));
    for finding in findings {
        entry(diff, finding, style, text);
    }
}

fn entry(diff: &ClientDiff<'_>, finding: &Finding, style: Style, text: &mut String) {
    *text += &format!("\n  {} · {}\n", paint(style, "1", &words::visible(&finding.place)), finding.rule.id);
    *text += &format!("    {}\n", words::message(&finding.message));
    let mut verdict = vec![words::wire(finding), format!("Rust {}", words::rust_word(finding.rust))];
    verdict.extend(words::operations(finding, 4));
    *text += &format!("    {}\n", verdict.join(" · "));
    if let Some(reason) = &finding.reason {
        *text += &format!("    {reason}\n");
    }
    for line in words::witnesses(finding) {
        *text += &format!("    {line}\n");
    }
    items(&finding.items, text);
    if let Some(hits) = words::hits(finding, 8) {
        *text += &format!("    {}\n", paint(style, "1", &hits));
    }
    for line in finding.program().filter(|_| style.witness).unwrap_or_default().lines() {
        *text += format!("      {line}").trim_end();
        text.push('\n');
    }
    if let Some(Location { file, line, column }) = place(diff, finding) {
        *text += &format!("    {}\n", paint(style, "2", &format!("{file}:{line}:{column}")));
    }
}

/// What callers see of it, where some do not compile.
fn items(changes: &[ItemChange], text: &mut String) {
    const MOST: usize = 3;
    let major: Vec<&ItemChange> = changes.iter().filter(|change| change.verdict == Rust::Major).collect();
    for change in major.iter().take(MOST) {
        let line = match (&change.before, &change.after) {
            (Some(before), Some(after)) => format!("`{before}` → `{after}`"),
            (Some(before), None) => format!("`{before}` is gone"),
            (None, after) => format!("`{}` is new", after.as_deref().unwrap_or_default()),
        };
        *text += &format!("    {}\n", words::message(&line));
    }
    if major.len() > MOST {
        *text += &format!("    and {} more\n", words::count(major.len() - MOST, "public item"));
    }
}

fn place(diff: &ClientDiff<'_>, finding: &Finding) -> Option<Location> {
    let (base, head) = diff.locations(finding);
    if finding.after.is_none() && finding.before.is_some() { base.or(head) } else { head.or(base) }
}

fn paint(style: Style, code: &str, text: &str) -> String {
    if style.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}
