//! Stepping over what nobody reads: at any depth, in one pass, and as leniently as the end can be found.

use super::reader::{Read, Reader, Token, plain_end};

/// The brackets that are open, a bit for each: whether it is an object.
#[derive(Default)]
struct Open {
    bits: Vec<u64>,
    count: usize,
}

impl Open {
    fn push(&mut self, is_object: bool) {
        let (word, bit) = (self.count / 64, self.count % 64);
        if word == self.bits.len() {
            self.bits.push(0);
        }
        self.bits[word] = self.bits[word] & !(1 << bit) | u64::from(is_object) << bit;
        self.count += 1;
    }

    fn pop(&mut self) {
        self.count -= 1;
    }

    /// Whether the innermost is an object; none where nothing is open.
    fn innermost(&self) -> Option<bool> {
        let last = self.count.checked_sub(1)?;
        Some(self.bits[last / 64] >> (last % 64) & 1 == 1)
    }
}

impl Reader<'_> {
    /// Steps over a value.
    pub(super) fn skip(&mut self) -> Read<()> {
        self.walk(|_, _| {})
    }

    /// Steps over a value, and notes where each object and list in it begins (`true`) and ends.
    pub(super) fn walk(&mut self, mut note: impl FnMut(usize, bool)) -> Read<()> {
        let mut open = Open::default();
        loop {
            match self.token()? {
                Token::String => self.skip_string()?,
                Token::Number => self.number().map(drop)?,
                Token::True => self.word("true")?,
                Token::False => self.word("false")?,
                Token::Null => self.word("null")?,
                token @ (Token::Array | Token::Object) => {
                    let is_object = token == Token::Object;
                    note(self.at, true);
                    self.at += 1;
                    if !self.eat(if is_object { b'}' } else { b']' }) {
                        open.push(is_object);
                        if is_object {
                            self.skip_name()?;
                        }
                        continue;
                    }
                    note(self.at, false);
                }
            }
            if self.close(&mut open, &mut note)? {
                return Ok(());
            }
        }
    }

    /// Behind a value: steps over what ends with it and over a comma. Returns whether nothing is open any more.
    fn close(&mut self, open: &mut Open, note: &mut impl FnMut(usize, bool)) -> Read<bool> {
        while let Some(is_object) = open.innermost() {
            if self.eat(b',') {
                if is_object {
                    self.skip_name()?;
                }
                return Ok(false);
            }
            if !self.eat(if is_object { b'}' } else { b']' }) {
                return self.error("expected `,` or the end of the object or list");
            }
            note(self.at, false);
            open.pop();
        }
        Ok(true)
    }

    /// Steps over the name of a member and the colon after it.
    pub(super) fn skip_name(&mut self) -> Read<()> {
        if !self.is_quote() {
            return self.error("expected the name of a member");
        }
        self.skip_string()?;
        if self.eat(b':') { Ok(()) } else { self.error("expected `:` after the name of a member") }
    }

    /// Steps over a string; the next byte is known to be its quote. What its escapes mean is of no interest, nor whether they
    /// mean anything.
    pub(super) fn skip_string(&mut self) -> Read<()> {
        let bytes = self.bytes();
        let mut end = plain_end(bytes, self.at + 1);
        loop {
            match bytes.get(end) {
                Some(b'"') => {
                    self.at = end + 1;
                    return Ok(());
                }
                Some(b'\\') => end = plain_end(bytes, end + 2),
                Some(_) => end = plain_end(bytes, end + 1),
                None => return self.error("the text ends within a string"),
            }
        }
    }
}
