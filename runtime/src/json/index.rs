//! Where the objects and lists of a text end, so that a reader that looks ahead need not read them.

use super::reader::{Read, Reader, Token};

/// The ends of all objects and lists within one value.
///
/// It is made for the outermost union that has to look beyond a value that stands deep, and serves all unions within:
/// every byte is indexed once, however many of them look ahead.
#[derive(Default)]
pub(super) struct Index {
    start: usize,
    end: usize,
    /// Start and end of each, counted from the start of the value, in the order of their starts.
    spans: Vec<(u32, u32)>,
}

impl Index {
    /// Reads a value and keeps where everything in it ends. The reader is left behind the value.
    pub(super) fn rebuild(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        self.spans.clear();
        reader.token()?;
        self.start = reader.at;
        // Nothing is found in what turns out to be no JSON.
        self.end = self.start;
        self.note(reader)?;
        self.end = reader.at;
        Ok(())
    }

    /// Where the object or list that starts at a place ends; none outside the value.
    pub(super) fn end_of(&self, at: usize) -> Option<usize> {
        if !(self.start..self.end).contains(&at) {
            return None;
        }
        let at = u32::try_from(at - self.start).ok()?;
        let found = self.spans.binary_search_by_key(&at, |(start, _)| *start).ok()?;
        self.spans.get(found).map(|(_, end)| self.start + *end as usize)
    }

    fn note(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        let token = reader.token()?;
        if !matches!(token, Token::Object | Token::Array) {
            return reader.skip();
        }
        let (from, position) = (self.offset(reader)?, self.spans.len());
        self.spans.push((from, from));
        let mut first = true;
        if token == Token::Object {
            reader.open(b'{', "expected an object")?;
            while reader.more(&mut first, b'}')? {
                reader.skip_name()?;
                self.note(reader)?;
            }
        } else {
            reader.open(b'[', "expected a list")?;
            while reader.more(&mut first, b']')? {
                self.note(reader)?;
            }
        }
        let to = self.offset(reader)?;
        if let Some((_, end)) = self.spans.get_mut(position) {
            *end = to;
        }
        Ok(())
    }

    /// The place of the reader, counted from the start of the value.
    fn offset(&self, reader: &Reader<'_>) -> Read<u32> {
        match u32::try_from(reader.at - self.start) {
            Ok(offset) => Ok(offset),
            Err(_) => reader.error("a union is longer than 4 GiB"),
        }
    }
}
