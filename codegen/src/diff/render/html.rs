//! A page by itself: no script, no font and no picture, nothing that is fetched.
//!
//! ```html
//! <details open class="silent">
//! <summary>Silent: messages break, and every caller compiles (Rust none, patch or minor) (1)</summary>
//! <article id="0123456789ab">
//! <h3><code>TagKey</code> <small>pattern-narrowed</small></h3>
//! ```

use super::words::{self, Group, groups};
use super::{ClientDiff, Location};
use crate::diff::{Finding, Rust};

const STYLE: &str = include_str!("page.css");

/// The comparison as an HTML page, with a final line break.
pub fn html(diffs: &[ClientDiff<'_>]) -> String {
    let names: Vec<String> = diffs.iter().map(|diff| escaped(&diff.client)).collect();
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>Changes of {}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>Changes of the API</h1>\n",
        names.join(", "),
    );
    for diff in diffs {
        page += &format!("<h2>{}</h2>\n<p>{}</p>\n", escaped(&diff.client), escaped(&words::summary(diff)));
        for (group, findings) in groups(diff) {
            section(diff, group, &findings, &mut page);
        }
    }
    page + "</body>\n</html>\n"
}

fn section(diff: &ClientDiff<'_>, group: Group, findings: &[&Finding], page: &mut String) {
    let open = if group <= Group::RustOnly { " open" } else { "" };
    *page += &format!("<details{open} class=\"{}\">\n", class(group));
    *page += &format!("<summary>{} ({})</summary>\n", group.title(), findings.len());
    for finding in findings {
        article(diff, finding, page);
    }
    *page += "</details>\n";
}

fn class(group: Group) -> &'static str {
    match group {
        Group::Silent => "silent",
        Group::Breaking => "breaking",
        Group::Potential | Group::RustOnly => "potential",
        Group::Compatible => "compatible",
        Group::Unreachable | Group::Documentation => "quiet",
    }
}

fn article(diff: &ClientDiff<'_>, finding: &Finding, page: &mut String) {
    let (place, rule) = (escaped(&finding.place), finding.rule.id);
    *page +=
        &format!("<article id=\"{}\">\n<h3><code>{place}</code> <small>{rule}</small></h3>\n", finding.fingerprint());
    let mut verdict = vec![words::wire(finding), format!("Rust {}", words::rust_word(finding.rust))];
    verdict.extend(words::operations(finding, usize::MAX));
    let mut lines = vec![words::message(&finding.message), verdict.join(" · "), finding.why().to_owned()];
    lines.extend(words::hits(finding, usize::MAX));
    for line in lines {
        *page += &format!("<p>{}</p>\n", inline(&line));
    }
    list(words::witnesses(finding), page);
    list(finding.items.iter().filter(|change| change.verdict == Rust::Major).map(item), page);
    if let Some(program) = finding.program() {
        *page += &format!("<pre>{}</pre>\n", escaped(program.trim_end()));
    }
    let (base, head) = diff.locations(finding);
    for (side, place) in [("before", base), ("after", head)] {
        if let Some(Location { file, line, column }) = place {
            *page += &format!("<p class=\"place\">{side}: {}:{line}:{column}</p>\n", escaped(&file));
        }
    }
    *page += "</article>\n";
}

fn item(change: &crate::diff::ItemChange) -> String {
    let side = |side: &Option<String>| side.as_deref().map_or("none".to_owned(), |text| format!("`{text}`"));
    format!("{} → {}", side(&change.before), side(&change.after))
}

fn list(lines: impl IntoIterator<Item = String>, page: &mut String) {
    let items: String = lines.into_iter().map(|line| format!("<li>{}</li>\n", inline(&line))).collect();
    if !items.is_empty() {
        *page += &format!("<ul>\n{items}</ul>\n");
    }
}

/// A line with what stands between backticks as code; a last one without a partner is a backtick.
fn inline(line: &str) -> String {
    let parts: Vec<&str> = line.split('`').collect();
    let mut out = String::new();
    for (position, part) in parts.iter().enumerate() {
        let part = escaped(part);
        out += &match position % 2 {
            0 => part,
            _ if position + 1 == parts.len() => format!("`{part}"),
            _ => format!("<code>{part}</code>"),
        };
    }
    out
}

/// A text in which nothing is markup.
fn escaped(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(words::visible).collect();
    let mut out = String::new();
    for letter in lines.join("\n").chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::inline;

    #[test]
    fn code_is_marked_and_markup_is_not() {
        assert_eq!(inline("the value `<b>` is gone"), "the value <code>&lt;b&gt;</code> is gone");
        assert_eq!(inline("a ` b"), "a ` b");
        assert_eq!(inline("`a` and `b"), "<code>a</code> and `b");
        assert_eq!(inline("\u{202e}\u{1b}[31m\"'&"), "\\u{202e}\\u{1b}[31m&quot;&#39;&amp;");
    }
}
