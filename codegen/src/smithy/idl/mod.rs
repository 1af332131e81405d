//! Reads one IDL text (Smithy 2.0, "Smithy IDL"): control, metadata and shape sections, in this order.
//!
//! A mistake in a shape does not end the reading: the parser goes on at the next line that looks like the beginning
//! of a statement, so that all mistakes of a file are reported at once.

mod entities;
mod lexer;
mod members;
mod nodes;
mod parser;
mod shapes;
mod strings;
mod token;
mod traits;

use crate::diagnostics::{Diagnostics, Origin, SourceId, codes};

use super::model::{Metadata, ShapeType};
use super::node::Node;
use super::raw::{Document, Version};
use lexer::SyntaxError;
use parser::{Parse, Parser};
use token::{Token, TokenKind};

/// Reads a text as far as it can be read.
pub(super) fn parse(source: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Document {
    let mut parser = Parser::new(source, text, diagnostics);
    if let Err(error) = parser.sections() {
        parser.report(error);
    }
    parser.document
}

impl Parser<'_> {
    fn sections(&mut self) -> Parse<()> {
        self.advance()?;
        self.skip_whitespace()?;
        self.control_section()?;
        self.metadata_section()?;
        if self.at(TokenKind::Eof) {
            return Ok(());
        }
        self.namespace_statement()?;
        self.use_section()?;
        self.shape_section()
    }

    fn control_section(&mut self) -> Parse<()> {
        let mut seen = Vec::new();
        while self.at(TokenKind::Dollar) {
            self.advance()?;
            let (key, _) = self.eat_key()?;
            self.skip_spaces()?;
            self.eat(TokenKind::Colon)?;
            self.skip_spaces()?;
            let start = self.current.clone();
            let value = self.node()?;
            if seen.contains(&key) {
                let message = format!("duplicate control statement `{key}`");
                return Err(SyntaxError::new(start.range(), message));
            }
            self.control_statement(&key, &value, &start)?;
            seen.push(key);
            self.expect_line_end()?;
            self.skip_whitespace()?;
        }
        Ok(())
    }

    fn control_statement(&mut self, key: &str, value: &Node, start: &Token) -> Parse<()> {
        let known = matches!(key, "version" | "operationInputSuffix" | "operationOutputSuffix");
        if !known {
            let origin = Origin::bytes(self.source, start.range());
            let message = format!("unknown control statement `${key}`");
            self.diagnostics.warning(&codes::UNKNOWN_CONTROL_STATEMENT, &origin, message);
            return Ok(());
        }
        let Node::String(text) = value else {
            let message = format!("`${key}` must be a string, but it is {}", value.kind());
            return Err(SyntaxError::new(start.range(), message));
        };
        match key {
            "version" => match Version::from_text(text) {
                Some(version) => self.document.version = version,
                None => {
                    let error = SyntaxError::new(self.current.range(), format!("unsupported Smithy version `{text}`"));
                    return Err(error.with_hint("the versions are `\"1.0\"` and `\"2.0\"`"));
                }
            },
            "operationInputSuffix" => self.suffixes[0] = text.clone(),
            _ => self.suffixes[1] = text.clone(),
        }
        Ok(())
    }

    fn metadata_section(&mut self) -> Parse<()> {
        while self.at_word("metadata") {
            self.advance()?;
            self.expect_spaces()?;
            let (key, token) = self.eat_key()?;
            self.skip_spaces()?;
            self.eat(TokenKind::Equal)?;
            self.skip_spaces()?;
            let value = self.node()?;
            let origin = Origin::bytes(self.source, token.range());
            self.document.metadata.push(Metadata { key, value, origin });
            self.expect_line_end()?;
            self.skip_whitespace()?;
        }
        Ok(())
    }

    fn namespace_statement(&mut self) -> Parse<()> {
        if !self.at_word("namespace") {
            let message = format!("expected a namespace definition, but found {}", self.found());
            return Err(SyntaxError::new(self.current.range(), message)
                .with_hint("shapes come after a line `namespace name.of.it`"));
        }
        self.advance()?;
        self.expect_spaces()?;
        let start = self.current.start;
        let last = self.dotted_identifiers()?;
        self.document.namespace = self.text[start..last.end].into();
        self.expect_line_end()
    }

    fn use_section(&mut self) -> Parse<()> {
        loop {
            let docs = self.docs()?;
            if !self.at_word("use") {
                // The documentation belongs to the first shape.
                self.pending_docs = docs;
                return Ok(());
            }
            self.advance()?;
            self.expect_spaces()?;
            let used = self.absolute_shape_id()?;
            if self.at(TokenKind::Dollar) {
                let error = SyntaxError::new(self.current.range(), "a `use` statement cannot name a member");
                return Err(error);
            }
            self.document.uses.push(used);
            self.expect_line_end()?;
        }
    }

    fn shape_section(&mut self) -> Parse<()> {
        loop {
            match self.statement() {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(error) => {
                    self.report(error);
                    self.recover()?;
                }
            }
        }
    }

    /// Goes on to a line that begins with the name of a shape type or with a trait.
    fn recover(&mut self) -> Parse<()> {
        self.depth = 0;
        loop {
            let starts_line = self.current.start == 0 || self.text[..self.current.start].ends_with(['\n', '\r']);
            let is_statement = match self.current.kind {
                TokenKind::Eof => return Ok(()),
                TokenKind::At => starts_line,
                TokenKind::Identifier => starts_line && is_statement_word(self.lexeme()),
                _ => false,
            };
            if is_statement {
                return Ok(());
            }
            self.advance()?;
        }
    }
}

fn is_statement_word(word: &str) -> bool {
    word == "apply" || word == "set" || ShapeType::from_name(word).is_some()
}
