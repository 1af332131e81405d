//! The tokens of the IDL.

use std::ops::Range;

/// What kind of token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Space,
    Newline,
    Comma,
    /// `//` to the end of the line, line break included.
    Comment,
    /// `///` to the end of the line, line break included.
    DocComment,
    At,
    String,
    TextBlock,
    Colon,
    Walrus,
    Identifier,
    Dot,
    Pound,
    Dollar,
    Number,
    LeftBrace,
    RightBrace,
    LeftBracket,
    RightBracket,
    LeftParen,
    RightParen,
    Equal,
    Eof,
    Error,
}

/// One token: its kind and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    /// The bytes that it covers.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl TokenKind {
    /// What to call it when it was expected.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Space => "a space",
            Self::Newline => "a line break",
            Self::Comma => "`,`",
            Self::Comment => "a comment",
            Self::DocComment => "a documentation comment",
            Self::At => "`@`",
            Self::String => "a string",
            Self::TextBlock => "a text block",
            Self::Colon => "`:`",
            Self::Walrus => "`:=`",
            Self::Identifier => "an identifier",
            Self::Dot => "`.`",
            Self::Pound => "`#`",
            Self::Dollar => "`$`",
            Self::Number => "a number",
            Self::LeftBrace => "`{`",
            Self::RightBrace => "`}`",
            Self::LeftBracket => "`[`",
            Self::RightBracket => "`]`",
            Self::LeftParen => "`(`",
            Self::RightParen => "`)`",
            Self::Equal => "`=`",
            Self::Eof => "the end of the file",
            Self::Error => "an unknown character",
        }
    }
}
