//! Markdown within paragraphs: code spans, links and autolinks are kept, what only looks like one is escaped.

/// How deep links and images may stand within each other: a linked image, and one more.
const DEEPEST: usize = 3;

/// Tidies text without code blocks.
pub(super) fn tidy(text: &str) -> String {
    tidy_within(text, 0)
}

/// Tidies text that stands within this many links.
fn tidy_within(text: &str, depth: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['`', '<', '[', '\\', 'h']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let starts_word = !out.ends_with(|c: char| c.is_alphanumeric());
        let (piece, length) = match rest.as_bytes()[0] {
            b'`' => code_span(rest),
            b'<' => angle(rest),
            b'[' => bracket(rest, depth),
            b'\\' => escape(rest),
            _ if starts_word => url(rest),
            _ => ("h".to_owned(), 1),
        };
        out.push_str(&piece);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// A backslash keeps the character behind it from meaning anything.
fn escape(rest: &str) -> (String, usize) {
    let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
    (rest[..length].to_owned(), length)
}

/// A code span within its paragraph (CommonMark, "Code spans"); a backtick without a partner is escaped.
fn code_span(rest: &str) -> (String, usize) {
    let opening = rest.len() - rest.trim_start_matches('`').len();
    let mut from = opening;
    while let Some(at) = rest[from..].find('`') {
        let start = from + at;
        if rest[from..start].contains("\n\n") {
            break;
        }
        let run = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        from = start + run;
        if run == opening {
            return (rest[..from].to_owned(), from);
        }
    }
    ("\\`".repeat(opening), opening)
}

/// Tags of HTML that may stand within Markdown. They go, what they enclose stays.
const TAGS: [&str; 24] = [
    "a",
    "b",
    "blockquote",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "ul",
];

/// The length of the longest of them.
const LONGEST_TAG: usize = 10;

/// An autolink (CommonMark, "Autolinks") is kept, a known tag is dropped; any other `<` is only a character.
fn angle(rest: &str) -> (String, usize) {
    if let Some((name, length)) = tag(rest) {
        let breaks = ["br", "hr", "li", "p"].contains(&name.as_str()) && !rest.starts_with("</");
        return (if breaks { "\n" } else { "" }.to_owned(), length);
    }
    let inside = rest[1..].split(['>', '<', ' ', '\n']).next().unwrap_or_default();
    let end = inside.len() + 2;
    if is_absolute(inside) && rest[1 + inside.len()..].starts_with('>') {
        return (rest[..end].to_owned(), end);
    }
    ("\\<".to_owned(), 1)
}

/// The name and length of the known tag at the head of a text.
fn tag(rest: &str) -> Option<(String, usize)> {
    let inside = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    let name = inside.chars().take(LONGEST_TAG).take_while(char::is_ascii_alphanumeric);
    let name = name.collect::<String>().to_ascii_lowercase();
    if !TAGS.contains(&name.as_str()) {
        return None;
    }
    let mut window = rest[1..].char_indices().take_while(|(position, c)| *position < LONGEST && !"<\n".contains(*c));
    let (end, _) = window.find(|(_, c)| *c == '>')?;
    Some((name, 1 + end + 1))
}

/// A link to somewhere outside is kept; of one to a page that readers do not have, the text. Other brackets are only
/// characters: rustdoc would look for an item of that name.
fn bracket(rest: &str, depth: usize) -> (String, usize) {
    let found = if depth < DEEPEST { link(rest) } else { None };
    let Some((text, destination, length)) = found else { return ("\\[".to_owned(), 1) };
    let text = tidy_within(text, depth + 1);
    if is_absolute(destination.split(' ').next().unwrap_or_default()) {
        (format!("[{text}]({destination})"), length)
    } else {
        (text, length)
    }
}

/// The text and destination of an inline link at the head of a text, and its length (CommonMark, "Inline links").
fn link(rest: &str) -> Option<(&str, &str, usize)> {
    let close = matching(rest, '[', ']')?;
    let text = &rest[1..close];
    let behind = &rest[close + 1..];
    let end = behind.starts_with('(').then(|| matching(behind, '(', ')')).flatten()?;
    let destination = behind[1..end].trim();
    (!text.contains("\n\n") && !destination.contains('\n')).then_some((text, destination, close + 1 + end + 1))
}

/// How long a tag, a link's text or its destination may be; longer ones are not looked for.
const LONGEST: usize = 2_000;
/// How many brackets may stand within each other in a link.
const MOST_BRACKETS: usize = 16;

/// The position of the bracket that closes the one at the head of a text.
fn matching(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (position, c) in text.char_indices().take_while(|(position, _)| *position < LONGEST) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == open {
            depth += 1;
            if depth > MOST_BRACKETS {
                return None;
            }
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(position);
            }
        }
    }
    None
}

/// A bare URL becomes an autolink.
fn url(rest: &str) -> (String, usize) {
    if !is_absolute(rest) {
        return ("h".to_owned(), 1);
    }
    let end = rest.find(|c: char| c.is_whitespace() || "<>()[]\"'`|".contains(c)).unwrap_or(rest.len());
    let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '\\']);
    let unescaped: String = url.chars().filter(|c| *c != '\\').collect();
    (format!("<{unescaped}>"), url.len())
}

fn is_absolute(destination: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| {
        destination.strip_prefix(scheme).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
    })
}
