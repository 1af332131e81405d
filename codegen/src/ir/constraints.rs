//! What a value must satisfy.

use std::fmt;

use serde::Serialize;

use crate::diagnostics::Origin;

/// The constraints of a type or a field. All that are present must hold.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Constraints {
    /// Unicode scalar values of a string, bytes of a blob, items of a list, entries of a map.
    pub length: Option<Bounds>,
    /// The value of a number.
    pub range: Option<Range>,
    /// Regular expressions, each of which must match somewhere in the string (it is a search, not a whole match).
    pub patterns: Vec<Pattern>,
    /// No two items of the list are equal.
    pub unique: bool,
    /// The number is a multiple of this one (JSON Schema `multipleOf`).
    pub multiple_of: Option<Number>,
}

impl Constraints {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        let Self { length, range, patterns, unique, multiple_of } = self;
        length.is_none() && range.is_none() && patterns.is_empty() && !unique && multiple_of.is_none()
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

impl Bound {
    /// The one that is nearer to a greatest value: of two lower bounds the one that counts.
    pub(crate) fn greater(self, other: Self) -> Self {
        let (one, two) = (self.value.as_f64(), other.value.as_f64());
        if one > two || (one == two && self.exclusive) { self } else { other }
    }

    /// The one that is nearer to a least value: of two upper bounds the one that counts.
    pub(crate) fn smaller(self, other: Self) -> Self {
        let (one, two) = (self.value.as_f64(), other.value.as_f64());
        if one < two || (one == two && self.exclusive) { self } else { other }
    }
}

/// The same for `1` and `1.0`, as these are the same.
impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(number) => number.fmt(formatter),
            Self::Float(number) => number.fmt(formatter),
        }
    }
}

impl Number {
    /// The number, as near as a 64-bit float comes.
    pub(crate) fn as_f64(self) -> f64 {
        match self {
            Self::Int(number) => number as f64,
            Self::Float(number) => number,
        }
    }
}

/// A multiple of both steps; of fractions, which have none that is exact, the nearer.
pub(crate) fn common_multiple(far: Number, near: Number) -> Number {
    let (Number::Int(one), Number::Int(other)) = (far, near) else { return near };
    let (mut divisor, mut rest) = (one, other);
    while rest != 0 {
        let next = divisor.checked_rem(rest).unwrap_or_default();
        (divisor, rest) = (rest, next);
    }
    let multiple = one.checked_div(divisor).and_then(|part| part.checked_mul(other)).and_then(i128::checked_abs);
    multiple.map_or(near, Number::Int)
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
