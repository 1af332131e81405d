//! The items of CBOR, borrowed where possible.

use std::borrow::Cow;

use minicbor::Decoder;
use minicbor::data::Type;

use crate::document::DocumentError;

/// Values may be nested this deep, as in JSON.
const MAX_DEPTH: u8 = 128;

/// What a reader says of a value that is nested deeper.
pub(super) const TOO_DEEP: &str = "nested too deep";

pub(super) type Read<T> = Result<T, DocumentError>;

/// Bytes and a place in them.
pub(super) struct Reader<'a> {
    items: Decoder<'a>,
    depth: u8,
}

/// How many items are left in an array or map; unknown where a break ends it.
pub(super) struct Left(Option<u64>);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { items: Decoder::new(bytes), depth: 0 }
    }

    pub(super) fn error<T>(&self, message: &str) -> Read<T> {
        Err(DocumentError::new(message, self.items.position()))
    }

    pub(super) fn mark(&self) -> (usize, u8) {
        (self.items.position(), self.depth)
    }

    /// Goes back to an earlier place.
    pub(super) fn rewind(&mut self, (at, depth): (usize, u8)) {
        self.items.set_position(at);
        self.depth = depth;
    }

    /// What the next item is, after its tags.
    pub(super) fn kind(&mut self) -> Read<Type> {
        while self.peek()? == Type::Tag {
            self.tag()?;
        }
        self.peek()
    }

    /// What the next item is; a tag is one, too.
    pub(super) fn peek(&mut self) -> Read<Type> {
        match self.items.datatype() {
            Ok(kind) => Ok(kind),
            Err(_) => self.error("the bytes end where a value is expected"),
        }
    }

    pub(super) fn tag(&mut self) -> Read<u64> {
        match self.items.tag() {
            Ok(tag) => Ok(tag.as_u64()),
            Err(_) => self.error("expected a tag"),
        }
    }

    /// Steps over null, or what means the same, if it is next.
    pub(super) fn null(&mut self) -> Read<bool> {
        let found = matches!(self.peek()?, Type::Null | Type::Undefined);
        if found {
            self.items.set_position(self.items.position() + 1);
        }
        Ok(found)
    }

    pub(super) fn text(&mut self) -> Read<Cow<'a, str>> {
        let text = match self.kind()? {
            Type::String => self.items.str().map(Cow::Borrowed),
            Type::StringIndef => self.items.str_iter().and_then(Iterator::collect::<Result<String, _>>).map(Cow::Owned),
            _ => return self.error("expected a text"),
        };
        text.or_else(|_| self.error("a text that is not UTF-8, or ends too early"))
    }

    pub(super) fn bytes(&mut self) -> Read<Cow<'a, [u8]>> {
        let bytes = match self.kind()? {
            Type::Bytes => self.items.bytes().map(Cow::Borrowed),
            Type::BytesIndef => self.items.bytes_iter().and_then(|chunks| {
                let chunks: Result<Vec<&[u8]>, _> = chunks.collect();
                Ok(Cow::Owned(chunks?.concat()))
            }),
            _ => return self.error("expected bytes"),
        };
        bytes.or_else(|_| self.error("bytes that end too early"))
    }

    pub(super) fn boolean(&mut self) -> Read<bool> {
        self.kind()?;
        self.items.bool().or_else(|_| self.error("expected `true` or `false`"))
    }

    /// A whole number; one with a fraction of zero is whole.
    pub(super) fn whole(&mut self) -> Read<i128> {
        if is_float(self.kind()?) {
            let number = self.float()?;
            // Beyond 2^63 a fraction is lost.
            return match number.fract() == 0.0 && number.abs() < 9.3e18 {
                true => Ok(number as i128),
                false => self.error("expected a whole number"),
            };
        }
        match self.items.int() {
            Ok(number) => Ok(number.into()),
            Err(_) => self.error("expected a whole number"),
        }
    }

    /// A number with a fraction, of any precision, or a whole one.
    pub(super) fn float(&mut self) -> Read<f64> {
        let number = match self.kind()? {
            Type::F16 => return self.half(),
            Type::F32 => self.items.f32().map(f64::from),
            Type::F64 => self.items.f64(),
            _ => self.items.int().map(|number| i128::from(number) as f64),
        };
        number.or_else(|_| self.error("expected a number"))
    }

    /// A number of half precision (IEEE 754, "binary16"; RFC 8949, appendix D).
    fn half(&mut self) -> Read<f64> {
        let at = self.items.position();
        let Some(&[_, high, low]) = self.items.input().get(at..at + 3) else {
            return self.error("the bytes end within a number");
        };
        self.items.set_position(at + 3);
        let bits = u16::from_be_bytes([high, low]);
        let (exponent, mantissa) = (i32::from(bits >> 10 & 0x1F), f64::from(bits & 0x3FF));
        let value = match exponent {
            0 => mantissa * 2_f64.powi(-24),
            31 if mantissa == 0.0 => f64::INFINITY,
            31 => f64::NAN,
            _ => (mantissa + 1024.0) * 2_f64.powi(exponent - 25),
        };
        Ok(if bits >> 15 == 1 { -value } else { value })
    }

    /// Enters an array.
    pub(super) fn array(&mut self) -> Read<Left> {
        self.kind()?;
        let left = self.items.array().or_else(|_| self.error("expected a list"))?;
        self.deeper().map(|()| Left(left))
    }

    /// Enters a map.
    pub(super) fn map(&mut self) -> Read<Left> {
        self.kind()?;
        let left = self.items.map().or_else(|_| self.error("expected a map"))?;
        self.deeper().map(|()| Left(left))
    }

    fn deeper(&mut self) -> Read<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { self.error(TOO_DEEP) } else { Ok(()) }
    }

    /// Whether there is a next item or entry; leaves the array or map if not.
    pub(super) fn more(&mut self, left: &mut Left) -> Read<bool> {
        let more = match &mut left.0 {
            Some(0) => false,
            Some(count) => {
                *count -= 1;
                true
            }
            None if self.peek()? == Type::Break => {
                self.items.set_position(self.items.position() + 1);
                false
            }
            None => true,
        };
        self.depth -= u8::from(!more);
        Ok(more)
    }

    /// Steps over a value, whatever is in it.
    pub(super) fn skip(&mut self) -> Read<()> {
        if self.peek()? == Type::Break {
            return self.error("a break where a value is expected");
        }
        self.items.skip().or_else(|_| self.error("a value that is malformed, or ends too early"))
    }

    /// Checks that nothing follows.
    pub(super) fn finish(&self) -> Read<()> {
        match self.items.position() == self.items.input().len() {
            true => Ok(()),
            false => self.error("something follows the value"),
        }
    }
}

pub(super) fn is_float(kind: Type) -> bool {
    matches!(kind, Type::F16 | Type::F32 | Type::F64)
}
