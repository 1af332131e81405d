//! Selectors: which shapes of a model a trait may be applied to (Smithy 2.0, "Selectors").
//!
//! Here is what trait definitions use: shape types, attributes, the functions `is`, `each`, `test` and `not`, and
//! neighbours in both directions. A selector with anything else (variables, scoped attributes, `:topdown`) is not
//! understood, and then nothing is concluded from it.

mod evaluate;
mod parse;
mod syntax;

use std::collections::HashSet;

use crate::diagnostics::Origin;

use super::Model;
use super::model::{Member, Shape};
use super::shape_id::ShapeId;

/// A selector that was understood.
#[derive(Clone, Debug)]
pub(super) struct Selector(Vec<Step>);

/// What is done with each shape that the step before yields.
#[derive(Clone, Debug)]
enum Step {
    /// `*`.
    Any,
    /// A shape type or a category of them.
    Type(String),
    /// `[trait|name]`, `[id|member = key]`.
    Attribute(Attribute),
    /// `:is(a, b)`: what any of them yields.
    Is(Vec<Selector>),
    /// `:test(a, b)`: the shape itself, if any of them yields something.
    Test(Vec<Selector>),
    /// `:not(a)`: the shape itself, if it yields nothing.
    Not(Vec<Selector>),
    /// `>`, `-[input, output]->`: the shapes that it names, under certain relations or all.
    Neighbours(Vec<String>),
    /// `~>`: the shapes that it names, and those that they name, and so on.
    Closure,
    /// `<`, `<-[input]-`: the shapes that name it.
    Users(Vec<String>),
}

#[derive(Clone, Debug)]
struct Attribute {
    path: Vec<String>,
    comparison: Option<Comparison>,
}

#[derive(Clone, Debug)]
struct Comparison {
    operator: String,
    values: Vec<String>,
    ignore_case: bool,
}

/// A shape or a member, which selectors treat alike.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject<'a> {
    /// A shape.
    Shape(&'a Shape),
    /// A member.
    Member(&'a Member),
}

impl Selector {
    /// Reads a selector; none if it is wrong or uses what is not supported.
    pub(super) fn parse(text: &str) -> Option<Self> {
        parse::parse(text)
    }

    /// What is wrong with the text of a selector, to be read after its name; none if it is one, understood or not.
    pub(super) fn problem(text: &str) -> Option<String> {
        syntax::problem(text)
    }

    /// What it leads to from one shape or member.
    pub(super) fn select_from<'a>(&self, model: &'a Model, subject: Subject<'a>) -> Vec<Subject<'a>> {
        evaluate::select_from(self, model, subject)
    }

    /// Whether it selects this shape or member.
    pub(super) fn selects<'a>(&self, model: &'a Model, subject: Subject<'a>) -> bool {
        // What only sorts out need not be tried on every shape of the model.
        if self.0.iter().all(Step::is_filter) {
            return !self.select_from(model, subject).is_empty();
        }
        self.select(model).contains(subject.id())
    }

    /// The ids of all shapes and members of the model that it selects.
    pub(super) fn select<'a>(&self, model: &'a Model) -> HashSet<&'a ShapeId> {
        evaluate::select(self, model)
    }
}

impl Step {
    /// Whether it leads to the same shape or nowhere.
    fn is_filter(&self) -> bool {
        matches!(self, Self::Any | Self::Type(_) | Self::Attribute(_) | Self::Test(_) | Self::Not(_))
    }
}

impl<'a> Subject<'a> {
    /// Where it was written.
    pub(super) fn origin(self) -> &'a Origin {
        match self {
            Self::Shape(shape) => &shape.origin,
            Self::Member(member) => &member.origin,
        }
    }

    /// Its id.
    pub(super) fn id(self) -> &'a ShapeId {
        match self {
            Self::Shape(shape) => &shape.id,
            Self::Member(member) => &member.id,
        }
    }
}
