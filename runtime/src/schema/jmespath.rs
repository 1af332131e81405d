//! Expressions of JMESPath, as generated code has them: read already (jmespath.org, "Specification").

/// A node of an expression: a function from the current value to another. Members go by the names of the description.
#[derive(Clone, Copy, Debug)]
pub enum Jmes {
    /// The current value itself.
    Current,
    /// A member of an object.
    Field(&'static str),
    /// An item of a list, counted from its end where negative.
    Index(i64),
    /// The items from the first on, up to the second, by the third as a step, which is not 0.
    Slice(Option<i64>, Option<i64>, i64),
    /// A text that is given.
    Text(&'static str),
    /// Any other value that is given, as JSON text.
    Json(&'static str),
    /// The second, of the value of the first.
    Chain(&'static Jmes, &'static Jmes),
    /// The second, of each item of the list that the first is.
    Each(&'static Jmes, &'static Jmes),
    /// The second, of each value of the object that the first is.
    EachValue(&'static Jmes, &'static Jmes),
    /// The third, of each item of the first for which the second holds.
    Filter(&'static Jmes, &'static Jmes, &'static Jmes),
    /// The items of a list, with those of lists among them in their place.
    Flatten(&'static Jmes),
    /// Whether two values compare so.
    Compare(JmesComparison, &'static Jmes, &'static Jmes),
    /// The first that holds, or else the second.
    Or(&'static Jmes, &'static Jmes),
    /// The first that does not hold, or else the second.
    And(&'static Jmes, &'static Jmes),
    /// Whether it does not hold.
    Not(&'static Jmes),
    /// A list of values.
    List(&'static [Jmes]),
    /// An object of values.
    Object(&'static [(&'static str, Jmes)]),
    /// The value of a function.
    Call(JmesFunction, &'static [Jmes]),
    /// The expression itself, as an argument.
    Reference(&'static Jmes),
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
