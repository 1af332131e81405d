//! Unions: which variant a text is.

use super::decode::Decoder;
use super::reader::{Read, TOO_DEEP};
use crate::schema::{Member, TimestampFormat};
use crate::value::{Tagging, Union, Unknown};

/// So many times the length of a text may be read in vain; then only the best variant of each union is looked at, and
/// values that it does not take are kept as they are. The square of it ends even that.
const MOST_WASTED: usize = 8;

impl Decoder<'_> {
    pub(super) fn union(&mut self, target: &mut dyn Union) -> Read<()> {
        let table = target.table();
        match table.tagging {
            Tagging::Member => self.tagged_by_member(target, table.table.members),
            Tagging::Field(tag) | Tagging::Literal(tag) => self.tagged_by_field(target, table.table.members, tag),
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
        let Some(value) = self.tag(tag)? else { return self.untagged(target, rows) };
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
            None => self.unknown_variant(target, name),
        }
    }

    /// The variant that the value fits best. A value that fits none is kept as one that is not known.
    fn untagged(&mut self, target: &mut dyn Union, rows: &'static [Member]) -> Read<()> {
        let outline = self.outline()?;
        let candidates = target.table().plan(target).candidates(&outline);
        drop(outline);
        for row in candidates {
            if self.fits(target, row, &rows[row])? {
                return Ok(());
            }
            if self.has_wasted(MOST_WASTED) {
                break;
            }
        }
        self.unknown_variant(target, "")
    }

    /// Reads a value as a variant. What the decision has not looked at may still be of another type than the variant
    /// has there; only so much of a document is read again for that reason.
    fn fits(&mut self, target: &mut dyn Union, index: usize, row: &'static Member) -> Read<bool> {
        let (start, missing) = (self.reader.mark(), self.missing.len());
        let inner = target.select(index).as_mut();
        let was_trying = std::mem::replace(&mut self.is_trying, true);
        let done = self.value(inner, row.shape, TimestampFormat::EpochSeconds);
        self.is_trying = was_trying;
        if done.is_ok() && self.missing.len() == missing {
            return Ok(true);
        }
        // Another variant would fit only because it reads less of the value.
        if let Err(error) = &done
            && error.message() == TOO_DEEP
        {
            return done.map(|()| false);
        }
        self.wasted += self.reader.at - start.0;
        if self.has_wasted(MOST_WASTED * MOST_WASTED) {
            return done.map(|()| true);
        }
        self.missing.truncate(missing);
        self.reader.rewind(start);
        Ok(false)
    }

    /// Whether more was read in vain than so many times the text.
    fn has_wasted(&self, times: usize) -> bool {
        self.wasted > self.reader.len().saturating_mul(times)
    }

    fn unknown_variant(&mut self, target: &mut dyn Union, tag: &str) -> Read<()> {
        // Where no tag says that it is another variant, what cannot be read may be one that is known.
        let value = if tag.is_empty() { self.reader.any()? } else { self.reader.any_or_null()? };
        target.set_unknown(Unknown { tag: tag.to_owned(), value });
        Ok(())
    }
}
