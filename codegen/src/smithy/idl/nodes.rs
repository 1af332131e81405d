//! Node values and shape ids (Smithy 2.0, "Node values").

use std::collections::HashSet;
use std::sync::Arc;

use super::super::model::Reference;
use super::super::node::{Node, Number, Object};
use super::super::shape_id::ShapeId;
use super::lexer::{SyntaxError, check_length};
use super::parser::{Parse, Parser};
use super::strings::{decode_string, decode_text_block};
use super::token::TokenKind;

/// No description nests deeper; what does is meant to exhaust the stack.
const DEEPEST: usize = 128;

const STARTS: [TokenKind; 6] = [
    TokenKind::String,
    TokenKind::TextBlock,
    TokenKind::Number,
    TokenKind::Identifier,
    TokenKind::LeftBrace,
    TokenKind::LeftBracket,
];

impl Parser<'_> {
    /// A value; the parser then stands behind its last token.
    pub(super) fn node(&mut self) -> Parse<Node> {
        self.expect_one_of(&STARTS)?;
        match self.current.kind {
            TokenKind::LeftBrace => self.nested(|parser| parser.object()),
            TokenKind::LeftBracket => self.nested(|parser| parser.array()),
            TokenKind::Identifier => Ok(self.keyword_or_name()?.0),
            TokenKind::Number => {
                let number = Number::new(self.lexeme());
                self.advance()?;
                Ok(Node::Number(number))
            }
            _ => self.text().map(Node::String),
        }
    }

    /// A string or a text block.
    pub(super) fn text(&mut self) -> Parse<Arc<str>> {
        self.expect_one_of(&[TokenKind::String, TokenKind::TextBlock])?;
        let text = match self.current.kind {
            TokenKind::TextBlock => self.decode(decode_text_block)?,
            _ => self.decode(decode_string)?,
        };
        self.advance()?;
        Ok(text)
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Parse<Node>) -> Parse<Node> {
        if self.depth == DEEPEST {
            let message = format!("values nest deeper than {DEEPEST} levels");
            return Err(SyntaxError::new(self.current.range(), message));
        }
        self.depth += 1;
        let node = read(self);
        self.depth -= 1;
        node
    }

    fn array(&mut self) -> Parse<Node> {
        self.advance()?;
        let mut elements = Vec::new();
        self.skip_whitespace()?;
        while !self.at(TokenKind::RightBracket) {
            elements.push(self.node()?);
            self.skip_whitespace()?;
        }
        self.advance()?;
        Ok(Node::Array(elements))
    }

    fn object(&mut self) -> Parse<Node> {
        self.advance()?;
        let object = self.entries(TokenKind::RightBrace)?;
        self.eat(TokenKind::RightBrace)?;
        Ok(Node::Object(object))
    }

    /// `key: value` pairs up to a closing token.
    fn entries(&mut self, end: TokenKind) -> Parse<Object> {
        let mut entries = Entries::default();
        self.skip_whitespace()?;
        while !self.at(end) {
            let key = self.eat_key()?;
            let value = self.value_after_colon()?;
            self.add_entry(&mut entries, key, value);
        }
        Ok(entries.object)
    }

    fn value_after_colon(&mut self) -> Parse<Node> {
        self.skip_whitespace()?;
        self.eat(TokenKind::Colon)?;
        self.skip_whitespace()?;
        let value = self.node()?;
        self.skip_whitespace()?;
        Ok(value)
    }

    fn add_entry(&mut self, entries: &mut Entries, (key, token): (Arc<str>, super::token::Token), value: Node) {
        if entries.keys.insert(key.clone()) {
            entries.object.push(key, value);
        } else {
            self.report(SyntaxError::new(token.range(), format!("the object has the member `{key}` twice")));
        }
    }

    /// What stands between the parentheses of a trait, `)` not included: a value, or the members of an object
    /// whose braces are left out.
    pub(super) fn trait_body(&mut self) -> Parse<Node> {
        self.expect_one_of(&STARTS)?;
        let may_be_key = matches!(self.current.kind, TokenKind::String | TokenKind::Identifier);
        if !may_be_key {
            let value = self.node()?;
            self.skip_whitespace()?;
            return Ok(value);
        }
        let token = self.current.clone();
        let (value, is_key) = match token.kind {
            TokenKind::String => (self.node()?, true),
            _ => self.keyword_or_name()?,
        };
        self.skip_whitespace()?;
        if !is_key || !self.at(TokenKind::Colon) {
            return Ok(value);
        }
        let key = match &value {
            Node::String(text) => text.clone(),
            _ => self.text[token.range()].into(),
        };
        let mut entries = Entries::default();
        let first = self.value_after_colon()?;
        self.add_entry(&mut entries, (key, token), first);
        while !self.at(TokenKind::RightParen) {
            let key = self.eat_key()?;
            let value = self.value_after_colon()?;
            self.add_entry(&mut entries, key, value);
        }
        Ok(Node::Object(entries.object))
    }

    /// `true`, `false`, `null` or a shape id, and whether it is a single word, which could as well be a key.
    fn keyword_or_name(&mut self) -> Parse<(Node, bool)> {
        let reference = self.shape_id()?;
        let text = reference.target.as_str();
        let single_word = !text.contains(['.', '#', '$']);
        let node = match text {
            "true" => Node::Bool(true),
            "false" => Node::Bool(false),
            "null" => Node::Null,
            _ => Node::Name(reference.target),
        };
        Ok((node, single_word))
    }

    /// `name`, `namespace#name`, either with `$member`.
    pub(super) fn shape_id(&mut self) -> Parse<Reference> {
        let start = self.current.start;
        let mut last = self.dotted_identifiers()?;
        if self.at(TokenKind::Pound) {
            self.advance()?;
            last = self.eat_identifier()?.1;
        } else if self.text[start..last.end].contains('.') {
            return Err(self.unexpected("`#`"));
        }
        if self.at(TokenKind::Dollar) {
            self.advance()?;
            last = self.eat_identifier()?.1;
        }
        let target = ShapeId::new(&self.text[start..last.end]);
        Ok(Reference { target, origin: self.since(start, &last) })
    }

    /// `namespace#name`.
    pub(super) fn absolute_shape_id(&mut self) -> Parse<Reference> {
        let start = self.current.start;
        self.dotted_identifiers()?;
        self.eat(TokenKind::Pound)?;
        let last = self.eat_identifier()?.1;
        let target = ShapeId::new(&self.text[start..last.end]);
        Ok(Reference { target, origin: self.since(start, &last) })
    }

    /// Identifiers joined by dots; gives the last.
    pub(super) fn dotted_identifiers(&mut self) -> Parse<super::token::Token> {
        let start = self.current.start;
        let mut last = self.eat_identifier()?.1;
        while self.at(TokenKind::Dot) {
            self.advance()?;
            last = self.eat_identifier()?.1;
        }
        check_length(start..last.end)?;
        Ok(last)
    }
}

/// An object in the making.
#[derive(Default)]
struct Entries {
    object: Object,
    keys: HashSet<Arc<str>>,
}
