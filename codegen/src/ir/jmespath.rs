//! Expressions of JMESPath (jmespath.org, "Specification"), read: what selects a value out of inputs and outputs.
//!
//! Members go by the names of the description.

use serde::Serialize;
use serde_json::Value;

/// An expression, with the text that it was read from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JmesPath {
    /// The text.
    pub text: String,
    /// What it means.
    pub root: Jmes,
}

/// A node of an expression: a function from the current value to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Jmes {
    /// The current value itself, `@`.
    Current,
    /// A member of an object.
    Field(String),
    /// An item of a list, counted from its end where negative.
    Index(i64),
    /// Some items of a list.
    Slice {
        /// The first.
        start: Option<i64>,
        /// The one behind the last.
        stop: Option<i64>,
        /// How far apart they are; never 0.
        step: i64,
    },
    /// A value that is given.
    Literal(Value),
    /// The second, of the value of the first: `a.b`, `a | b`.
    Chain(Box<Jmes>, Box<Jmes>),
    /// The second, of each item of the list that the first is.
    Each(Box<Jmes>, Box<Jmes>),
    /// The second, of each value of the object that the first is.
    EachValue(Box<Jmes>, Box<Jmes>),
    /// The third, of each item of the first for which the second holds.
    Filter(Box<Jmes>, Box<Jmes>, Box<Jmes>),
    /// The items of a list, with those of lists among them in their place.
    Flatten(Box<Jmes>),
    /// Whether two values compare so.
    Compare(JmesComparison, Box<Jmes>, Box<Jmes>),
    /// The first that holds, or else the second.
    Or(Box<Jmes>, Box<Jmes>),
    /// The first that does not hold, or else the second.
    And(Box<Jmes>, Box<Jmes>),
    /// Whether it does not hold.
    Not(Box<Jmes>),
    /// A list of values.
    List(Vec<Jmes>),
    /// An object of values.
    Object(Vec<(String, Jmes)>),
    /// The value of a function.
    Call(JmesFunction, Vec<Jmes>),
    /// The expression itself, as an argument: `&a`.
    Reference(Box<Jmes>),
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum JmesComparison {
    /// `==`.
    Equal,
    /// `!=`.
    Unequal,
    /// `<`.
    Less,
    /// `<=`.
    AtMost,
    /// `>`.
    Greater,
    /// `>=`.
    AtLeast,
}

/// The functions that the specification has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)] // Each is the function of that name in the specification.
pub enum JmesFunction {
    Abs,
    Avg,
    Ceil,
    Contains,
    EndsWith,
    Floor,
    Join,
    Keys,
    Length,
    Map,
    Max,
    MaxBy,
    Merge,
    Min,
    MinBy,
    NotNull,
    Reverse,
    Sort,
    SortBy,
    StartsWith,
    Sum,
    ToArray,
    ToNumber,
    ToString,
    Type,
    Values,
}
