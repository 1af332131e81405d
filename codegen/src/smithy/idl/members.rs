//! Members of structures, unions, lists, maps and enumerations (Smithy 2.0, "Aggregate types").

use super::super::model::Reference;
use super::super::node::Node;
use super::super::raw::{Annotation, Definition, MemberDefinition, Target, Version};
use super::super::shape_id::ShapeId;
use super::lexer::SyntaxError;
use super::parser::{Parse, Parser};
use super::token::{Token, TokenKind};

impl Parser<'_> {
    /// `{ member: Target = value }`.
    pub(super) fn members(&mut self, definition: &mut Definition) -> Parse<()> {
        self.eat(TokenKind::LeftBrace)?;
        loop {
            let traits = self.docs_and_traits()?;
            if self.at_end_of_members(&traits)? {
                return self.advance();
            }
            self.member(definition, traits)?;
            self.skip_rest_of_line()?;
        }
    }

    fn at_end_of_members(&self, traits: &[Annotation]) -> Parse<bool> {
        let only_docs = traits.iter().all(|applied| applied.id == "smithy.api#documentation");
        if self.at(TokenKind::RightBrace) && only_docs {
            return Ok(true);
        }
        if self.at(TokenKind::Eof) {
            return Err(self.unexpected("`}`"));
        }
        Ok(false)
    }

    fn member(&mut self, definition: &mut Definition, mut traits: Vec<Annotation>) -> Parse<()> {
        let start = self.current.start;
        let elided = self.at(TokenKind::Dollar);
        if elided {
            self.require_v2("members can only elide their targets")?;
            self.advance()?;
        }
        let (name, token) = self.eat_identifier()?;
        let target = if elided { Target::Elided } else { Target::Named(self.member_target()?) };
        self.skip_spaces()?;
        if self.at(TokenKind::Equal) {
            self.require_v2("default values can only be assigned to members")?;
            let (value, origin) = self.assigned_value()?;
            traits.push(Annotation::prelude("default", value, &origin));
        }
        let token = Token { start, ..token };
        self.add_member(definition, name, target, traits, &token);
        Ok(())
    }

    fn member_target(&mut self) -> Parse<Reference> {
        self.skip_spaces()?;
        self.eat(TokenKind::Colon)?;
        self.skip_spaces()?;
        self.shape_id()
    }

    /// `= value`, then the end of the line.
    fn assigned_value(&mut self) -> Parse<(Node, crate::diagnostics::Origin)> {
        self.eat(TokenKind::Equal)?;
        self.skip_spaces()?;
        let origin = self.here();
        let value = self.node()?;
        self.skip_spaces()?;
        if self.at(TokenKind::Comma) {
            self.advance()?;
        }
        self.expect_line_end()?;
        Ok((value, origin))
    }

    /// `{ NAME = value }`.
    pub(super) fn enum_members(&mut self, definition: &mut Definition) -> Parse<()> {
        self.eat(TokenKind::LeftBrace)?;
        loop {
            let mut traits = self.docs_and_traits()?;
            if self.at_end_of_members(&traits)? {
                return self.advance();
            }
            let (name, token) = self.eat_identifier()?;
            self.skip_spaces()?;
            if self.at(TokenKind::Equal) {
                let (value, origin) = self.assigned_value()?;
                traits.push(Annotation::prelude("enumValue", value, &origin));
            } else {
                self.skip_rest_of_line()?;
            }
            let unit = Reference { target: ShapeId::new("smithy.api#Unit"), origin: self.since(token.start, &token) };
            self.add_member(definition, name, Target::Named(unit), traits, &token);
        }
    }

    fn add_member(
        &mut self,
        definition: &mut Definition,
        name: &str,
        target: Target,
        traits: Vec<Annotation>,
        token: &Token,
    ) {
        let id = definition.id.with_member(name);
        if definition.member_mut(&id).is_some() {
            let message = format!("`{}` has the member `{name}` twice", definition.id);
            return self.report(SyntaxError::new(token.range(), message));
        }
        let origin = self.since(token.start, token);
        definition.add_member(MemberDefinition { id, target, traits, origin });
    }

    /// Whether the file is in version 1.
    pub(super) fn is_v1(&self) -> bool {
        self.document.version == Version::V1
    }
}
