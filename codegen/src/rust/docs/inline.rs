//! Text within a line of documentation, made harmless for rustdoc: it reads `[word]` as a link to an item, `<T>` as a
//! tag, and complains of naked addresses.

/// How far the other end of a code span or link is looked for.
const FAR: usize = 2000;

/// A line of CommonMark with the same meaning to readers, and no other meaning to rustdoc.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (written, length) = match letter {
            '`' => code(rest),
            '\\' => escaped(rest),
            '<' => autolink(rest).unwrap_or_else(|| ("\\<".to_owned(), 1)),
            '[' => link(rest).unwrap_or_else(|| ("\\[".to_owned(), 1)),
            ']' => ("\\]".to_owned(), 1),
            'h' if !cleaned.ends_with(|before: char| before.is_alphanumeric()) => {
                address(rest).unwrap_or_else(|| ("h".to_owned(), 1))
            }
            _ => (letter.to_string(), letter.len_utf8()),
        };
        cleaned.push_str(&written);
        rest = &rest[length..];
    }
    cleaned
}

/// A text without characters that are invisible or turn the direction of writing.
pub(super) fn visible(text: &str) -> String {
    let is_hidden = |letter: char| {
        matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            || (letter.is_control() && letter != '\t')
    };
    text.chars().filter(|letter| !is_hidden(*letter)).collect()
}

/// A code span as it stands; backticks that open none are escaped.
fn code(text: &str) -> (String, usize) {
    let run = text.len() - text.trim_start_matches('`').len();
    let fence = &text[..run];
    let mut from = run;
    while let Some(found) = near(&text[from..]).find(fence) {
        let at = from + found;
        let length = text[at..].len() - text[at..].trim_start_matches('`').len();
        if length == run {
            return (text[..at + run].to_owned(), at + run);
        }
        from = at + length;
    }
    ("\\`".repeat(run), run)
}

fn escaped(text: &str) -> (String, usize) {
    match text[1..].chars().next() {
        Some(next) if next.is_ascii_punctuation() => (text[..2].to_owned(), 2),
        _ => ("\\\\".to_owned(), 1),
    }
}

/// `<https://example.com>`
fn autolink(text: &str) -> Option<(String, usize)> {
    let end = near(text).find('>')?;
    let address = &text[1..end];
    is_address(address).then(|| (format!("<{address}>"), end + 1))
}

/// `[text](https://example.com)`; a link that leads nowhere outside the page it was taken from is only its text.
fn link(text: &str) -> Option<(String, usize)> {
    let close = near(text).find("](")?;
    let label = &text[1..close];
    if label.contains(['[', ']']) {
        return None;
    }
    let target = &text[close + 2..];
    let end = end_of_target(target)?;
    let address = target[..end].split_whitespace().next().unwrap_or_default().trim_matches(['<', '>']);
    let label = without_links(label);
    let written = if is_address(address) { format!("[{label}]({address})") } else { label };
    Some((written, close + 2 + end + 1))
}

/// The closing parenthesis of a link's target, which may hold pairs of them.
fn end_of_target(target: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, letter) in near(target).char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The text of a link; what looks like an address there must not become a link of its own.
fn without_links(label: &str) -> String {
    if label.contains("://") { format!("`{}`", label.replace('`', "'")) } else { clean(label) }
}

/// An address that nothing surrounds becomes an explicit link.
fn address(text: &str) -> Option<(String, usize)> {
    let end = text.find(|c: char| c.is_whitespace() || "<>\"'`()[]{}|\\^*".contains(c)).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '_']);
    is_address(address).then(|| (format!("<{address}>"), address.len()))
}

fn is_address(text: &str) -> bool {
    let scheme = ["https://", "http://", "mailto:"].iter().find(|scheme| text.starts_with(**scheme));
    scheme.is_some_and(|scheme| text.len() > scheme.len())
        && !text.contains(|letter: char| letter.is_whitespace() || "<>\"`\\".contains(letter))
}

/// The beginning of a text, in which the other end of something is looked for.
fn near(text: &str) -> &str {
    let mut end = text.len().min(FAR);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn only_what_readers_see_is_left() {
        let cases = [
            ("see [Foo] and `[Foo]`", "see \\[Foo\\] and `[Foo]`"),
            ("a Vec<T>", "a Vec\\<T>"),
            ("see https://example.com/a.", "see <https://example.com/a>."),
            ("see <https://example.com/a>", "see <https://example.com/a>"),
            ("[here](https://example.com/(a)) or [there](there.html)", "[here](https://example.com/(a)) or there"),
            ("a ` alone and \\[x\\]", "a \\` alone and \\[x\\]"),
            ("C:\\dir", "C:\\\\dir"),
        ];
        for (text, expected) in cases {
            assert_eq!(clean(text), expected);
        }
    }
}
