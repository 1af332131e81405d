//! CBOR into values.

use minicbor::data::Type;

use super::reader::{Read, Reader, TOO_DEEP, is_float};
use super::{bignum, document, tags};
use crate::document::{DocumentError, Mode, leave_out};
use crate::schema::{Member, Scope};
use crate::value::{List, Map, Mut, Structure};

/// Reads bytes into a value.
///
/// # Errors
/// The bytes are not CBOR, or a value is of another type.
pub fn decode(bytes: &[u8], target: Mut<'_>) -> Result<(), DocumentError> {
    decode_payload(bytes, target, Mode::Lenient)
}

/// Reads bytes into a value. CBOR does not say which required members are missing.
pub(crate) fn decode_payload(bytes: &[u8], target: Mut<'_>, mode: Mode) -> Result<(), DocumentError> {
    let mut decoder = Decoder { reader: Reader::new(bytes), scope: Scope::All, mode };
    if matches!(target, Mut::Document(_)) || !decoder.reader.null()? {
        decoder.value(target)?;
    }
    decoder.reader.finish()
}

/// Reads bytes into the members of a structure that belong to a scope. No bytes are as good as an empty map.
///
/// # Errors
/// The bytes are not CBOR, or a value is of another type than its member.
pub fn decode_members(bytes: &[u8], target: &mut dyn Structure, scope: Scope, mode: Mode) -> Result<(), DocumentError> {
    let mut decoder = Decoder { reader: Reader::new(bytes), scope, mode };
    if !bytes.is_empty() && !decoder.reader.null()? {
        decoder.structure(target)?;
    }
    decoder.reader.finish()
}

/// A reader, and which members of the next structure stand in the document.
pub(super) struct Decoder<'a> {
    pub(super) reader: Reader<'a>,
    scope: Scope,
    mode: Mode,
}

impl Decoder<'_> {
    /// A value that is not null, unless null is a value of its type.
    pub(super) fn value(&mut self, target: Mut<'_>) -> Read<()> {
        let reader = &mut self.reader;
        match target {
            Mut::Option(option) => return self.value(option.insert()),
            Mut::String(target) => *target = reader.text()?.into_owned(),
            Mut::Struct(target) => return self.structure(target),
            Mut::List(target) => return self.list(target),
            Mut::Map(target) => return self.map(target),
            Mut::Union(target) => return self.union(target),
            Mut::Enum(target) => target.set(&reader.text()?),
            Mut::Bool(target) => *target = reader.boolean()?,
            Mut::I8(target) => *target = whole(reader)?,
            Mut::I16(target) => *target = whole(reader)?,
            Mut::I32(target) => *target = whole(reader)?,
            Mut::I64(target) => *target = whole(reader)?,
            Mut::U32(target) => *target = whole(reader)?,
            Mut::U64(target) => *target = whole(reader)?,
            Mut::IntEnum(target) => target.set(whole(reader)?),
            Mut::F32(target) => *target = reader.float()? as f32,
            Mut::F64(target) => *target = reader.float()?,
            Mut::Number(target) => *target = bignum::read(reader)?,
            Mut::Bytes(target) => *target = reader.bytes()?.into_owned().into(),
            Mut::Timestamp(target) => *target = timestamp(reader)?,
            Mut::Date(target) => match reader.text()?.parse() {
                Ok(date) => *target = date,
                Err(_) => return reader.error("expected a date such as `2026-01-31`"),
            },
            Mut::Document(target) => *target = document::read(reader)?,
            // No protocol that speaks CBOR has tuples.
            Mut::Tuple(_) => return reader.error("a tuple cannot stand within CBOR"),
            Mut::Stream(_) | Mut::Events(_) => return reader.error("a stream cannot stand within CBOR"),
        }
        Ok(())
    }

    fn structure(&mut self, target: &mut dyn Structure) -> Read<()> {
        let rows = target.table().members;
        let scope = std::mem::replace(&mut self.scope, Scope::All);
        let (mut left, mut expected) = (self.reader.map()?, 0);
        while self.reader.more(&mut left)? {
            let name = self.reader.text()?;
            let Some(index) = scope.find(rows, &name, expected) else {
                self.reader.skip().map_err(|error| error.within(name))?;
                continue;
            };
            expected = index + 1;
            self.member(target, index, &rows[index]).map_err(|error| error.within(rows[index].name))?;
        }
        Ok(())
    }

    fn member(&mut self, target: &mut dyn Structure, index: usize, row: &'static Member) -> Read<()> {
        let Some(member) = target.member_mut(index) else { return self.reader.skip() };
        if !self.reader.null()? {
            let start = self.reader.mark();
            let Err(error) = self.value(member.as_mut()) else { return Ok(()) };
            self.reader.rewind(start);
            // Behind what is no CBOR nothing can be read.
            return match self.reader.skip() {
                Ok(()) if error.message() != TOO_DEEP => leave_out(error, member, row, self.mode),
                _ => Err(error),
            };
        }
        match member.as_mut() {
            // What is required and any JSON may well be null.
            Mut::Option(option) if row.nullable || row.required => option.set_null(),
            Mut::Option(option) => option.clear(),
            Mut::Document(json) => *json = serde_json::Value::Null,
            _ => {}
        }
        Ok(())
    }

    fn list(&mut self, target: &mut dyn List) -> Read<()> {
        let mut left = self.reader.array()?;
        while target.len() > 0 {
            target.pop();
        }
        let mut position = 0_usize;
        while self.reader.more(&mut left)? {
            let null = self.reader.null()?;
            match target.push() {
                Mut::Option(option) if null => option.clear(),
                Mut::Document(_) if null => {}
                _ if null => target.pop(),
                item => self.value(item).map_err(|error| error.within(position))?,
            }
            position += 1;
        }
        Ok(())
    }

    fn map(&mut self, target: &mut dyn Map) -> Read<()> {
        let mut left = self.reader.map()?;
        while self.reader.more(&mut left)? {
            let key = self.reader.text()?.into_owned();
            let null = self.reader.null()?;
            match target.insert(key.clone()) {
                Mut::Option(option) if null => option.clear(),
                Mut::Document(_) if null => {}
                _ if null => target.remove(&key),
                value => self.value(value).map_err(|error| error.within(key))?,
            }
        }
        Ok(())
    }
}

/// A whole number of a type.
fn whole<T: TryFrom<i128>>(reader: &mut Reader<'_>) -> Read<T> {
    match T::try_from(reader.whole()?) {
        Ok(number) => Ok(number),
        Err(_) => reader.error("a whole number beyond its type"),
    }
}

/// Seconds since 1970, whole or with a fraction; a double keeps microseconds. The tag alone may be missing.
fn timestamp(reader: &mut Reader<'_>) -> Read<crate::Timestamp> {
    const EXPECTED: &str = "expected a point in time in seconds since 1970";
    if reader.peek()? == Type::Tag && reader.tag()? != tags::EPOCH_SECONDS {
        return reader.error(EXPECTED);
    }
    let time = if is_float(reader.kind()?) {
        let seconds = reader.float()?;
        let whole = seconds.floor();
        let microseconds = ((seconds - whole) * 1e6).round();
        // Both ends of what can be are far below 2^53 seconds; what is not finite is not below.
        match whole.abs() < 9e15 {
            true => crate::Timestamp::from_microsecond(
                (whole as i64).saturating_mul(1_000_000).saturating_add(microseconds as i64),
            ),
            false => return reader.error(EXPECTED),
        }
    } else {
        crate::Timestamp::from_second(whole(reader)?)
    };
    time.or_else(|_| reader.error("a point in time beyond the year 9999"))
}
