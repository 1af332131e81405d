//! Constraints: patterns, bounds and the values under them.

use super::codes;

codes! {
    /// A lower bound exceeds the upper one, so that no value satisfies both.
    CONFLICTING_BOUNDS = Warning "conflicting-bounds" in yaml;
    /// A default value violates a constraint.
    DEFAULT_VIOLATES_CONSTRAINT = Warning "default-violates-constraint" in yaml;
    /// An example violates a constraint.
    EXAMPLE_VIOLATES_CONSTRAINT = Warning "example-violates-constraint" in yaml;
    /// A value of an enum violates a constraint.
    ENUM_VIOLATES_CONSTRAINT = Warning "enum-violates-constraint" in smithy;
    /// A pattern is not a regular expression.
    INVALID_PATTERN = Warning "invalid-pattern" in smithy;
    /// A pattern is too large for any engine, so that clients do not check it.
    OVERSIZED_PATTERN = Warning "oversized-pattern" in yaml;
    /// A pattern matches no string.
    UNSATISFIABLE_PATTERN = Warning "unsatisfiable-pattern" in smithy;
    /// No string matches both a pattern and the bounds on its length.
    CONFLICTING_PATTERN_LENGTH = Warning "conflicting-pattern-length" in smithy;
    /// No string matches all patterns of a value.
    CONFLICTING_PATTERNS = Warning "conflicting-patterns" in yaml;
    /// Whether any string matches a pattern could not be decided within the budget.
    UNDECIDED_PATTERN = Note "undecided-pattern";
    /// A pattern needs an engine that backtracks.
    BACKTRACKING_PATTERN = Note "backtracking-pattern" in smithy;
    /// A pattern differs from the one that most members of the same name have.
    PATTERN_DISAGREEMENT = Note "pattern-disagreement" in smithy;
    /// An anchor binds to one alternative of a pattern only.
    MISANCHORED_ALTERNATION = Warning "misanchored-alternation" in smithy;
    /// Every string satisfies a pattern.
    UNUSED_PATTERN = Note "unused-pattern" in yaml;
    /// A pattern lacks an anchor, so that it matches within longer strings.
    UNANCHORED_PATTERN = Note "unanchored-pattern" in smithy;
    /// A piece at an open end of a pattern may be absent, and has no effect.
    INEFFECTIVE_PIECE = Warning "ineffective-piece" in smithy;
    /// A pattern on an ARN does not match ordinary ARNs.
    ARN_PATTERN_MISMATCH = Warning "arn-pattern-mismatch" in smithy;
    /// A pattern has the same alternative twice.
    DUPLICATE_ALTERNATIVE = Warning "duplicate-alternative" in smithy;
    /// A pattern repeats one class many times in a row, without a quantifier.
    WRITTEN_OUT_REPETITION = Warning "written-out-repetition" in smithy;
    /// A pattern uses syntax that Java has and ECMA-262 lacks.
    PATTERN_DIALECT = Note "pattern-dialect" in smithy;
    /// A pattern escapes a letter whose escape engines read differently.
    UNKNOWN_ESCAPE = Warning "unknown-escape" in smithy;
    /// A pattern has a `{` that opens no quantifier.
    LITERAL_BRACE = Warning "literal-brace" in smithy;
    /// A pattern has a `]` that closes no class.
    LITERAL_BRACKET = Note "literal-bracket" in smithy;
    /// A pattern has half of a surrogate pair.
    LONE_SURROGATE = Warning "lone-surrogate" in smithy;
    /// A range of characters is probably a hyphen that is not escaped.
    SUSPICIOUS_RANGE = Warning "suspicious-range" in smithy;
    /// A quantifier is misspelled, and so is text: `x(0,2)`, `x {12}`.
    SPOILED_QUANTIFIER = Warning "spoiled-quantifier" in smithy;
    /// A pattern ends with an escaped `$` that is probably meant as an anchor.
    ESCAPED_ANCHOR = Warning "escaped-anchor" in smithy;
    /// A class of characters has the same character twice.
    DUPLICATE_IN_CLASS = Note "duplicate-in-class" in smithy;
    /// A pattern stands between slashes, which are left out.
    DELIMITED_PATTERN = Warning "delimited-pattern" in yaml;
}
