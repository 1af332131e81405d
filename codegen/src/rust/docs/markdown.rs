//! CommonMark of descriptions, laid out as rustdoc and clippy like it: no code that is taken for Rust, lists with
//! straight margins, lines of a width to read.

use super::inline;

/// The width that documentation is wrapped to, without `/// ` and indentation.
const WIDTH: usize = 100;

/// The lines of a text, without empty ones at either end. Lines of a paragraph are joined and broken anew.
pub(super) fn clean(text: &str) -> Vec<String> {
    let visible = text.lines().map(|line| inline::visible(line).replace('\t', "    ").trim_end().to_owned());
    let lines: Vec<String> = visible.collect();
    let mut cleaner = Cleaner::default();
    for (position, line) in lines.iter().enumerate() {
        let next = lines.get(position + 1).map_or("", String::as_str);
        let is_head = line.contains('|') && is_table_rule(next);
        cleaner.in_table = !line.is_empty() && (cleaner.in_table || is_head || line.trim_start().starts_with('|'));
        cleaner.line(line);
    }
    cleaner.finish()
}

#[derive(Default)]
struct Cleaner {
    lines: Vec<String>,
    /// The paragraph that is not yet written, with what stands before its first line.
    paragraph: Option<(String, String)>,
    /// Whether the line is a row of a table.
    in_table: bool,
    /// The fence that closes the block of code we are in.
    fence: Option<String>,
    /// Where the text of the list items that we are in begins, from the outermost on.
    margins: Vec<Margin>,
}

/// Where the text of a list item begins.
#[derive(Clone, Copy, Default)]
struct Margin {
    /// In the description, whose lists may stand anywhere: it says what belongs to the item.
    read: usize,
    /// In what is written.
    written: usize,
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
        self.end_paragraph();
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// Writes the paragraph that was read.
    fn end_paragraph(&mut self) {
        let Some((start, text)) = self.paragraph.take() else { return };
        let margin = self.margins.last().copied().unwrap_or_default().written;
        wrap(format!("{start}{}", inline::clean(&text)).trim_end(), margin, &mut self.lines);
    }

    /// A block of code without a language would be compiled as an example of ours.
    fn open_fence(&mut self, text: &str, indent: usize) {
        self.end_paragraph();
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
        if let Some(width) = marker_width(text) {
            return self.item(text, width, indent);
        }
        if self.in_table || text.starts_with(['#', '>']) || is_rule(text) {
            return self.alone(text, indent);
        }
        let is_quoted =
            self.paragraph.is_none() && self.lines.last().is_some_and(|last| last.trim_start().starts_with('>'));
        match &mut self.paragraph {
            Some((_, paragraph)) => {
                paragraph.push(' ');
                paragraph.push_str(text);
            }
            // A line behind a quotation without a mark of its own still belongs to it.
            None if is_quoted => self.alone(&format!("> {text}"), indent),
            None => {
                if self.lines.last().is_none_or(|last| last.is_empty() || last.ends_with("```")) {
                    self.leave_lists(indent);
                }
                self.paragraph = Some((self.margin(), text.to_owned()));
            }
        }
    }

    /// A line that is not joined with others: of a table, a quotation, a heading.
    fn alone(&mut self, text: &str, indent: usize) {
        let is_first = self.paragraph.is_none() && self.lines.last().is_none_or(String::is_empty);
        self.end_paragraph();
        if is_first {
            self.leave_lists(indent);
        }
        let margin = self.margin();
        self.lines.push(format!("{margin}{}", inline::clean(text)));
    }

    /// The beginning of an item of a list.
    fn item(&mut self, text: &str, width: usize, indent: usize) {
        self.end_paragraph();
        self.leave_lists(indent);
        let start = self.margins.last().copied().unwrap_or_default().written;
        let (marker, item) = text.split_at(width);
        let marker = marker.trim_end();
        let width = marker.len() + 1;
        self.margins.push(Margin { read: indent + width, written: start + width });
        self.paragraph = Some((format!("{}{marker} ", " ".repeat(start)), item.trim_start().to_owned()));
    }

    /// Leaves the list items whose text is indented further than this.
    fn leave_lists(&mut self, indent: usize) {
        while self.margins.last().is_some_and(|margin| indent < margin.read) {
            self.margins.pop();
        }
    }

    fn margin(&self) -> String {
        " ".repeat(self.margins.last().copied().unwrap_or_default().written)
    }

    fn finish(mut self) -> Vec<String> {
        self.end_paragraph();
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
    let blanks = item.len() - item.trim_start().len();
    (blanks > 0 && !is_rule(text)).then_some(sign + blanks)
}

/// A line across the page, or under a heading.
fn is_rule(text: &str) -> bool {
    let first = text.chars().next().unwrap_or(' ');
    "-*_=".contains(first) && text.chars().all(|letter| letter == first || letter == ' ')
}

/// The line under the head of a table: `| --- | :-: |`.
fn is_table_rule(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|letter| "|-: ".contains(letter))
}

/// Appends a line, broken where it is too long; the further lines begin at a margin.
pub(super) fn wrap(text: &str, margin: usize, lines: &mut Vec<String>) {
    if text.chars().count() <= WIDTH {
        lines.push(text.to_owned());
        return;
    }
    let indent = &text[..text.len() - text.trim_start().len()];
    let mut line = indent.to_owned();
    let mut is_empty = true;
    for word in text.split_whitespace() {
        let is_long = line.chars().count() + 1 + word.chars().count() > WIDTH;
        // A marker alone is an empty item of a list, and what follows no part of it.
        if !is_empty && is_long && may_begin_line(word) && !is_marker(line.trim_start()) {
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

/// Whether a word would begin an item of a list.
fn is_marker(word: &str) -> bool {
    marker_width(&format!("{word} text")) == Some(word.len() + 1)
}

/// Whether a text begins as an item of a list.
pub(super) fn is_marked(text: &str) -> bool {
    marker_width(text).is_some()
}

/// Whether a word at the beginning of a line is still only a word.
fn may_begin_line(word: &str) -> bool {
    let is_fence = word.starts_with("```");
    let letter = word.chars().next().unwrap_or(' ');
    !is_marker(word) && !is_fence && (letter.is_alphanumeric() || "`\\(\"[<".contains(letter))
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
        assert_eq!(clean("- a\nlazy\n    - b\n      deep\n\nend"), ["- a lazy", "  - b deep", "", "end"]);
        assert_eq!(clean("* a\n*   b\n1. c"), ["* a", "* b", "1. c"]);
        assert_eq!(clean("  1. a\n      1. b\n      2. c\n  2. d"), ["1. a", "   1. b", "   2. c", "2. d"]);
    }

    #[test]
    fn paragraphs_are_joined_and_the_rest_is_not() {
        assert_eq!(clean("a\nb `c\nd` e\n\nf"), ["a b `c d` e", "", "f"]);
        assert_eq!(clean("a | b\n--|--\nc | d\n\ne\nf"), ["a | b", "--|--", "c | d", "", "e f"]);
        assert_eq!(clean("# a\nb\nc\n> d\ne"), ["# a", "b c", "> d", "> e"]);
        assert_eq!(clean("a\n===\nb\n***\nc"), ["a", "===", "b", "***", "c"]);
    }

    #[test]
    fn long_lines_are_broken_between_words() {
        let lines = clean(&"word ".repeat(50));
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.len() <= 100));
    }

    #[test]
    fn no_marker_stands_alone() {
        let long = format!("[a](https://example.com/{})", "b".repeat(90));
        assert_eq!(clean(&format!("- {long} is a link")), [format!("- {long}"), "  is a link".to_owned()]);
        assert_eq!(clean(&format!("12. {long} is a link")), [format!("12. {long}"), "    is a link".to_owned()]);
    }
}
