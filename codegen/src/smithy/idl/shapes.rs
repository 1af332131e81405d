//! Shape statements (Smithy 2.0, "Defining shapes").

use super::super::model::{Reference, ShapeType};
use super::super::node::Node;
use super::super::raw::{Annotation, Definition, Version};
use super::super::shape_id::ShapeId;
use super::lexer::SyntaxError;
use super::parser::{Parse, Parser};
use super::token::{Token, TokenKind};

impl Parser<'_> {
    /// One shape or `apply` statement; false at the end of the text.
    pub(super) fn statement(&mut self) -> Parse<bool> {
        let traits = self.docs_and_traits()?;
        let only_docs = traits.iter().all(|applied| applied.id == "smithy.api#documentation");
        if self.at(TokenKind::Eof) && only_docs {
            return Ok(false);
        }
        self.expect(TokenKind::Identifier)?;
        if self.at_word("apply") {
            self.apply_statement(&traits)?;
        } else {
            self.shape(traits)?;
        }
        Ok(true)
    }

    fn shape(&mut self, traits: Vec<Annotation>) -> Parse<()> {
        let keyword = self.current.clone();
        let word = self.lexeme();
        let shape_type = match word {
            "set" => ShapeType::List,
            _ => ShapeType::from_name(word).ok_or_else(|| {
                SyntaxError::new(keyword.range(), format!("unknown shape type `{word}`"))
                    .with_hint("a statement begins with a shape type, such as `structure`, or with `apply`")
            })?,
        };
        self.advance()?;
        self.expect_spaces()?;
        let (name, last) = self.eat_identifier()?;
        self.check_version(word, &keyword);
        let id = self.id_of(name);
        let origin = self.since(keyword.start, &last);
        let mut definition = Definition::new(id, self.document.version, shape_type, origin);
        definition.traits = traits;
        if word == "set" {
            let unique = Annotation::prelude("uniqueItems", Node::empty_object(), &definition.origin);
            definition.traits.push(unique);
        }
        self.shape_body(&mut definition)?;
        self.document.definitions.push(definition);
        self.expect_line_end()
    }

    /// The absolute id of a shape of this file.
    pub(super) fn id_of(&self, name: &str) -> ShapeId {
        ShapeId::new(format!("{}#{name}", self.document.namespace))
    }

    fn check_version(&mut self, word: &str, keyword: &Token) {
        let version = self.document.version;
        let misplaced = match word {
            "enum" | "intEnum" => version == Version::V1,
            "set" => version == Version::V2,
            _ => false,
        };
        if misplaced {
            let message = format!("{word} shapes cannot be used in Smithy version {}", version.name());
            let mut error = SyntaxError::new(keyword.range(), message);
            if word == "set" {
                error = error.with_hint("use a list with the trait `@uniqueItems`");
            }
            self.report(error);
        }
    }

    fn shape_body(&mut self, definition: &mut Definition) -> Parse<()> {
        use ShapeType::*;
        match definition.shape_type {
            Structure | Union | List | Map => {
                self.for_resource(definition)?;
                self.mixins(definition)?;
                self.skip_whitespace()?;
                self.members(definition)
            }
            Enum | IntEnum => {
                self.mixins(definition)?;
                self.skip_whitespace()?;
                self.enum_members(definition)
            }
            Service | Resource | Operation => {
                self.mixins(definition)?;
                self.skip_whitespace()?;
                self.entity_body(definition)
            }
            _ => self.mixins(definition),
        }
    }

    /// `for Resource`, if it is there.
    pub(super) fn for_resource(&mut self, definition: &mut Definition) -> Parse<()> {
        self.skip_spaces()?;
        if !self.at_word("for") {
            return Ok(());
        }
        self.require_v2("a structure can only be bound to a resource")?;
        self.advance()?;
        self.expect_spaces()?;
        definition.resource = Some(self.shape_id()?);
        Ok(())
    }

    /// `with [Mixin]`, if it is there.
    pub(super) fn mixins(&mut self, definition: &mut Definition) -> Parse<()> {
        self.skip_spaces()?;
        if !self.at_word("with") {
            return Ok(());
        }
        self.require_v2("mixins can only be used")?;
        self.advance()?;
        self.skip_whitespace()?;
        self.eat(TokenKind::LeftBracket)?;
        self.skip_whitespace()?;
        loop {
            let mixin = self.shape_id()?;
            definition.mixins.push(mixin);
            self.skip_whitespace()?;
            if self.at(TokenKind::RightBracket) {
                return self.advance();
            }
        }
    }

    /// An error unless the file is in version 2.
    pub(super) fn require_v2(&self, what: &str) -> Parse<()> {
        if self.document.version == Version::V2 {
            return Ok(());
        }
        let message = format!("{what} with Smithy version 2 or later, but this file is in version `1.0`");
        Err(SyntaxError::new(self.current.range(), message).with_hint("begin the file with `$version: \"2.0\"`"))
    }

    /// `[Shape, Shape]`.
    pub(super) fn references(&mut self) -> Parse<Vec<Reference>> {
        self.eat(TokenKind::LeftBracket)?;
        let mut references = Vec::new();
        self.skip_whitespace()?;
        while !self.at(TokenKind::RightBracket) {
            references.push(self.reference()?);
            self.skip_whitespace()?;
        }
        self.advance()?;
        Ok(references)
    }

    /// `{name: Shape, name: Shape}`.
    pub(super) fn named_references(&mut self) -> Parse<Vec<(String, Reference)>> {
        self.eat(TokenKind::LeftBrace)?;
        let mut references: Vec<(String, Reference)> = Vec::new();
        self.skip_whitespace()?;
        while !self.at(TokenKind::RightBrace) {
            let (key, token) = self.eat_key()?;
            self.skip_whitespace()?;
            self.eat(TokenKind::Colon)?;
            self.skip_whitespace()?;
            let reference = self.reference()?;
            if references.iter().any(|(known, _)| **known == *key) {
                self.report(SyntaxError::new(token.range(), format!("`{key}` is given twice")));
            }
            references.push((key.to_string(), reference));
            self.skip_whitespace()?;
        }
        self.advance()?;
        Ok(references)
    }

    /// A shape id, with or without quotes.
    pub(super) fn reference(&mut self) -> Parse<Reference> {
        if !self.at(TokenKind::String) {
            return self.shape_id();
        }
        let origin = self.here();
        let target = ShapeId::new(self.text()?);
        Ok(Reference { target, origin })
    }
}
