//! Documentation comments, traits and `apply` (Smithy 2.0, "Traits" and "Apply statement").

use crate::diagnostics::Origin;

use super::super::node::Node;
use super::super::raw::{Annotation, Application, Version};
use super::lexer::SyntaxError;
use super::parser::{Docs, Parse, Parser};
use super::strings::decode_doc_line;
use super::token::{Token, TokenKind};

impl Parser<'_> {
    /// Skips white space and collects the documentation comments in it.
    pub(super) fn docs(&mut self) -> Parse<Option<Docs>> {
        let mut docs = self.pending_docs.take();
        loop {
            if self.at(TokenKind::DocComment) {
                let line = decode_doc_line(self.lexeme());
                match &mut docs {
                    None => docs = Some(Docs { text: line.to_owned(), origin: self.here() }),
                    Some(docs) => {
                        docs.text.push('\n');
                        docs.text.push_str(line);
                    }
                }
            } else if !self.is_whitespace() {
                return Ok(docs);
            }
            self.advance()?;
        }
    }

    /// Documentation comments, then traits. Documentation that does not come first is a comment only.
    pub(super) fn docs_and_traits(&mut self) -> Parse<Vec<Annotation>> {
        let docs = self.docs()?;
        let documentation = |docs: Docs| Annotation::prelude("documentation", docs.text.as_str().into(), &docs.origin);
        let mut traits: Vec<Annotation> = docs.map(documentation).into_iter().collect();
        while self.at(TokenKind::At) {
            traits.push(self.annotation()?);
            self.skip_whitespace()?;
        }
        Ok(traits)
    }

    /// `@name`, `@name()`, `@name(value)` or `@name(key: value)`.
    fn annotation(&mut self) -> Parse<Annotation> {
        let start = self.eat(TokenKind::At)?.start;
        let reference = self.shape_id()?;
        let end = reference_end(&reference.origin, start);
        let origin = Origin::bytes(self.source, start..end);
        let value = if self.at(TokenKind::LeftParen) { self.parenthesized()? } else { None };
        Ok(Annotation { id: reference.target, value, origin })
    }

    fn parenthesized(&mut self) -> Parse<Option<Node>> {
        self.advance()?;
        self.skip_whitespace()?;
        if self.at(TokenKind::RightParen) {
            self.advance()?;
            return Ok(None);
        }
        let value = self.trait_body()?;
        self.eat(TokenKind::RightParen)?;
        Ok(Some(value))
    }

    /// `apply shape @trait` or `apply shape { @trait @trait }`.
    pub(super) fn apply_statement(&mut self, traits: &[Annotation]) -> Parse<()> {
        let keyword = self.eat(TokenKind::Identifier)?;
        let is_documentation = |applied: &Annotation| applied.id == "smithy.api#documentation";
        if traits.iter().any(|applied| !is_documentation(applied)) {
            return Err(SyntaxError::new(keyword.range(), "traits cannot be applied to an `apply` statement"));
        }
        self.expect_spaces()?;
        let target = self.shape_id()?;
        let before = self.current.clone();
        self.skip_whitespace()?;
        if before == self.current {
            return Err(self.unexpected("white space"));
        }
        let traits = if self.at(TokenKind::LeftBrace) { self.apply_block(&before)? } else { vec![self.annotation()?] };
        self.document.applications.push(Application { target, traits });
        self.expect_line_end()
    }

    fn apply_block(&mut self, before: &Token) -> Parse<Vec<Annotation>> {
        if self.document.version == Version::V1 {
            let message = "`apply` blocks can only be used with Smithy version 2 or later";
            return Err(SyntaxError::new(before.start..self.current.end, message));
        }
        self.advance()?;
        let mut traits = Vec::new();
        self.skip_whitespace()?;
        while !self.at(TokenKind::RightBrace) {
            self.expect_one_of(&[TokenKind::At, TokenKind::RightBrace])?;
            traits.push(self.annotation()?);
            self.skip_whitespace()?;
        }
        self.advance()?;
        Ok(traits)
    }
}

fn reference_end(origin: &Origin, start: usize) -> usize {
    match &origin.place {
        crate::diagnostics::Place::Bytes(bytes) => bytes.end as usize,
        _ => start + 1,
    }
}
