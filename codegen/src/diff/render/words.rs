//! Words that several outputs share.

use super::ClientDiff;
use crate::diff::{Finding, Rust, Wire};

/// The group that a finding stands in, and in which order: `0` comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Silent,
    Breaking,
    Potential,
    RustOnly,
    Compatible,
    Unreachable,
    Documentation,
}

impl Group {
    pub(super) const ALL: [Self; 7] = [
        Self::Silent,
        Self::Breaking,
        Self::Potential,
        Self::RustOnly,
        Self::Compatible,
        Self::Unreachable,
        Self::Documentation,
    ];

    pub(super) fn of(finding: &Finding) -> Self {
        match () {
            () if finding.is_documentation() => Self::Documentation,
            () if !finding.is_reachable => Self::Unreachable,
            () if finding.is_silent() => Self::Silent,
            () if finding.wire() == Wire::Breaking => Self::Breaking,
            () if finding.wire() == Wire::Potential => Self::Potential,
            () if finding.rust == Rust::Major => Self::RustOnly,
            () => Self::Compatible,
        }
    }

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Silent => "Silent: messages break, and every caller compiles (Rust none, patch or minor)",
            Self::Breaking => "Breaking: messages break, and the compiler reports it",
            Self::Potential => "Potentially breaking",
            Self::RustOnly => "Rust only: callers break, and messages do not",
            Self::Compatible => "Compatible",
            Self::Unreachable => "In parts that no operation reaches",
            Self::Documentation => "Documentation",
        }
    }
}

/// The findings by group, those without findings left out.
pub(super) fn groups<'d>(diff: &'d ClientDiff<'_>) -> Vec<(Group, Vec<&'d Finding>)> {
    let of = |group: Group| diff.report.findings.iter().filter(|finding| Group::of(finding) == group).collect();
    let all: [(Group, Vec<&'d Finding>); 7] = Group::ALL.map(|group| (group, of(group)));
    all.into_iter().filter(|(_, findings)| !findings.is_empty()).collect()
}

/// The verdict on the wire: `request breaking, response compatible`.
pub(super) fn wire(finding: &Finding) -> String {
    let mut parts = Vec::new();
    for (shows, name, verdict) in [
        (finding.directions.request, "request", finding.request),
        (finding.directions.response, "response", finding.response),
    ] {
        if shows && verdict != Wire::None {
            parts.push(format!("{name} {}", wire_word(verdict)));
        }
    }
    if parts.is_empty() { "wire unchanged".to_owned() } else { parts.join(", ") }
}

pub(super) fn wire_word(wire: Wire) -> &'static str {
    match wire {
        Wire::None => "unchanged",
        Wire::Compatible => "compatible",
        Wire::Potential => "potentially breaking",
        Wire::Breaking => "breaking",
    }
}

pub(super) fn rust_word(rust: Rust) -> &'static str {
    match rust {
        Rust::None => "none",
        Rust::Patch => "patch",
        Rust::Minor => "minor",
        Rust::Major => "major",
    }
}

/// Which operations a finding affects: `3 operations: ListTags, TagResource, UntagResource`.
pub(super) fn operations(finding: &Finding, most: usize) -> Option<String> {
    let names = &finding.operations;
    let shown: Vec<&str> = names.iter().take(most).map(String::as_str).collect();
    match (names.len(), names.len().saturating_sub(most)) {
        (0, _) => None,
        (1, _) if finding.place.starts_with(&names[0]) => None,
        (1, _) => Some(format!("operation {}", shown[0])),
        (count, 0) => Some(format!("{count} operations: {}", shown.join(", "))),
        (count, more) => Some(format!("{count} operations: {} and {more} more", shown.join(", "))),
    }
}

/// Where a consumer meets a finding: `hits 2 places: src/jobs.rs:41, src/main.rs:7`.
pub(super) fn hits(finding: &Finding, most: usize) -> Option<String> {
    let (count, shown) = (finding.hits.len(), finding.hits.iter().take(most).cloned().collect::<Vec<_>>().join(", "));
    let more = if count > most { " .." } else { "" };
    (count > 0).then(|| format!("hits {}: {shown}{more}", self::count(count, "place")))
}

/// What becomes of legal values, one line for each witness.
pub(super) fn witnesses(finding: &Finding) -> Vec<String> {
    let line = |witness: &crate::diff::Witness| {
        let value = shown(&witness.value);
        match (witness.is_lost, finding.validators) {
            (true, _) => format!("no longer allowed: `{value}`"),
            (false, true) => {
                format!("allowed from now on, and rejected by validators of crates already out there: `{value}`")
            }
            (false, false) => format!("allowed from now on: `{value}`"),
        }
    };
    let mut lines: Vec<String> = finding.witnesses.iter().map(line).collect();
    if finding.validators && finding.witnesses.iter().all(|witness| witness.is_lost) {
        lines.push("validators of crates already out there reject what is legal now".to_owned());
    }
    lines
}

/// A value on one line, cut where nobody reads on.
pub(super) fn shown(value: &str) -> String {
    const LONGEST: usize = 160;
    match value.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}… ({} characters)", visible(&value[..cut]), value.chars().count()),
        None => visible(value),
    }
}

/// A message on one line, long values in it cut.
pub(super) fn message(text: &str) -> String {
    const LONGEST: usize = 600;
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", visible(&text[..cut])),
        None => visible(text),
    }
}

/// A text of a description on one line: what would move a cursor, colour a terminal or turn the direction of what stands
/// beside it is shown as an escape.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
                out.extend(letter.escape_unicode());
            }
            letter if letter.is_control() => out.extend(letter.escape_default()),
            letter => out.push(letter),
        }
    }
    out
}

/// `1 finding`, `2 findings`.
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// What the step means in one line: `1 silent, 2 breaking; crate 0.1.0 → 0.2.0 (major)`.
pub(super) fn summary(diff: &ClientDiff<'_>) -> String {
    let word = |group: Group| match group {
        Group::Silent => "silent",
        Group::Breaking => "breaking",
        Group::Potential => "potentially breaking",
        Group::RustOnly => "Rust only",
        Group::Compatible => "compatible",
        Group::Unreachable => "unreachable",
        Group::Documentation => "of documentation",
    };
    let parts: Vec<String> =
        groups(diff).into_iter().map(|(group, findings)| format!("{} {}", findings.len(), word(group))).collect();
    let changes = if parts.is_empty() { "no changes".to_owned() } else { parts.join(", ") };
    match version(diff) {
        Some(version) => format!("{changes}; {version}"),
        None => changes,
    }
}

/// Which version should follow: `crate 0.1.0 → 0.2.0 (major)`.
pub(super) fn version(diff: &ClientDiff<'_>) -> Option<String> {
    let next = diff.report.next_version(&diff.version).filter(|_| diff.report.rust > Rust::None)?;
    Some(format!("crate {} → {next} ({})", diff.version, rust_word(diff.report.rust)))
}
