//! Unions: which variant a text is.

use super::decode::Decoder;
use super::reader::{Read, Token};
use crate::document::Mode;
use crate::schema::{Member, TimestampFormat};
use crate::value::{Tagging, Union, Unknown};

/// More variants than this are not tried for one text.
const MAX_TRIES: u32 = 1 << 16;

impl Decoder<'_> {
    pub(super) fn union(&mut self, target: &mut dyn Union) -> Read<()> {
        let table = target.table();
        match table.tagging {
            Tagging::Member => self.tagged_by_member(target, table.table.members),
            Tagging::Field(tag) => self.tagged_by_field(target, table.table.members, tag),
            Tagging::Untagged => self.untagged(target, table.table.members),
        }
    }

    fn tagged_by_member(&mut self, target: &mut dyn Union, rows: &'static [Member]) -> Read<()> {
        self.reader.open(b'{', "expected an object with one member")?;
        let (mut first, mut found) = (true, false);
        while self.reader.more(&mut first, b'}')? {
            let name = self.reader.name()?;
            if self.reader.null()? {
                continue;
            }
            let row = rows.iter().position(|row| row.wire == name);
            // Some services write the type of every object.
            if name == "__type" && row.is_none() {
                self.reader.skip()?;
                continue;
            }
            if found {
                return self.reader.error("expected an object with one member, found a second");
            }
            found = true;
            self.variant(target, rows, row, &name)?;
        }
        if found { Ok(()) } else { self.reader.error("expected an object with one member, found none") }
    }

    /// The object itself names its variant, in a member that may stand anywhere in it.
    fn tagged_by_field(&mut self, target: &mut dyn Union, rows: &'static [Member], tag: &str) -> Read<()> {
        let start = self.reader.mark();
        let mut value = None;
        self.reader.open(b'{', "expected an object")?;
        let mut first = true;
        while self.reader.more(&mut first, b'}')? {
            if self.reader.name()? == tag && self.reader.token()? == Token::String {
                value = Some(self.reader.string()?.into_owned());
            } else {
                self.reader.skip()?;
            }
        }
        self.reader.rewind(start);
        let value = value.unwrap_or_default();
        let row = rows.iter().position(|row| row.wire == value);
        self.variant(target, rows, row, &value)
    }

    fn variant(&mut self, target: &mut dyn Union, rows: &'static [Member], row: Option<usize>, name: &str) -> Read<()> {
        match row {
            Some(row) => {
                let inner = target.select(row).as_mut();
                self.within(rows[row].name, |decoder| {
                    decoder.value(inner, rows[row].shape, TimestampFormat::EpochSeconds)
                })
            }
            // A variant that nobody knows fits anything: other types are asked first.
            None if self.mode == Mode::Exact => self.reader.error("none of the variants fits"),
            None => {
                let value = self.reader.any()?;
                target.set_unknown(Unknown { tag: name.to_owned(), value });
                Ok(())
            }
        }
    }

    /// The first variant that knows all members wins; failing that, the first that has all that it must have; failing
    /// that too, the value is kept as one that is not known.
    fn untagged(&mut self, target: &mut dyn Union, rows: &'static [Member]) -> Read<()> {
        for mode in [Mode::Exact, Mode::Strict] {
            for (index, row) in rows.iter().enumerate() {
                if self.fits(target, index, row, mode)? {
                    return Ok(());
                }
            }
            if self.mode == Mode::Exact {
                return self.reader.error("none of the variants fits");
            }
        }
        let value = self.reader.any()?;
        target.set_unknown(Unknown { tag: String::new(), value });
        Ok(())
    }

    fn fits(&mut self, target: &mut dyn Union, index: usize, row: &'static Member, mode: Mode) -> Read<bool> {
        self.tries += 1;
        if self.tries > MAX_TRIES {
            return self.reader.error("too many variants would have to be tried");
        }
        let (start, before, missing) = (self.reader.mark(), self.mode, self.missing.len());
        self.mode = mode;
        let done = self.value(target.select(index).as_mut(), row.shape, TimestampFormat::EpochSeconds);
        self.mode = before;
        let fits = done.is_ok() && self.missing.len() == missing;
        if !fits {
            self.missing.truncate(missing);
            self.reader.rewind(start);
        }
        Ok(fits)
    }
}
