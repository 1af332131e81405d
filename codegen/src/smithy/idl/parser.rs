//! The parser's hands: the current token, white space, expectations (Smithy 2.0, "Whitespace").
//!
//! Spaces, line breaks and comments are tokens like any other, because some productions end with the line. Three
//! methods skip them: [`Parser::skip_spaces`] within a line, [`Parser::skip_whitespace`] across lines, and
//! [`Parser::expect_line_end`] where a line must end.

use std::sync::Arc;

use crate::diagnostics::{Diagnostics, Origin, SourceId, codes};

use super::super::raw::Document;
use super::lexer::{Lexer, SyntaxError};
use super::strings;
use super::token::{Token, TokenKind};

/// Lines of documentation and where they stand.
#[derive(Clone, Debug)]
pub(super) struct Docs {
    pub(super) text: String,
    pub(super) origin: Origin,
}

/// Reads one text into a [`Document`].
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) source: SourceId,
    lexer: Lexer<'a>,
    pub(super) current: Token,
    pub(super) document: Document,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// How deep in arrays and objects we are.
    pub(super) depth: usize,
    /// What is appended to the name of an operation for an inline input and output.
    pub(super) suffixes: [Arc<str>; 2],
    /// Documentation that was read before it was known what it documents.
    pub(super) pending_docs: Option<Docs>,
}

pub(super) type Parse<T> = Result<T, SyntaxError>;

impl<'a> Parser<'a> {
    /// A parser that stands on the first token.
    pub(super) fn new(source: SourceId, text: &'a str, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            text,
            source,
            lexer: Lexer::new(text),
            current: Token { kind: TokenKind::Newline, start: 0, end: 0 },
            document: Document::default(),
            diagnostics,
            depth: 0,
            suffixes: ["Input".into(), "Output".into()],
            pending_docs: None,
        }
    }

    /// Goes on to the next token.
    pub(super) fn advance(&mut self) -> Parse<()> {
        self.current = self.lexer.next()?;
        Ok(())
    }

    pub(super) fn at(&self, kind: TokenKind) -> bool {
        self.current.kind == kind
    }

    pub(super) fn lexeme(&self) -> &'a str {
        &self.text[self.current.range()]
    }

    /// Whether the current token is that word.
    pub(super) fn at_word(&self, word: &str) -> bool {
        self.at(TokenKind::Identifier) && self.lexeme() == word
    }

    /// The place of the current token.
    pub(super) fn here(&self) -> Origin {
        Origin::bytes(self.source, self.current.range())
    }

    /// The place from an offset to the end of that token.
    pub(super) fn since(&self, start: usize, last: &Token) -> Origin {
        Origin::bytes(self.source, start..last.end)
    }

    pub(super) fn expect(&self, kind: TokenKind) -> Parse<()> {
        self.expect_one_of(&[kind])
    }

    pub(super) fn expect_one_of(&self, kinds: &[TokenKind]) -> Parse<()> {
        if kinds.contains(&self.current.kind) {
            return Ok(());
        }
        let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
        let expected = if names.len() > 1 { format!("one of {}", names.join(", ")) } else { names.concat() };
        Err(self.unexpected(&expected))
    }

    /// An error about the current token.
    pub(super) fn unexpected(&self, expected: &str) -> SyntaxError {
        let message = match self.current.kind {
            TokenKind::Error => format!("unexpected character `{}`", self.lexeme()),
            _ => format!("expected {expected}, but found {}", self.found()),
        };
        SyntaxError::new(self.current.range(), message)
    }

    /// The current token in words.
    pub(super) fn found(&self) -> String {
        match self.current.kind {
            TokenKind::Identifier | TokenKind::Number | TokenKind::Error => format!("`{}`", self.lexeme()),
            kind => kind.name().to_owned(),
        }
    }

    /// Expects a token and steps over it.
    pub(super) fn eat(&mut self, kind: TokenKind) -> Parse<Token> {
        self.expect(kind)?;
        let token = self.current.clone();
        self.advance()?;
        Ok(token)
    }

    /// The text of an expected identifier, and the token.
    pub(super) fn eat_identifier(&mut self) -> Parse<(&'a str, Token)> {
        self.expect(TokenKind::Identifier)?;
        let lexeme = self.lexeme();
        let token = self.eat(TokenKind::Identifier)?;
        Ok((lexeme, token))
    }

    /// The value of an expected string or identifier that is a key.
    pub(super) fn eat_key(&mut self) -> Parse<(Arc<str>, Token)> {
        self.expect_one_of(&[TokenKind::String, TokenKind::Identifier])?;
        let token = self.current.clone();
        let key = match token.kind {
            TokenKind::String => self.decode(strings::decode_string)?,
            _ => self.lexeme().into(),
        };
        self.advance()?;
        Ok((key, token))
    }

    /// The value of the current string or text block.
    pub(super) fn decode(&self, decode: impl Fn(&str) -> Result<String, String>) -> Parse<Arc<str>> {
        let value = decode(self.lexeme());
        value.map(Arc::from).map_err(|message| SyntaxError::new(self.current.range(), message))
    }

    pub(super) fn skip_spaces(&mut self) -> Parse<()> {
        while self.at(TokenKind::Space) {
            self.advance()?;
        }
        Ok(())
    }

    /// Expects at least one space or tab.
    pub(super) fn expect_spaces(&mut self) -> Parse<()> {
        self.expect(TokenKind::Space)?;
        self.skip_spaces()
    }

    /// Skips spaces, line breaks, commas and comments, documentation among them.
    pub(super) fn skip_whitespace(&mut self) -> Parse<()> {
        while self.is_whitespace() || self.at(TokenKind::DocComment) {
            self.advance()?;
        }
        Ok(())
    }

    pub(super) fn is_whitespace(&self) -> bool {
        matches!(self.current.kind, TokenKind::Space | TokenKind::Newline | TokenKind::Comma | TokenKind::Comment)
    }

    /// Expects that the line ends here, and steps to the next one.
    pub(super) fn expect_line_end(&mut self) -> Parse<()> {
        self.skip_spaces()?;
        match self.current.kind {
            TokenKind::Newline | TokenKind::Comment | TokenKind::DocComment => self.advance(),
            TokenKind::Eof => Ok(()),
            _ => Err(self.unexpected("a line break")),
        }
    }

    /// Steps over a comma and a documentation comment that belong to what stands before them on the line.
    pub(super) fn skip_rest_of_line(&mut self) -> Parse<()> {
        while matches!(self.current.kind, TokenKind::Space | TokenKind::Comma) {
            self.advance()?;
        }
        if self.at(TokenKind::DocComment) {
            self.advance()?;
        }
        Ok(())
    }

    /// Records an error and goes on.
    pub(super) fn report(&mut self, error: SyntaxError) {
        let origin = Origin::bytes(self.source, error.range);
        let diagnostic = self.diagnostics.error(&codes::INVALID_SYNTAX, &origin, error.message);
        if let Some(hint) = error.hint {
            diagnostic.hint(hint);
        }
    }
}
