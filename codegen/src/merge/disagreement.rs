//! One point in which two descriptions of an API differ.

use std::fmt;

/// One point in which two descriptions of an API differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The operation it was found in.
    pub operation: String,
    /// The place within the operation: `request.maxResults`, `response.models[].arn`, `error.Conflict`.
    pub place: String,
    /// What the two disagree about.
    pub kind: Kind,
    /// What the authority specifies.
    pub authority: String,
    /// What the other source specifies.
    pub other: String,
}

/// What two descriptions disagree about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The method of the request.
    Method,
    /// The path of the request.
    Path,
    /// The status of a response.
    Status,
    /// The part of the message that holds a value.
    Slot,
    /// How a body is written.
    Body,
    /// Something that the authority does not know.
    Invented,
    /// Something that only the authority knows.
    LeftOut,
    /// Whether something must be there.
    Required,
    /// The type of a value.
    Type,
    /// The values of an enum.
    Values,
    /// The bounds of a length.
    Length,
    /// The bounds of a number.
    Range,
    /// A regular expression.
    Pattern,
    /// Whether items may repeat.
    Unique,
    /// The value that absence stands for.
    Default,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Method => "method",
            Self::Path => "path",
            Self::Status => "status",
            Self::Slot => "slot",
            Self::Body => "body",
            Self::Invented => "invented",
            Self::LeftOut => "left out",
            Self::Required => "required",
            Self::Type => "type",
            Self::Values => "values",
            Self::Length => "length",
            Self::Range => "range",
            Self::Pattern => "pattern",
            Self::Unique => "unique",
            Self::Default => "default",
        })
    }
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, place, kind, authority, other } = self;
        write!(f, "{operation} · {place} · {kind} · {authority} · {other}")
    }
}

/// The content of `disagreements.txt`; empty when there are none.
pub fn to_text(disagreements: &[Disagreement]) -> String {
    if disagreements.is_empty() {
        return String::new();
    }
    let mut text = String::from(
        "# Where the sources of this client differ: operation · place · kind · authority · other.\n\
         # The authority is followed. Written by `codegen --accept`.\n",
    );
    for disagreement in disagreements {
        text.push_str(&disagreement.to_string());
        text.push('\n');
    }
    text
}
