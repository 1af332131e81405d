//! The rules that lead from the parameters of a call to an endpoint, as a decision diagram.

use serde::Serialize;

/// A rule set: conditions, each of which leads to one of two others until a result is reached. No way through it passes
/// a node twice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rules {
    /// The parameters. Their values are the first slots.
    pub params: Vec<RuleParam>,
    /// The names of the variables that conditions assign, whose values are the slots that follow.
    pub variables: Vec<String>,
    /// What is tested.
    pub conditions: Vec<Condition>,
    /// Where conditions lead, in the order in which they are first reached.
    pub nodes: Vec<RuleNode>,
    /// What is reached in the end.
    pub results: Vec<Outcome>,
    /// Where it begins.
    pub root: RuleTarget,
}

/// A parameter of a rule set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RuleParam {
    /// Its name.
    pub name: String,
    /// The name of the setting whose value it has unless the operation gives one: `AWS::Region`.
    pub built_in: Option<String>,
    /// Whether there is no endpoint without a value.
    pub required: bool,
    /// The value where there is no other: a boolean, a text, or a list of texts.
    pub default: Option<RuleExpr>,
}

/// A condition and where it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RuleNode {
    /// The position of the condition.
    pub condition: usize,
    /// Where it leads when it holds.
    pub then: RuleTarget,
    /// Where it leads otherwise.
    pub otherwise: RuleTarget,
}

/// Where a condition leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum RuleTarget {
    /// To the node at this position.
    Node(usize),
    /// To the result at this position.
    Result(usize),
}

/// A condition: it holds unless its expression gives nothing or `false`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Condition {
    /// The expression.
    pub expr: RuleExpr,
    /// The slot that keeps its value.
    pub assign: Option<usize>,
}

/// What is reached in the end.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Outcome {
    /// An endpoint.
    Endpoint {
        /// The URL.
        url: RuleExpr,
        /// Headers that requests carry, each with a list of values.
        headers: Vec<(String, RuleExpr)>,
        /// What else is known about it.
        properties: Vec<(String, RuleExpr)>,
    },
    /// A message: the parameters do not go together.
    Error(RuleExpr),
    /// No rule holds.
    NoMatch,
}

/// An expression over slots.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum RuleExpr {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// The value of a parameter or variable.
    Slot(usize),
    /// Texts, one after the other.
    Template(Vec<RuleExpr>),
    /// The value at a path within another.
    Attr(Box<RuleExpr>, String),
    /// What a function makes of values.
    Call(RuleFunction, Vec<RuleExpr>),
    /// Values in order.
    List(Vec<RuleExpr>),
    /// Values by name.
    Record(Vec<(String, RuleExpr)>),
}

/// The functions of rule sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum RuleFunction {
    /// Whether a bucket of Amazon S3 can stand in a host name, with dots or without.
    IsVirtualHostableS3Bucket,
    /// The parts of an ARN.
    ParseArn,
    /// The partition of a region of AWS.
    Partition,
    /// Whether two values are the same.
    Equals,
    /// The first value that is there.
    Coalesce,
    /// Whether there is a value.
    IsSet,
    /// Whether text can be a label of a host name, or several parted by dots.
    IsValidHostLabel,
    /// One of two values.
    Ite,
    /// The opposite.
    Not,
    /// The parts of a URL.
    ParseUrl,
    /// The parts of a text between delimiters.
    Split,
    /// A part of a text.
    Substring,
    /// Percent-encoded text.
    UriEncode,
}

/// What an operation gives a parameter of the rule set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RuleBinding {
    /// The position of the parameter.
    pub param: usize,
    /// Its value.
    pub value: BoundValue,
}

/// Where an operation's value of a parameter comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum BoundValue {
    /// The description: a boolean, a text, or a list of texts.
    Fixed(RuleExpr),
    /// The input, at the end of these steps.
    Input(Vec<PathStep>),
}

/// A step into an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum PathStep {
    /// The member of that name.
    Member(String),
    /// The value of each item of a list, and of each entry of a map.
    Each,
    /// The keys of a map.
    Keys,
    /// Lists within a list become one, and what follows applies to each item.
    Flatten,
    /// What several paths lead to, as a list.
    All(Vec<Vec<PathStep>>),
}
