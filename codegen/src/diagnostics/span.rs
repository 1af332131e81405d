//! From places to bytes. JSON pointers are looked up here, only when something is printed.

use std::ops::Range;

use super::lines::within;
use super::origin::Place;
use super::pointer;

/// The bytes of a place; the beginning of the text for the text as a whole.
pub(super) fn of(text: &str, place: &Place) -> Range<usize> {
    match place {
        Place::File => 0..0,
        Place::Bytes(bytes) => within(text, bytes.start as usize..bytes.end as usize),
        Place::Pointer(pointer) => pointer::find(text, pointer),
    }
}
