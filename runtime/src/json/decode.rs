//! JSON text into values.

use super::index::Index;
use super::reader::{Read, Reader, TOO_DEEP, Token};
use crate::document::{DocumentError, Mode, leave_out};
use crate::encoding;
use crate::schema::{Member, Scope, Shape, TimestampFormat};
use crate::timestamp;
use crate::validate::{Violation, Violations, pointer};
use crate::value::{List, Map, Mut, Structure, Tuple, Value};

/// Reads a text into a value.
///
/// # Errors
/// The text is not JSON, or a value is of another type.
pub fn decode(text: &[u8], value: Mut<'_>, shape: &'static Shape) -> Result<(), DocumentError> {
    decode_payload(text, value, shape, Mode::Lenient).map(drop)
}

/// Reads a text into a value. Returns which required members are missing.
///
/// # Errors
/// The text is not JSON, or a value is of another type.
pub fn decode_strict(
    text: &[u8],
    value: Mut<'_>,
    shape: &'static Shape,
) -> Result<Result<(), Violations>, DocumentError> {
    decode_payload(text, value, shape, Mode::Strict).map(Violations::from_found)
}

/// Reads a text into a value. Returns which required members are missing, unless the mode is [`Mode::Lenient`].
pub(crate) fn decode_payload(
    text: &[u8],
    value: Mut<'_>,
    shape: &'static Shape,
    mode: Mode,
) -> Result<Vec<Violation>, DocumentError> {
    let mut decoder = Decoder::new(text, mode, Scope::All)?;
    decoder.document(value, shape)?;
    Ok(decoder.missing)
}

/// Reads a text into the members of a structure that belong to a scope. Returns which required ones are missing, unless
/// the mode is [`Mode::Lenient`].
///
/// # Errors
/// The text is not JSON, or a value is of another type than its member.
pub fn decode_members(
    text: &[u8],
    value: &mut dyn Structure,
    scope: Scope,
    mode: Mode,
) -> Result<Vec<Violation>, DocumentError> {
    let mut decoder = Decoder::new(text, mode, scope)?;
    // A bare null is as good as no document.
    if decoder.reader.null()? {
        return Ok(Vec::new());
    }
    decoder.structure(value)?;
    decoder.reader.finish()?;
    Ok(decoder.missing)
}

/// A reader with what it finds missing.
pub(super) struct Decoder<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) mode: Mode,
    /// Where the objects and lists of the union end that is being decided about.
    pub(super) index: Index,
    /// How many bytes were read in vain, because a variant turned out not to fit below what the decision looked at.
    pub(super) wasted: usize,
    /// Whether a variant is being tried: a member of another type then means that it is not this one.
    pub(super) is_trying: bool,
    pub(super) missing: Vec<Violation>,
    /// Where the reader is; kept only where missing members are reported.
    path: String,
    /// Which members of the next structure stand in the document.
    scope: Scope,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(text: &'a [u8], mode: Mode, scope: Scope) -> Read<Self> {
        let text = std::str::from_utf8(text)
            .map_err(|error| DocumentError::new("the text is not UTF-8", error.valid_up_to()))?;
        // A mark of byte order is allowed for readers to ignore (RFC 8259, section 8.1).
        let mut reader = Reader::new(text);
        reader.at = text.len() - text.trim_start_matches('\u{feff}').len();
        Ok(Self {
            reader,
            mode,
            index: Index::default(),
            wasted: 0,
            is_trying: false,
            missing: Vec::new(),
            path: String::new(),
            scope,
        })
    }

    pub(super) fn document(&mut self, value: Mut<'_>, shape: &'static Shape) -> Read<()> {
        if matches!(value, Mut::Document(_)) || !self.reader.null()? {
            self.value(value, shape, TimestampFormat::EpochSeconds)?;
        }
        self.reader.finish()
    }

    /// Reads below a name.
    pub(super) fn within(&mut self, name: &str, read: impl FnOnce(&mut Self) -> Read<()>) -> Read<()> {
        if self.mode == Mode::Lenient {
            return read(self).map_err(|error| error.within(name));
        }
        let length = self.path.len();
        pointer(&mut self.path, name);
        let done = read(self).map_err(|error| error.within(name));
        self.path.truncate(length);
        done
    }

    /// A value that is not null, unless null is a value of its type.
    pub(super) fn value(&mut self, value: Mut<'_>, shape: &'static Shape, times: TimestampFormat) -> Read<()> {
        let reader = &mut self.reader;
        match value {
            Mut::Option(option) => return self.value(option.insert(), shape, times),
            Mut::String(target) => *target = text(reader)?.into_owned(),
            Mut::Struct(target) => return self.structure(target),
            Mut::List(target) => return self.list(target, shape, times),
            Mut::Tuple(target) => return self.tuple(target, shape, times),
            Mut::Map(target) => return self.map(target, shape, times),
            Mut::Union(target) => return self.union(target),
            Mut::Enum(target) => target.set(&text(reader)?),
            Mut::Bool(target) => *target = boolean(reader)?,
            Mut::I8(target) => *target = whole(reader, i8::MIN, i8::MAX)?,
            Mut::I16(target) => *target = whole(reader, i16::MIN, i16::MAX)?,
            Mut::I32(target) => *target = whole(reader, i32::MIN, i32::MAX)?,
            Mut::I64(target) => *target = whole(reader, i64::MIN, i64::MAX)?,
            Mut::U32(target) => *target = whole(reader, u32::MIN, u32::MAX)?,
            Mut::U64(target) => *target = whole(reader, u64::MIN, u64::MAX)?,
            Mut::IntEnum(target) => target.set(whole(reader, i64::MIN, i64::MAX)?),
            Mut::F32(target) => *target = reader.float32()?,
            Mut::F64(target) => *target = reader.float()?,
            Mut::Number(target) => match digits(reader)?.parse() {
                Ok(number) => *target = number,
                Err(_) => return reader.error("expected a number"),
            },
            Mut::Bytes(target) => match encoding::decode_base64(&text(reader)?) {
                Some(bytes) => *target = bytes.into(),
                None => return reader.error("expected base64"),
            },
            Mut::Timestamp(target) => *target = timestamp(reader, shape.timestamp.unwrap_or(times))?,
            Mut::Date(target) => match text(reader)?.parse() {
                Ok(date) => *target = date,
                Err(_) => return reader.error("expected a date such as `2026-01-31`"),
            },
            Mut::Document(target) => *target = reader.any()?,
            Mut::Stream(_) | Mut::Events(_) => return reader.error("a stream cannot stand within JSON"),
        }
        Ok(())
    }

    /// A member, a variant or an item; returns whether it was present.
    fn member(&mut self, value: &mut dyn Value, row: &'static Member) -> Read<bool> {
        if !self.reader.null()? {
            let start = self.reader.mark();
            return match self.value(value.as_mut(), row.shape, TimestampFormat::EpochSeconds) {
                Ok(()) => Ok(true),
                Err(error) => self.leave_out(error, value, row, start).map(|()| false),
            };
        }
        match value.as_mut() {
            // What is required and any JSON may well be null.
            Mut::Option(option) if row.nullable || row.required => option.set_null(),
            Mut::Option(option) => option.clear(),
            Mut::Document(json) => *json = serde_json::Value::Null,
            _ => {}
        }
        Ok(row.nullable)
    }

    /// Steps over a value of another type, if it is one and the member need not be there.
    #[cold]
    fn leave_out(
        &mut self,
        error: DocumentError,
        value: &mut dyn Value,
        row: &'static Member,
        start: (usize, u8),
    ) -> Read<()> {
        if self.is_trying || error.message() == TOO_DEEP {
            return Err(error);
        }
        self.reader.rewind(start);
        // Behind what is no JSON nothing can be read.
        match self.reader.skip() {
            Ok(()) => leave_out(error, value, row, self.mode),
            Err(_) => Err(error),
        }
    }

    pub(super) fn structure(&mut self, target: &mut dyn Structure) -> Read<()> {
        let rows = target.table().members;
        let scope = std::mem::replace(&mut self.scope, Scope::All);
        self.reader.open(b'{', "expected an object")?;
        let mut seen = Seen::new(if self.mode == Mode::Lenient { 0 } else { rows.len() });
        let (mut first, mut expected) = (true, 0);
        while self.reader.more(&mut first, b'}')? {
            let name = self.reader.name()?;
            let Some(index) = scope.find(rows, &name, expected) else {
                self.unknown_member(&name, target, scope)?;
                continue;
            };
            expected = index + 1;
            let row = &rows[index];
            let Some(member) = target.member_mut(index) else { continue };
            let mut there = false;
            self.within(row.name, |decoder| {
                there = decoder.member(member, row)?;
                Ok(())
            })?;
            seen.mark(index, there);
        }
        if self.mode != Mode::Lenient {
            self.report_missing(rows, &seen, scope);
        }
        Ok(())
    }

    /// A member without a row: kept where the structure keeps such, stepped over elsewhere.
    fn unknown_member(&mut self, name: &str, target: &mut dyn Structure, scope: Scope) -> Read<()> {
        let rows = target.table().members;
        let Some(index) = rows.iter().position(|row| row.rest && scope.contains(row)) else {
            return self.reader.skip().map_err(|error| error.within(name));
        };
        let Some(rest) = target.member_mut(index) else { return self.reader.skip() };
        let mut slot = rest.as_mut();
        while let Mut::Option(option) = slot {
            slot = option.present();
        }
        match slot {
            Mut::Map(map) => self.entry(map, name.to_owned(), rows[index].shape, TimestampFormat::EpochSeconds),
            _ => self.reader.skip(),
        }
    }

    fn report_missing(&mut self, rows: &'static [Member], seen: &Seen, scope: Scope) {
        for (index, row) in rows.iter().enumerate() {
            if row.required && !seen.marked(index) && scope.contains(row) && !row.rest {
                let mut path = self.path.clone();
                pointer(&mut path, row.name);
                self.missing.push(Violation::missing(path));
            }
        }
    }

    fn list(&mut self, target: &mut dyn List, shape: &'static Shape, times: TimestampFormat) -> Read<()> {
        let times = shape.timestamp.unwrap_or(times);
        let item_shape = shape.item.unwrap_or(Shape::PLAIN);
        self.reader.open(b'[', "expected a list")?;
        while target.len() > 0 {
            target.pop();
        }
        let (mut first, mut position) = (true, 0_usize);
        while self.reader.more(&mut first, b']')? {
            let null = self.reader.null()?;
            let item = target.push();
            match item {
                Mut::Option(option) if null => option.clear(),
                Mut::Document(_) if null => {}
                _ if null => target.pop(),
                item if self.mode == Mode::Lenient => {
                    self.value(item, item_shape, times).map_err(|error| error.within(position))?;
                }
                item => self.within(&position.to_string(), |decoder| decoder.value(item, item_shape, times))?,
            }
            position += 1;
        }
        Ok(())
    }

    /// Items by their position. Null in place of one that cannot be null leaves its zero value; items that are not
    /// known are stepped over.
    fn tuple(&mut self, target: &mut dyn Tuple, shape: &'static Shape, times: TimestampFormat) -> Read<()> {
        let times = shape.timestamp.unwrap_or(times);
        self.reader.open(b'[', "expected a list")?;
        let count = target.count();
        let (mut first, mut position) = (true, 0_usize);
        while self.reader.more(&mut first, b']')? {
            let null = self.reader.null()?;
            let item = if position < count { target.slot(position) } else { target.rest().map(List::push) };
            match item {
                Some(Mut::Option(option)) if null => option.clear(),
                _ if null => {}
                Some(item) => {
                    self.within(&position.to_string(), |decoder| decoder.value(item, shape.item_at(position), times))?;
                }
                None => self.reader.skip()?,
            }
            position += 1;
        }
        Ok(())
    }

    fn map(&mut self, target: &mut dyn Map, shape: &'static Shape, times: TimestampFormat) -> Read<()> {
        self.reader.open(b'{', "expected an object")?;
        let mut first = true;
        while self.reader.more(&mut first, b'}')? {
            let key = self.reader.name()?.into_owned();
            self.entry(target, key, shape, times)?;
        }
        Ok(())
    }

    fn entry(&mut self, map: &mut dyn Map, key: String, shape: &'static Shape, times: TimestampFormat) -> Read<()> {
        let times = shape.timestamp.unwrap_or(times);
        let item_shape = shape.item.unwrap_or(Shape::PLAIN);
        let null = self.reader.null()?;
        match map.insert(key.clone()) {
            Mut::Option(option) if null => option.clear(),
            Mut::Document(_) if null => {}
            _ if null => map.remove(&key),
            value => self.within(&key, |decoder| decoder.value(value, item_shape, times))?,
        }
        Ok(())
    }
}

fn text<'a>(reader: &mut Reader<'a>) -> Read<std::borrow::Cow<'a, str>> {
    if reader.token()? != Token::String {
        return reader.error("expected a string");
    }
    reader.string()
}

/// The digits of a number, which may stand within quotes.
fn digits<'a>(reader: &mut Reader<'a>) -> Read<std::borrow::Cow<'a, str>> {
    match reader.token()? {
        Token::String => reader.string(),
        _ => reader.number().map(Into::into),
    }
}

fn boolean(reader: &mut Reader<'_>) -> Read<bool> {
    match reader.token()? {
        Token::True => reader.word("true").map(|()| true),
        Token::False => reader.word("false").map(|()| false),
        _ => reader.error("expected `true` or `false`"),
    }
}

/// A whole number of a type; the ends are those of the type, so the conversion keeps the number.
fn whole<T: TryFrom<i128> + Into<i128> + Default>(reader: &mut Reader<'_>, min: T, max: T) -> Read<T> {
    let number = reader.whole(min.into(), max.into())?;
    Ok(T::try_from(number).unwrap_or_default())
}

fn timestamp(reader: &mut Reader<'_>, format: TimestampFormat) -> Read<crate::Timestamp> {
    let read = match (format, reader.token()?) {
        (TimestampFormat::EpochSeconds, Token::Number) => timestamp::parse(reader.number()?, format),
        (TimestampFormat::DateTime | TimestampFormat::HttpDate, Token::String) => {
            timestamp::parse(&reader.string()?, format)
        }
        _ => None,
    };
    match read {
        Some(timestamp) => Ok(timestamp),
        None => reader.error(timestamp::expected(format)),
    }
}

/// Which members were there.
struct Seen(Vec<bool>);

impl Seen {
    fn new(count: usize) -> Self {
        Self(vec![false; count])
    }

    fn mark(&mut self, index: usize, there: bool) {
        if let Some(seen) = self.0.get_mut(index) {
            *seen |= there;
        }
    }

    fn marked(&self, index: usize) -> bool {
        self.0.as_slice().get(index).copied().unwrap_or(false)
    }
}
