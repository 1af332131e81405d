//! Where the lines and characters of a text begin: looked up once, so that many findings in one long line cost no more
//! than in many short ones.

use std::ops::Range;

/// How many characters lie between two marks.
const STEP: usize = 256;

/// The beginnings of the lines of a text, and of every so many characters.
pub(super) struct Lines<'a> {
    text: &'a str,
    /// Bytes.
    starts: Vec<usize>,
    /// Bytes.
    marks: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(newlines.map(|(offset, _)| offset + 1)).collect();
        let marks = text.char_indices().step_by(STEP).map(|(offset, _)| offset).collect();
        Self { text, starts, marks }
    }

    /// Line and column of a byte, both counted from one; columns are counted in characters.
    pub(super) fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let offset = within(self.text, offset..offset).start;
        let line = self.line(offset);
        (line + 1, self.characters_before(offset) - self.characters_before(self.starts[line]) + 1)
    }

    /// The byte at which a character stands; the end of the text for one that it has not got.
    pub(super) fn byte(&self, character: usize) -> usize {
        let Some(mark) = self.marks.get(character / STEP) else { return self.text.len() };
        let mut after = self.text[*mark..].char_indices();
        after.nth(character % STEP).map_or(self.text.len(), |(offset, _)| mark + offset)
    }

    /// The whole lines that a place touches, at most so many from its first; none if one of them is longer than
    /// `longest` bytes.
    pub(super) fn around(&self, place: &Range<usize>, most: usize, longest: usize) -> Option<Range<usize>> {
        let first = self.line(place.start);
        let ends = (first + 1..=first + most).map(|line| self.starts.get(line).copied().unwrap_or(self.text.len()));
        let mut window = self.starts[first]..self.starts[first];
        for end in ends {
            if end - window.end > longest {
                return None;
            }
            window.end = end;
            if end >= place.end {
                break;
            }
        }
        Some(window)
    }

    /// The line of a byte, counted from zero.
    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    fn characters_before(&self, offset: usize) -> usize {
        let passed = self.marks.partition_point(|mark| *mark <= offset);
        let Some(mark) = passed.checked_sub(1).map(|last| self.marks[last]) else { return 0 };
        (passed - 1) * STEP + self.text[mark..offset].chars().count()
    }
}

/// A range that lies in the text and on the boundaries of characters.
pub(super) fn within(text: &str, range: Range<usize>) -> Range<usize> {
    let boundary = |offset: usize| {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let start = boundary(range.start);
    start..boundary(range.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_columns_and_characters_beyond_the_first_mark() {
        let text = format!("{}\n{}x\n", "é".repeat(300), "日".repeat(700));
        let lines = Lines::new(&text);
        let end = text.find('x').unwrap_or_default();
        assert_eq!(lines.line_and_column(end), (2, 701));
        assert_eq!(lines.line_and_column(end - 1), (2, 700));
        assert_eq!(lines.byte(1001), end);
        assert_eq!(lines.byte(5000), text.len());
        assert_eq!(lines.line_and_column(text.len()), (3, 1));
        assert_eq!(Lines::new("").line_and_column(7), (1, 1));
        assert_eq!(Lines::new("").byte(0), 0);
    }

    #[test]
    fn shows_whole_lines_but_no_endless_ones() {
        let text = "one\ntwo\nthree\n";
        let lines = Lines::new(text);
        assert_eq!(lines.around(&(5..6), 6, 10), Some(4..8));
        assert_eq!(lines.around(&(5..9), 6, 10), Some(4..14));
        assert_eq!(lines.around(&(5..9), 1, 10), Some(4..8));
        assert_eq!(lines.around(&(14..14), 6, 10), Some(14..14));
        assert_eq!(lines.around(&(5..6), 6, 3), None);
    }
}
