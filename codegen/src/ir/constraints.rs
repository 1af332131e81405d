//! What a value must satisfy.

use serde::Serialize;

use crate::diagnostics::Origin;

/// The constraints of a type or a field. All that are present must hold.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Constraints {
    /// Unicode scalar values of a string, bytes of a blob, items of a list, entries of a map.
    pub length: Option<Bounds>,
    /// The value of a number.
    pub range: Option<Range>,
    /// A regular expression that must match somewhere in the string (it is a search, not a whole match).
    pub pattern: Option<Pattern>,
    /// No two items of the list are equal.
    pub unique: bool,
    /// The number is a multiple of this one (JSON Schema `multipleOf`).
    pub multiple_of: Option<Number>,
}

impl Constraints {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        let Self { length, range, pattern, unique, multiple_of } = self;
        length.is_none() && range.is_none() && pattern.is_none() && !unique && multiple_of.is_none()
    }
}

/// Inclusive bounds of a length; at least one is present.
#[derive(Clone, Debug, Serialize)]
pub struct Bounds {
    /// The least length.
    pub min: Option<u64>,
    /// The greatest length.
    pub max: Option<u64>,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
}

/// Bounds of a number; at least one is present.
#[derive(Clone, Debug, Serialize)]
pub struct Range {
    /// The lower bound.
    pub min: Option<Bound>,
    /// The upper bound.
    pub max: Option<Bound>,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bound {
    /// The number.
    pub value: Number,
    /// Whether the number itself is outside.
    pub exclusive: bool,
}

/// A number as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum Number {
    /// Written without fraction and exponent, and small enough.
    Int(i128),
    /// Anything else.
    Float(f64),
}

/// A regular expression.
#[derive(Clone, Debug, Serialize)]
pub struct Pattern {
    /// The text as the description writes it.
    pub text: String,
    /// The language in which it is to be read.
    pub dialect: Dialect,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
}

/// The language of a regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Dialect {
    /// Smithy's: ECMA-262 by its specification, in practice also what Java takes.
    Smithy,
    /// JSON Schema's: ECMA-262.
    Ecma,
}
