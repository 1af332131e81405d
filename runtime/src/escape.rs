//! Text of the other side in messages, logs and spans: what could forge a line, drive a terminal or reorder what is read is
//! escaped.

use std::fmt::{Arguments, Formatter, Result, Write};

/// The most bytes of one piece of text that are shown.
const LONGEST: usize = 4096;

/// Writes a message whose pieces may come from the other side.
pub(crate) fn write(f: &mut Formatter<'_>, message: Arguments<'_>) -> Result {
    Escaping(f).write_fmt(message)
}

/// Escapes all that is written through it, and cuts each piece that is too long.
pub(crate) struct Escaping<'a, 'f>(pub(crate) &'a mut Formatter<'f>);

impl Write for Escaping<'_, '_> {
    fn write_str(&mut self, text: &str) -> Result {
        let shown = cut(text);
        let mut plain = 0;
        for (at, letter) in shown.char_indices().filter(|(_, letter)| is_deceptive(*letter)) {
            self.0.write_str(&shown[plain..at])?;
            write!(self.0, "{}", letter.escape_default())?;
            plain = at + letter.len_utf8();
        }
        self.0.write_str(&shown[plain..])?;
        match text.len() - shown.len() {
            0 => Ok(()),
            left => write!(self.0, "... ({left} more bytes)"),
        }
    }
}

fn cut(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}

/// Whether a character does something else than stand in its line: the control characters (Unicode, general category Cc), the
/// separators of lines and paragraphs, those that direct the order of what is shown (UAX #9, section 2), and those that are
/// not seen at all. The joiners, which several scripts need, are left.
fn is_deceptive(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}'
            | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use std::fmt::Display;

    use super::*;

    struct Shown<'a>(&'a str);

    impl Display for Shown<'_> {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result {
            write(f, format_args!("<{}>", self.0))
        }
    }

    #[test]
    fn what_deceives_is_escaped_and_nothing_else() {
        let cases = [
            ("one\ntwo\r\n\ttab", r"<one\ntwo\r\n\ttab>"),
            ("\u{1b}[31mred\u{1b}[0m \u{9b}1m \u{7f}", r"<\u{1b}[31mred\u{1b}[0m \u{9b}1m \u{7f}>"),
            ("\u{202e}gnp.exe \u{2066}a\u{2069} \u{200f}", r"<\u{202e}gnp.exe \u{2066}a\u{2069} \u{200f}>"),
            ("a\u{2028}b\u{2029}c\u{85}d\u{b}\u{c}", r"<a\u{2028}b\u{2029}c\u{85}d\u{b}\u{c}>"),
            ("a\u{200b}\u{feff}\u{e0041}\0b", r"<a\u{200b}\u{feff}\u{e0041}\u{0}b>"),
            (r#"C:\dir "quoted" 'é' 日本 👩‍💻 नमस्ते می‌روم"#, r#"<C:\dir "quoted" 'é' 日本 👩‍💻 नमस्ते می‌روم>"#),
        ];
        for (text, expected) in cases {
            assert_eq!(Shown(text).to_string(), expected);
        }
    }

    #[test]
    fn what_is_long_is_cut_between_characters() {
        let text = "é".repeat(LONGEST);
        let shown = Shown(&text[..text.len() - 1 - 1]).to_string();
        assert_eq!(shown, format!("<{}... ({} more bytes)>", "é".repeat(LONGEST / 2), LONGEST - 2));
        let shown = Shown(&format!("a{text}")).to_string();
        assert!(shown.starts_with("<aé") && shown.contains(&format!("... ({} more bytes)>", LONGEST + 2)), "{shown}");
    }
}
