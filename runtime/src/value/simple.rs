//! The simple types as values.

use bytes::Bytes;

use super::{Mut, Ref, Value};
use crate::stream::ByteStream;

macro_rules! simple {
    ($($ty:ty: $mut:ident, |$value:ident| $get:expr;)*) => {$(
        impl Value for $ty {
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
    bool: Bool, |value| Ref::Bool(*value);
    i8: I8, |value| Ref::Int(i64::from(*value));
    i16: I16, |value| Ref::Int(i64::from(*value));
    i32: I32, |value| Ref::Int(i64::from(*value));
    i64: I64, |value| Ref::Int(*value);
    u32: U32, |value| Ref::Int(i64::from(*value));
    u64: U64, |value| Ref::UInt(*value);
    f32: F32, |value| Ref::F32(*value);
    f64: F64, |value| Ref::F64(*value);
    String: String, |value| Ref::String(value);
    Bytes: Bytes, |value| Ref::Bytes(value);
    crate::Timestamp: Timestamp, |value| Ref::Timestamp(*value);
    jiff::civil::Date: Date, |value| Ref::Date(*value);
    serde_json::Value: Document, |value| Ref::Document(value);
    ByteStream: Stream, |value| Ref::Stream(value);
}
