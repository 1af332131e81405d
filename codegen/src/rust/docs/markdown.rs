//! CommonMark of descriptions, laid out as rustdoc and clippy like it: no code that is taken for Rust, lists with
//! straight margins, lines of a width to read.

use super::inline;

/// The width that documentation is wrapped to, without `/// ` and indentation.
const WIDTH: usize = 100;

/// The lines of a text, without empty ones at either end.
pub(super) fn clean(text: &str) -> Vec<String> {
    let mut cleaner = Cleaner { lines: Vec::new(), fence: None, margins: Vec::new() };
    for line in text.lines() {
        let line = inline::visible(line).replace('\t', "    ");
        cleaner.line(line.trim_end());
    }
    cleaner.finish()
}

struct Cleaner {
    lines: Vec<String>,
    /// The fence that closes the block of code we are in.
    fence: Option<String>,
    /// Where the text of the list items that we are in begins, from the outermost on.
    margins: Vec<usize>,
}

impl Cleaner {
    fn line(&mut self, line: &str) {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        match &self.fence {
            Some(fence) if text.starts_with(fence.as_str()) && text.trim_matches(['`', '~']).is_empty() => {
                self.lines.push(self.margin() + fence);
                self.fence = None;
            }
            Some(_) => self.lines.push(format!("{}{}", self.margin(), line).trim_end().to_owned()),
            None if text.is_empty() => self.blank(),
            None if text.starts_with("```") || text.starts_with("~~~") => self.open_fence(text, indent),
            None => self.prose(text, indent),
        }
    }

    fn blank(&mut self) {
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// A block of code without a language would be compiled as an example of ours.
    fn open_fence(&mut self, text: &str, indent: usize) {
        let info = text.trim_start_matches(['`', '~']);
        let fence = &text[..text.len() - info.len()];
        let language = info.split_whitespace().next().unwrap_or_default();
        let is_foreign = !language.is_empty() && language.chars().all(|letter| letter.is_ascii_lowercase());
        let is_rust = ["rust", "compile", "ignore", "should", "edition", "standalone", "test", "no", "custom"];
        let language = if is_foreign && !is_rust.contains(&language) { language } else { "text" };
        self.leave_lists(indent);
        self.lines.push(format!("{}{fence}{language}", self.margin()));
        self.fence = Some(fence.to_owned());
    }

    fn prose(&mut self, text: &str, indent: usize) {
        let continues = self.lines.last().is_some_and(|last| !last.is_empty() && !last.ends_with("```"));
        let Some(width) = marker_width(text) else {
            if !continues {
                self.leave_lists(indent);
            }
            let is_quoted = continues && self.lines.last().is_some_and(|last| last.trim_start().starts_with('>'));
            let mark = if is_quoted && !text.starts_with('>') { "> " } else { "" };
            let line = format!("{mark}{}", inline::clean(text));
            return self.push_wrapped(&line);
        };
        self.leave_lists(indent);
        let start = self.margins.last().copied().unwrap_or_default();
        let (marker, item) = text.split_at(width);
        let line = format!("{}{} {}", " ".repeat(start), marker.trim_end(), inline::clean(item.trim_start()));
        let margin = start + marker.trim_end().len() + 1;
        wrap(line.trim_end(), margin, &mut self.lines);
        self.margins.push(margin);
    }

    fn push_wrapped(&mut self, text: &str) {
        let margin = self.margins.last().copied().unwrap_or_default();
        wrap(&format!("{}{text}", " ".repeat(margin)), margin, &mut self.lines);
    }

    /// Leaves the list items whose text is indented further than this.
    fn leave_lists(&mut self, indent: usize) {
        while self.margins.last().is_some_and(|margin| indent < *margin) {
            self.margins.pop();
        }
    }

    fn margin(&self) -> String {
        " ".repeat(self.margins.last().copied().unwrap_or_default())
    }

    fn finish(mut self) -> Vec<String> {
        if let Some(fence) = self.fence.take() {
            self.lines.push(self.margin() + &fence);
        }
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines
    }
}

/// The width of a list marker with the blanks behind it.
fn marker_width(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let sign = match text.as_bytes().get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => digits + 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    let item = &text[sign..];
    let is_rule = text.chars().all(|letter| matches!(letter, '-' | '*' | ' '));
    let blanks = item.len() - item.trim_start().len();
    (blanks > 0 && !is_rule).then_some(sign + blanks)
}

/// Appends a line, broken where it is too long; the further lines begin at a margin.
pub(super) fn wrap(text: &str, margin: usize, lines: &mut Vec<String>) {
    if text.starts_with(['#', '>']) || text.contains('|') || text.chars().count() <= WIDTH {
        lines.push(text.to_owned());
        return;
    }
    let indent = &text[..text.len() - text.trim_start().len()];
    let mut line = indent.to_owned();
    let mut is_empty = true;
    for word in text.split_whitespace() {
        if !is_empty && line.chars().count() + 1 + word.chars().count() > WIDTH && may_begin_line(word) {
            lines.push(std::mem::replace(&mut line, " ".repeat(margin)));
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    lines.push(line);
}

/// Whether a word at the beginning of a line is still only a word.
fn may_begin_line(word: &str) -> bool {
    let is_number = marker_width(&format!("{word} ")).is_some();
    let is_fence = word.starts_with("```");
    let letter = word.chars().next().unwrap_or(' ');
    !is_number && !is_fence && (letter.is_alphanumeric() || "`\\(\"[<".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn code_is_never_taken_for_rust() {
        assert_eq!(clean("a\n```\nlet x\n"), ["a", "```text", "let x", "```"]);
        assert_eq!(clean("```rust\nlet x\n```"), ["```text", "let x", "```"]);
        assert_eq!(clean("```json\n{}\n```\nb"), ["```json", "{}", "```", "b"]);
        assert_eq!(clean("a\n\n    let x = 1;\n"), ["a", "", "let x = 1;"]);
    }

    #[test]
    fn lists_have_straight_margins() {
        assert_eq!(clean("- a\nlazy\n    - b\n      deep\n\nend"), ["- a", "  lazy", "  - b", "    deep", "", "end"]);
        assert_eq!(clean("* a\n*   b\n1. c"), ["* a", "* b", "1. c"]);
    }

    #[test]
    fn long_lines_are_broken_between_words() {
        let lines = clean(&"word ".repeat(50));
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.len() <= 100));
    }
}
