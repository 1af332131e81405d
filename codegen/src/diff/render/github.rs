//! Annotations of GitHub Actions: one workflow command per finding.

use super::words::{self, Group};
use super::{ClientDiff, Location};

/// The workflow commands, one on each line.
pub fn annotations(diffs: &[ClientDiff<'_>]) -> String {
    let mut text = String::new();
    for diff in diffs {
        for finding in diff.report.changes() {
            let level = match Group::of(finding) {
                Group::Silent | Group::Breaking => "error",
                Group::Potential | Group::RustOnly => "warning",
                Group::Compatible | Group::Unreachable | Group::Documentation => "notice",
            };
            let mut properties = Vec::new();
            // Only the head is checked out; what is gone is shown at the nearest ancestor that is left.
            if let Some(Location { file, line, column }) = diff.locations(finding).1 {
                properties.push(format!("file={},line={line},col={column}", property(&file)));
            }
            properties.push(format!("title={}", property(finding.rule.id)));
            let mut message = format!(
                "{}: {} ({}",
                words::visible(&finding.place),
                words::message(&finding.message),
                words::wire(finding)
            );
            message += &format!(", Rust {})", words::rust_word(finding.rust));
            for line in words::witnesses(finding) {
                message += &format!("\n{line}");
            }
            text += &format!("::{level} {}::{}\n", properties.join(","), data(&message));
        }
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
