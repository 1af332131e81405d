//! For a comment on a pull request: one that is found again by its marker, and never longer than a comment may be.

use super::words::{self, Group, groups};
use super::{ClientDiff, Location};
use crate::diff::{Finding, Rust};

/// What the comment is found by.
pub const MARKER: &str = "<!-- ferrosmith-diff -->";

/// The characters that GitHub takes are 65,536; some are left for whoever adds a line.
const LONGEST: usize = 65_000;

/// What is left out, the least important first, until the text is short enough.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fold {
    Nothing,
    Documentation,
    Compatible,
    Details,
    AllButBreaking,
    Everything,
}

/// The comment. When nothing has changed it is one line.
pub fn markdown(diffs: &[ClientDiff<'_>]) -> String {
    if diffs.iter().all(|diff| diff.report.findings.is_empty()) {
        return format!("{MARKER}\nNo changes of the API.\n");
    }
    let folds = [Fold::Nothing, Fold::Documentation, Fold::Compatible, Fold::Details, Fold::AllButBreaking];
    let mut texts = folds.into_iter().map(|fold| render(diffs, fold));
    texts.find(|text| text.chars().count() <= LONGEST).unwrap_or_else(|| cut(render(diffs, Fold::Everything)))
}

fn cut(text: String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}\n", &text[..end]),
        None => text,
    }
}

fn render(diffs: &[ClientDiff<'_>], fold: Fold) -> String {
    let mut text = format!("{MARKER}\n");
    for diff in diffs.iter().filter(|diff| !diff.report.findings.is_empty()) {
        text += &format!("## {}\n\n{}\n", diff.client, words::summary(diff));
        for (group, findings) in groups(diff) {
            section(diff, group, &findings, fold, &mut text);
        }
        text.push('\n');
    }
    if fold > Fold::Nothing {
        text += "\n_Some of it is folded, since a comment has a limit; the command shows everything._\n";
    }
    text
}

fn section(diff: &ClientDiff<'_>, group: Group, findings: &[&Finding], fold: Fold, text: &mut String) {
    let is_folded = match group {
        Group::Silent | Group::Breaking => fold >= Fold::Everything,
        Group::Potential | Group::RustOnly => fold >= Fold::AllButBreaking,
        Group::Compatible | Group::Unreachable => fold >= Fold::Compatible,
        Group::Documentation => fold >= Fold::Documentation,
    };
    if is_folded {
        *text += &format!("\n**{}**: {}\n", group.title(), words::count(findings.len(), "finding"));
        return;
    }
    let is_open = group <= Group::RustOnly;
    if is_open {
        *text += &format!("\n### {}\n\n", group.title());
    } else {
        *text += &format!("\n<details><summary>{} ({})</summary>\n\n", group.title(), findings.len());
    }
    for finding in findings {
        entry(diff, finding, fold, text);
    }
    if !is_open {
        *text += "\n</details>\n";
    }
}

fn entry(diff: &ClientDiff<'_>, finding: &Finding, fold: Fold, text: &mut String) {
    let message = escaped(&words::message(&finding.message));
    *text += &format!("- **{}** · `{}`: {message}", escaped(&words::visible(&finding.place)), finding.rule.id);
    if fold >= Fold::Details {
        text.push('\n');
        return;
    }
    let mut verdict = vec![words::wire(finding), format!("Rust {}", words::rust_word(finding.rust))];
    verdict.extend(words::operations(finding, 6));
    *text += &format!("  \n  {}\n", verdict.join(" · "));
    for line in finding.reason.iter().cloned().chain(words::witnesses(finding)) {
        *text += &format!("  - {}\n", escaped(&line));
    }
    for change in finding.items.iter().filter(|change| change.verdict == Rust::Major).take(3) {
        let side = |side: &Option<String>| side.as_deref().map_or("gone".to_owned(), |text| format!("`{text}`"));
        *text += &format!("  - {} → {}\n", side(&change.before), side(&change.after));
    }
    if let Some(hits) = words::hits(finding, 8) {
        *text += &format!("  - {hits}\n");
    }
    let (base, head) = diff.locations(finding);
    if let Some(Location { file, line, .. }) = head.or(base) {
        *text += &format!("  - {file}:{line}\n");
    }
}

/// Text of a description that must not become markup, but for the code spans of our own messages.
fn escaped(text: &str) -> String {
    let mut is_code = false;
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        is_code ^= letter == '`';
        match letter {
            '<' if !is_code => out += "&lt;",
            '*' | '_' | '[' | ']' | '|' | '\\' | '#' | '@' if !is_code => {
                out.push('\\');
                out.push(letter);
            }
            letter => out.push(letter),
        }
    }
    if is_code {
        out.push('`');
    }
    out
}
