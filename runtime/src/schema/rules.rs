//! Endpoint rule sets as decision diagrams (Smithy 2.0, "Rules engine specification").
//!
//! A rule set and its `endpointBdd` form become the same thing: conditions, each of which leads to one of two others
//! until a result is reached. A reference of zero or more is a position in `nodes`, a negative one the complement (`!`)
//! of a position in `results`.

/// The rules that lead from the parameters of a call to an endpoint.
#[derive(Debug)]
pub struct Rules {
    /// The parameters. Their values are the first slots; the variables that conditions assign follow.
    pub params: &'static [RuleParam],
    /// How many variables there are.
    pub variables: u16,
    /// What is tested.
    pub conditions: &'static [Condition],
    /// The position of a condition, where it leads when it holds, and where otherwise.
    pub nodes: &'static [[i32; 3]],
    /// What is reached in the end.
    pub results: &'static [Outcome],
    /// Where it begins.
    pub root: i32,
}

/// A parameter of a rule set.
#[derive(Debug)]
pub struct RuleParam {
    /// The name in the rule set.
    pub name: &'static str,
    /// The setting whose value it has unless the operation gives one: `AWS::Region`; empty for none.
    pub built_in: &'static str,
    /// Whether there is no endpoint without a value.
    pub required: bool,
    /// The value where there is no other.
    pub default: Option<Expr>,
}

/// A condition: it holds unless its expression gives nothing or `false`.
#[derive(Debug)]
pub enum Condition {
    /// An expression.
    Test(Expr),
    /// An expression whose value is kept in a slot.
    Assign(u16, Expr),
}

/// What is reached in the end.
#[derive(Debug)]
pub enum Outcome {
    /// An endpoint.
    Endpoint {
        /// The URL.
        url: Expr,
        /// Headers that requests carry, each with a list of values.
        headers: &'static [(&'static str, Expr)],
        /// What else is known about it: `authSchemes`.
        properties: &'static [(&'static str, Expr)],
    },
    /// A message: the parameters do not go together.
    Error(Expr),
    /// No rule holds.
    NoMatch,
}

/// An expression.
#[derive(Debug)]
pub enum Expr {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(&'static str),
    /// The value of a parameter or variable.
    Slot(u16),
    /// Text with holes for the values of slots, or for those at paths within them: `https://{0}.{4#dnsSuffix}`. Braces
    /// that are meant stand twice.
    Template(&'static str),
    /// The value at a path within another: `resourceId[0]`.
    Attr(&'static Expr, &'static str),
    /// What a function makes of values.
    Call(Function, &'static [Expr]),
    /// Values in order.
    List(&'static [Expr]),
    /// Values by name.
    Record(&'static [(&'static str, Expr)]),
}

/// The functions of rule sets (Smithy 2.0, "Rules engine standard library", "AWS rules engine library functions").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `aws.isVirtualHostableS3Bucket`.
    IsVirtualHostableS3Bucket,
    /// `aws.parseArn`.
    ParseArn,
    /// `aws.partition`.
    Partition,
    /// `booleanEquals` and `stringEquals`.
    Equals,
    /// `coalesce`.
    Coalesce,
    /// `isSet`.
    IsSet,
    /// `isValidHostLabel`.
    IsValidHostLabel,
    /// `ite`: if, then, else.
    Ite,
    /// `not`.
    Not,
    /// `parseURL`.
    ParseUrl,
    /// `split`.
    Split,
    /// `substring`.
    Substring,
    /// `uriEncode`.
    UriEncode,
}

/// What an operation gives a parameter of the service's rule set.
#[derive(Debug)]
pub struct Binding {
    /// The position of the parameter.
    pub param: u16,
    /// Its value.
    pub value: BoundValue,
}

/// Where an operation's value of a parameter comes from.
#[derive(Debug)]
pub enum BoundValue {
    /// The description.
    Fixed(Expr),
    /// The input, at the end of these steps.
    Input(&'static [Step]),
}

/// A step into an input (the subset of JMESPath that Smithy's `operationContextParams` trait allows).
#[derive(Debug)]
pub enum Step {
    /// The member at an index.
    Member(usize),
    /// The value of each item of a list, and of each entry of a map.
    Each,
    /// The keys of a map.
    Keys,
    /// Lists within a list become one, and what follows applies to each item.
    Flatten,
    /// What several paths lead to, as a list.
    All(&'static [&'static [Step]]),
}

impl RuleParam {
    /// Creates a parameter that may have no value.
    pub const fn new(name: &'static str) -> Self {
        Self { name, built_in: "", required: false, default: None }
    }

    /// Sets the setting that its value comes from.
    #[must_use]
    pub const fn built_in(mut self, built_in: &'static str) -> Self {
        self.built_in = built_in;
        self
    }

    /// Sets its value where there is no other.
    #[must_use]
    pub const fn default(mut self, default: Expr) -> Self {
        self.default = Some(default);
        self
    }

    /// Requires a value.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

impl Binding {
    /// Creates a binding to a value that stands in the description.
    pub const fn fixed(param: u16, value: Expr) -> Self {
        Self { param, value: BoundValue::Fixed(value) }
    }

    /// Creates a binding to a value that stands in the input.
    pub const fn input(param: u16, steps: &'static [Step]) -> Self {
        Self { param, value: BoundValue::Input(steps) }
    }
}

impl Outcome {
    /// Creates an endpoint of which only the URL is known.
    pub const fn url(url: Expr) -> Self {
        Self::Endpoint { url, headers: &[], properties: &[] }
    }
}
