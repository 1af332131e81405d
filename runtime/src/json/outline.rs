//! What a union decides by, taken from the text ahead.

use std::borrow::Cow;

use super::decode::Decoder;
use super::reader::{Read, Token};
use crate::unions::{LEVELS, Members, Outline};

impl<'a> Decoder<'a> {
    /// The outline of the next value. The reader stays where it is.
    pub(super) fn outline(&mut self) -> Read<Outline<'a>> {
        let start = self.reader.mark();
        let outline = self.outline_of(start, LEVELS)?;
        self.reader.rewind(start);
        Ok(outline)
    }

    /// The tag of the next value, if it is an object that has one. The reader stays where it is.
    pub(super) fn tag(&mut self, name: &str) -> Read<Option<Cow<'a, str>>> {
        let start = self.reader.mark();
        let mut tag = None;
        if self.reader.token()? == Token::Object {
            self.reader.open(b'{', "expected an object")?;
            let mut first = true;
            while tag.is_none() && self.reader.more(&mut first, b'}')? {
                let is_tag = self.reader.name()? == name;
                let value = self.outline_of(start, 0)?;
                tag = is_tag.then(|| value.into_tag()).flatten();
            }
        }
        self.reader.rewind(start);
        Ok(tag)
    }

    /// Reads a value into its outline. `union` is where the union begins that is being decided about.
    fn outline_of(&mut self, union: (usize, u8), levels: u8) -> Read<Outline<'a>> {
        let token = self.reader.token()?;
        Ok(match token {
            Token::Null => {
                self.reader.word("null")?;
                Outline::Null
            }
            Token::True => {
                self.reader.word("true")?;
                Outline::Bool(true)
            }
            Token::False => {
                self.reader.word("false")?;
                Outline::Bool(false)
            }
            Token::Number => Outline::Number(Cow::Borrowed(self.reader.number()?)),
            Token::String => Outline::Text(self.reader.string()?),
            Token::Array if levels > 0 => Outline::List(Some(self.outline_items(union, levels - 1)?)),
            Token::Object if levels > 0 => Outline::Object(Some(self.outline_members(union, levels - 1)?)),
            Token::Array => {
                self.jump(union)?;
                Outline::List(None)
            }
            Token::Object => {
                self.jump(union)?;
                Outline::Object(None)
            }
        })
    }

    fn outline_items(&mut self, union: (usize, u8), levels: u8) -> Read<Vec<Outline<'a>>> {
        let (mut items, mut first) = (Vec::new(), true);
        self.reader.open(b'[', "expected a list")?;
        while self.reader.more(&mut first, b']')? {
            items.push(self.outline_of(union, levels)?);
        }
        Ok(items)
    }

    fn outline_members(&mut self, union: (usize, u8), levels: u8) -> Read<Members<'a>> {
        let (mut members, mut first) = (Vec::new(), true);
        self.reader.open(b'{', "expected an object")?;
        while self.reader.more(&mut first, b'}')? {
            let name = self.reader.name()?;
            members.push((name, self.outline_of(union, levels)?));
        }
        Ok(Members::new(members))
    }

    /// Steps over an object or list without reading it, once the union around it has been read to its end.
    fn jump(&mut self, union: (usize, u8)) -> Read<()> {
        let here = self.reader.mark();
        if self.index.end_of(here.0).is_none() {
            self.reader.rewind(union);
            self.index.rebuild(&mut self.reader)?;
            self.reader.rewind(here);
        }
        match self.index.end_of(here.0) {
            Some(end) => self.reader.at = end,
            None => self.reader.skip()?,
        }
        Ok(())
    }
}
