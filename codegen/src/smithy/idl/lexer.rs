//! From characters to tokens (Smithy 2.0, "Smithy IDL ABNF", lexical rules).

use std::ops::Range;

use super::super::shape_id::LONGEST;
use super::token::{Token, TokenKind};

/// Reads one token after the other.
pub(super) struct Lexer<'a> {
    text: &'a str,
    position: usize,
}

/// Why a text is no token, or tokens no statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SyntaxError {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) hint: Option<&'static str>,
}

impl SyntaxError {
    pub(super) fn new(range: Range<usize>, message: impl Into<String>) -> Self {
        Self { range, message: message.into(), hint: None }
    }

    pub(super) fn with_hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        // A byte order mark is no part of the text.
        let position = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, position }
    }

    /// The next token; at the end, [`TokenKind::Eof`] for ever.
    pub(super) fn next(&mut self) -> Result<Token, SyntaxError> {
        let start = self.position;
        let kind = match self.peek() {
            None => TokenKind::Eof,
            Some(b' ' | b'\t') => self.run(TokenKind::Space, |byte| matches!(byte, b' ' | b'\t')),
            Some(b'\n') => self.take(1, TokenKind::Newline),
            Some(b'\r') if self.rest().starts_with("\r\n") => self.take(2, TokenKind::Newline),
            Some(b'\r') => self.take(1, TokenKind::Newline),
            Some(b'/') if self.rest().starts_with("//") => self.comment(),
            Some(b'"') => self.string()?,
            Some(b':') if self.rest().starts_with(":=") => self.take(2, TokenKind::Walrus),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b'_' | b'a'..=b'z' | b'A'..=b'Z') => self.identifier()?,
            Some(byte) => self.punctuation(byte),
        };
        Ok(Token { kind, start, end: self.position })
    }

    fn rest(&self) -> &'a str {
        &self.text[self.position..]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    fn take(&mut self, bytes: usize, kind: TokenKind) -> TokenKind {
        self.position += bytes;
        kind
    }

    fn run(&mut self, kind: TokenKind, belongs: impl Fn(u8) -> bool) -> TokenKind {
        while self.peek().is_some_and(&belongs) {
            self.position += 1;
        }
        kind
    }

    fn punctuation(&mut self, byte: u8) -> TokenKind {
        let kind = match byte {
            b',' => TokenKind::Comma,
            b'@' => TokenKind::At,
            b':' => TokenKind::Colon,
            b'.' => TokenKind::Dot,
            b'#' => TokenKind::Pound,
            b'$' => TokenKind::Dollar,
            b'{' => TokenKind::LeftBrace,
            b'}' => TokenKind::RightBrace,
            b'[' => TokenKind::LeftBracket,
            b']' => TokenKind::RightBracket,
            b'(' => TokenKind::LeftParen,
            b')' => TokenKind::RightParen,
            b'=' => TokenKind::Equal,
            _ => TokenKind::Error,
        };
        let width = self.rest().chars().next().map_or(1, char::len_utf8);
        self.take(width, kind)
    }

    fn comment(&mut self) -> TokenKind {
        let kind = if self.rest().starts_with("///") { TokenKind::DocComment } else { TokenKind::Comment };
        self.run(kind, |byte| !matches!(byte, b'\n' | b'\r'));
        let line_break = if self.rest().starts_with("\r\n") { 2 } else { usize::from(self.peek().is_some()) };
        self.take(line_break, kind)
    }

    /// A string or text block up to its closing quotes; escapes are looked into when it is decoded.
    fn string(&mut self) -> Result<TokenKind, SyntaxError> {
        let (kind, quotes) = match self.rest() {
            rest if rest.starts_with("\"\"\"") => (TokenKind::TextBlock, "\"\"\""),
            _ => (TokenKind::String, "\""),
        };
        let start = self.position;
        self.position += quotes.len();
        loop {
            match self.peek() {
                None => {
                    let end = self.text.len();
                    let line = line_of(self.text, start);
                    let message = format!(
                        "expected `{quotes}`, but found the end of the file: the string of line {line} is not closed"
                    );
                    return Err(SyntaxError::new(end..end, message));
                }
                Some(b'\\') => self.position += 2.min(self.text.len() - self.position),
                Some(b'"') if self.rest().starts_with(quotes) => return Ok(self.take(quotes.len(), kind)),
                Some(_) => self.position += 1,
            }
            // An escape may have been followed by a character of several bytes.
            while !self.text.is_char_boundary(self.position) {
                self.position += 1;
            }
        }
    }

    fn digits(&mut self) -> bool {
        let start = self.position;
        self.run(TokenKind::Number, |byte| byte.is_ascii_digit());
        self.position > start
    }

    fn number(&mut self) -> Result<TokenKind, SyntaxError> {
        let start = self.position;
        if self.peek() == Some(b'-') {
            self.position += 1;
        }
        let whole = self.position;
        let mut complete = self.digits();
        if self.position > whole + 1 && self.text.as_bytes()[whole] == b'0' {
            let message = format!("invalid number `{}`: it begins with `0`", &self.text[start..self.position]);
            return Err(SyntaxError::new(start..self.position, message));
        }
        if complete && self.peek() == Some(b'.') {
            self.position += 1;
            complete = self.digits();
        }
        if complete && matches!(self.peek(), Some(b'e' | b'E')) {
            self.position += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.position += 1;
            }
            complete = self.digits();
        }
        if complete {
            return Ok(TokenKind::Number);
        }
        let written = &self.text[start..self.position];
        let message = format!("invalid number `{written}`: `-`, `.`, `e` and `+` must be followed by a digit");
        Err(SyntaxError::new(start..self.position, message))
    }

    fn identifier(&mut self) -> Result<TokenKind, SyntaxError> {
        let start = self.position;
        self.run(TokenKind::Identifier, |byte| byte == b'_');
        let underscores = self.position > start;
        self.run(TokenKind::Identifier, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let ends_in_letter = self.text[start..self.position].bytes().any(|byte| byte != b'_');
        if underscores && !ends_in_letter {
            let found = self.rest().chars().next();
            let width = found.map_or(0, char::len_utf8);
            let found = found.map_or("the end of the file".to_owned(), |found| format!("`{}`", found.escape_default()));
            let message = format!("expected a letter or a digit after `_`, but found {found}");
            return Err(SyntaxError::new(self.position..self.position + width, message));
        }
        check_length(start..self.position)?;
        Ok(TokenKind::Identifier)
    }
}

/// Whether a name, or several with dots between them, is of a length that people give to names.
pub(super) fn check_length(name: Range<usize>) -> Result<(), SyntaxError> {
    if name.len() <= LONGEST {
        return Ok(());
    }
    let message = format!("a name has {} letters; at most {LONGEST} are read", name.len());
    Err(SyntaxError::new(name.start..name.start + 1, message))
}

fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].bytes().filter(|byte| *byte == b'\n').count() + 1
}
