//! Texts of descriptions in the cells of a Markdown table.

/// A text as code, on one line, shortened where it is long.
pub(super) fn code(text: &str, longest: usize) -> String {
    let text = plain(text, longest);
    // A backslash before the end of a cell is read in two ways; as HTML there is one.
    if text.contains("\\|") {
        return format!("<code>{}</code>", entities(&text));
    }
    let runs = text.split(|letter| letter != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0) + 1);
    let is_edge = |letter: Option<char>| letter.is_some_and(|letter| letter == '`' || letter == ' ');
    let space = if is_edge(text.chars().next()) || is_edge(text.chars().last()) { " " } else { "" };
    format!("{fence}{space}{}{space}{fence}", text.replace('|', "\\|"))
}

/// A text in the words of the table.
pub(super) fn words(text: &str, longest: usize) -> String {
    let mut out = String::new();
    for letter in plain(text, longest).chars() {
        if "\\`*_[]<>|&~#".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// On one line, with control characters and marks of direction as escapes, and an ellipsis behind so many letters.
fn plain(text: &str, longest: usize) -> String {
    let mut out = String::new();
    for (count, letter) in text.chars().enumerate() {
        if count == longest {
            out.push('…');
            break;
        }
        match letter {
            '\n' => out.push_str("\\n"),
            _ if is_unseen(letter) => out.extend(letter.escape_unicode()),
            _ => out.push(letter),
        }
    }
    out
}

/// Whether a letter would not show, or would change how its neighbours do: control characters, separators of lines,
/// marks of direction, blanks without width, and what no text holds.
fn is_unseen(letter: char) -> bool {
    let is_format =
        matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}');
    let is_isolate = matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    let is_private = matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}');
    letter.is_control() || is_format || is_isolate || is_private || (u32::from(letter) & 0xfffe) == 0xfffe
}

fn entities(text: &str) -> String {
    let escaped = |letter: char| match letter {
        letter if letter.is_ascii_punctuation() => format!("&#{};", u32::from(letter)),
        letter => letter.to_string(),
    };
    text.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::{code, words};

    #[test]
    fn code_is_one_cell() {
        assert_eq!(code("^(a|b)$", 99), "`^(a\\|b)$`");
        assert_eq!(code("a`b", 99), "``a`b``");
        assert_eq!(code("`", 99), "`` ` ``");
        assert_eq!(code("x ", 99), "` x  `");
        assert_eq!(code("a\\|b", 99), "<code>a&#92;&#124;b</code>");
        assert_eq!(code("abcdef", 3), "`abc…`");
    }

    #[test]
    fn what_does_not_show_is_escaped() {
        assert_eq!(code("a\r\n\tb\u{0}", 99), "`a\\u{d}\\n\\u{9}b\\u{0}`");
        assert_eq!(code("\u{202e}a\u{1b}[0m\u{85}\u{2028}", 99), "`\\u{202e}a\\u{1b}[0m\\u{85}\\u{2028}`");
        assert_eq!(words("a|b\u{7}<i>_x_", 99), "a\\|b\\\\u{7}\\<i\\>\\_x\\_");
    }
}
