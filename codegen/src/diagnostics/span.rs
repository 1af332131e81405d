//! From places to bytes, lines and columns. JSON pointers are looked up here, only when something is printed.

use std::ops::Range;

use super::origin::Place;

/// The bytes of a place; the beginning of the text for the text as a whole.
pub(super) fn of(text: &str, place: &Place) -> Range<usize> {
    match place {
        Place::File => 0..0,
        Place::Bytes(bytes) => within(text, bytes.start as usize..bytes.end as usize),
        Place::Pointer(pointer) => super::pointer::find(text, pointer),
    }
}

/// Line and column of a byte, both counted from one; columns are counted in characters.
pub(super) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..within(text, offset..offset).start];
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, before[start..].chars().count() + 1)
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
