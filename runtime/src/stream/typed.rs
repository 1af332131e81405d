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
        self.map_err(|error| arriving.origin.locate(error, arriving.operation.name))
    }
}

/// What a received stream is beside its items: clones share the `source`, by default there is none, and codecs see events.
macro_rules! received_stream {
    ($name:ident) => {
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                Self { source: Arc::clone(&self.source), item: std::marker::PhantomData }
            }
        }

        impl<T> Default for $name<T> {
            fn default() -> Self {
                Self { source: Arc::new(Mutex::new(None)), item: std::marker::PhantomData }
            }
        }

        impl<T> std::fmt::Debug for $name<T> {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(stringify!($name))
            }
        }

        impl<T: Value + Default + 'static> Value for $name<T> {
            type Class = crate::value::fields::Converted;

            fn get(&self) -> crate::value::Ref<'_> {
                crate::value::Ref::Events(self)
            }

            fn as_mut(&mut self) -> crate::value::Mut<'_> {
                crate::value::Mut::Events(self)
            }
        }
    };
}
pub(super) use received_stream;
