//! What typed streams of documents have in common.

use super::Arriving;
use crate::document::Mode;
use crate::error::Error;
use crate::json;
use crate::schema::Shape;
use crate::value::{Mut, Value};

/// Reads the text of an item: as it is where the item is text, and as JSON otherwise.
pub(super) fn read_item<T: Value + Default>(text: &str, shape: &'static Shape) -> Result<T, Error> {
    let mut item = T::default();
    match item.as_mut() {
        Mut::String(target) => text.clone_into(target),
        target => drop(json::decode_payload(text.as_bytes(), target, shape, Mode::Lenient).map_err(Error::decode)?),
    }
    Ok(item)
}

/// An error that names the call that it belongs to.
pub(super) trait Located {
    fn located(self, arriving: &Arriving) -> Self;
}

impl<T> Located for Result<T, Error> {
    fn located(self, arriving: &Arriving) -> Self {
        self.map_err(|error| error.of(arriving.service, arriving.operation.name))
    }
}
