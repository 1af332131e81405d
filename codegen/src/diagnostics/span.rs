//! From places to bytes. JSON pointers are looked up here, only when something is printed.

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
