//! The tokens of JSON text (RFC 8259), borrowed where possible.

use std::borrow::Cow;

use crate::document::DocumentError;

/// Values may be nested this deep, as in `serde_json`.
const MAX_DEPTH: u8 = 128;

/// What a reader says of a value that is nested deeper.
pub(super) const TOO_DEEP: &str = "nested too deep";

/// What a value begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}

/// A text and a place in it.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) at: usize,
    depth: u8,
    /// How many values were begun.
    #[cfg(test)]
    pub(super) steps: usize,
}

pub(super) type Read<T> = Result<T, DocumentError>;

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
            #[cfg(test)]
            steps: 0,
        }
    }

    pub(super) fn error<T>(&self, message: &str) -> Read<T> {
        Err(DocumentError::new(message, self.at))
    }

    /// The next byte that is not white space.
    #[inline]
    fn peek_byte(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// What the next value begins with.
    #[inline]
    pub(super) fn token(&mut self) -> Read<Token> {
        #[cfg(test)]
        {
            self.steps += 1;
        }
        Ok(match self.peek_byte() {
            Some(b'"') => Token::String,
            Some(b'{') => Token::Object,
            Some(b'[') => Token::Array,
            Some(b'-' | b'0'..=b'9') => Token::Number,
            Some(b't') => Token::True,
            Some(b'f') => Token::False,
            Some(b'n') => Token::Null,
            Some(_) => return self.error("expected a value"),
            None => return self.error("the text ends where a value is expected"),
        })
    }

    /// Steps over a byte if it is next.
    #[inline]
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek_byte() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Steps over `null` if it is next.
    #[inline]
    pub(super) fn null(&mut self) -> Read<bool> {
        if self.peek_byte() != Some(b'n') {
            return Ok(false);
        }
        self.word("null").map(|()| true)
    }

    pub(super) fn word(&mut self, word: &str) -> Read<()> {
        if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(());
        }
        self.error("expected a value")
    }

    /// Enters an object or a list.
    #[inline]
    pub(super) fn open(&mut self, byte: u8, expected: &str) -> Read<()> {
        if !self.eat(byte) {
            return self.error(expected);
        }
        self.deeper()
    }

    /// Counts a level; [`Reader::close`] counts it back.
    pub(super) fn deeper(&mut self) -> Read<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { self.error(TOO_DEEP) } else { Ok(()) }
    }

    /// Goes back to an earlier place.
    pub(super) fn rewind(&mut self, (at, depth): (usize, u8)) {
        (self.at, self.depth) = (at, depth);
    }

    pub(super) fn mark(&self) -> (usize, u8) {
        (self.at, self.depth)
    }

    /// Whether there is a next member or item; steps over the comma, or leaves the object or list.
    #[inline]
    pub(super) fn more(&mut self, first: &mut bool, close: u8) -> Read<bool> {
        match self.peek_byte() {
            Some(byte) if byte == close => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            Some(b',') if !*first => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if *first => {
                *first = false;
                Ok(true)
            }
            Some(_) => self.error("expected `,` or the end of the object or list"),
            None => self.error("the text ends within an object or list"),
        }
    }

    /// The name of a member, with the colon after it. One with half of a surrogate pair is the name of none that is known.
    #[inline]
    pub(super) fn name(&mut self) -> Read<Cow<'a, str>> {
        if self.peek_byte() != Some(b'"') {
            return self.error("expected the name of a member");
        }
        let name = self.lossy_string()?;
        if !self.eat(b':') {
            return self.error("expected `:` after the name of a member");
        }
        Ok(name)
    }

    /// Whether a string is next.
    pub(super) fn is_quote(&mut self) -> bool {
        self.peek_byte() == Some(b'"')
    }

    pub(super) fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    /// The length of the text in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// A string; the next byte is known to be its quote.
    #[inline]
    pub(super) fn string(&mut self) -> Read<Cow<'a, str>> {
        self.text_of_string(false)
    }

    #[inline]
    fn text_of_string(&mut self, is_lossy: bool) -> Read<Cow<'a, str>> {
        let start = self.at + 1;
        let end = plain_end(self.text.as_bytes(), start);
        match self.text.as_bytes().get(end) {
            Some(b'"') => {
                self.at = end + 1;
                Ok(Cow::Borrowed(&self.text[start..end]))
            }
            _ => self.escaped(start, end, is_lossy).map(Cow::Owned),
        }
    }

    /// The same, in which half of a surrogate pair is U+FFFD.
    #[inline]
    pub(super) fn lossy_string(&mut self) -> Read<Cow<'a, str>> {
        self.text_of_string(true)
    }

    /// A string that holds escapes, from the first of them on.
    #[cold]
    fn escaped(&mut self, start: usize, mut end: usize, is_lossy: bool) -> Read<String> {
        let bytes = self.text.as_bytes();
        let mut text = self.text[start..end].to_owned();
        loop {
            self.at = end;
            match bytes.get(end) {
                Some(b'"') => {
                    self.at = end + 1;
                    return Ok(text);
                }
                Some(b'\\') => {
                    self.at = end + 1;
                    match self.escape()? {
                        Some(letter) => text.push(letter),
                        None if is_lossy => text.push(char::REPLACEMENT_CHARACTER),
                        None => return self.error("half of a surrogate pair"),
                    }
                }
                Some(_) => return self.error("a control character within a string"),
                None => return self.error("the text ends within a string"),
            }
            let next = plain_end(bytes, self.at);
            text.push_str(&self.text[self.at..next]);
            end = next;
        }
    }

    /// What stands after a backslash; none for half of a surrogate pair.
    fn escape(&mut self) -> Read<Option<char>> {
        let letter = self.text.as_bytes().get(self.at).copied();
        self.at += 1;
        Ok(Some(match letter {
            Some(letter @ (b'"' | b'\\' | b'/')) => char::from(letter),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return self.error("an escape that JSON does not know"),
        }))
    }

    fn unicode(&mut self) -> Read<Option<char>> {
        let first = self.hex()?;
        if !(0xD800..=0xDBFF).contains(&first) || !self.text.as_bytes()[self.at..].starts_with(b"\\u") {
            return Ok(char::from_u32(first));
        }
        let after_first = self.at;
        self.at += 2;
        let second = self.hex()?;
        if (0xDC00..=0xDFFF).contains(&second) {
            return Ok(char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)));
        }
        // Another escape, which counts for itself.
        self.at = after_first;
        Ok(None)
    }

    fn hex(&mut self) -> Read<u32> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4).unwrap_or_default();
        let code = digits.iter().try_fold(0, |code, digit| Some(code * 16 + char::from(*digit).to_digit(16)?));
        match code {
            Some(code) if digits.len() == 4 => {
                self.at += 4;
                Ok(code)
            }
            _ => self.error("expected four hexadecimal digits"),
        }
    }

    /// The text of a number.
    #[inline]
    pub(super) fn number(&mut self) -> Read<&'a str> {
        self.peek_byte();
        let (bytes, start) = (self.text.as_bytes(), self.at);
        let digits = |mut at: usize| {
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            at
        };
        let whole = start + usize::from(bytes.get(start) == Some(&b'-'));
        let mut end = digits(whole);
        let mut wrong = end == whole || (end > whole + 1 && bytes[whole] == b'0');
        if bytes.get(end) == Some(&b'.') {
            let fraction = end + 1;
            end = digits(fraction);
            wrong |= end == fraction;
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let exponent = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            end = digits(exponent);
            wrong |= end == exponent;
        }
        if wrong {
            return self.error("expected a number");
        }
        self.at = end;
        Ok(&self.text[start..end])
    }

    /// Checks that nothing follows.
    pub(super) fn finish(&mut self) -> Read<()> {
        match self.peek_byte() {
            None => Ok(()),
            Some(_) => self.error("something follows the value"),
        }
    }
}

/// The next quote, backslash or control character; eight bytes are looked at together.
#[inline]
pub(super) fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    while let Some(chunk) = bytes.get(at..at + 8).and_then(|chunk| <[u8; 8]>::try_from(chunk).ok()) {
        let word = u64::from_le_bytes(chunk);
        let quote = word ^ (ONES * u64::from(b'"'));
        let backslash = word ^ (ONES * u64::from(b'\\'));
        // A byte's high bit is set where the byte is zero, or, in `word`, below a blank.
        let found = (quote.wrapping_sub(ONES) & !quote)
            | (backslash.wrapping_sub(ONES) & !backslash)
            | (word.wrapping_sub(ONES * 0x20) & !word);
        let found = found & HIGH;
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while bytes.get(at).is_some_and(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1F)) {
        at += 1;
    }
    at
}
