//! The simple types as values.

use bytes::Bytes;

use super::fields::{Binary, Converted, Document, Exact, Text};
use super::{Mut, Ref, Value};
use crate::stream::ByteStream;

macro_rules! simple {
    ($($ty:ty: $class:ident, $mut:ident, |$value:ident| $get:expr;)*) => {$(
        impl Value for $ty {
            type Class = $class;

            fn get(&self) -> Ref<'_> {
                let $value = self;
                $get
            }

            fn as_mut(&mut self) -> Mut<'_> {
                Mut::$mut(self)
            }
        }
    )*};
}

simple! {
    bool: Exact, Bool, |value| Ref::Bool(*value);
    i8: Exact, I8, |value| Ref::Int(i64::from(*value));
    i16: Exact, I16, |value| Ref::Int(i64::from(*value));
    i32: Exact, I32, |value| Ref::Int(i64::from(*value));
    i64: Exact, I64, |value| Ref::Int(*value);
    u32: Exact, U32, |value| Ref::Int(i64::from(*value));
    u64: Exact, U64, |value| Ref::UInt(*value);
    f32: Exact, F32, |value| Ref::F32(*value);
    f64: Exact, F64, |value| Ref::F64(*value);
    String: Text, String, |value| Ref::String(value);
    Bytes: Binary, Bytes, |value| Ref::Bytes(value);
    crate::Timestamp: Converted, Timestamp, |value| Ref::Timestamp(*value);
    jiff::civil::Date: Converted, Date, |value| Ref::Date(*value);
    serde_json::Value: Document, Document, |value| Ref::Document(value);
    ByteStream: Converted, Stream, |value| Ref::Stream(value);
}
