//! What values must satisfy: patterns translated for Rust's engines, and everything decided that can be.
//!
//! [`check_api`] walks over a model, reports what it finds and gives back [`ConstraintFacts`], from which the
//! emitter takes the translation of each pattern. [`analyze_pattern`] does one pattern: a value is fine when every
//! [`Clause`] that is not negated matches somewhere in it, and none that is negated. [`example`] finds a short
//! string that satisfies. All questions are decided exactly or not at all: where the budget ends, a note says so.
//!
//! | code | level | what |
//! | --- | --- | --- |
//! | `pattern-syntax` | error | no engine takes the pattern |
//! | `pattern-too-large` | warning | every engine would, but for its size; clients do not check it |
//! | `pattern-backtracks` | note | it needs `fancy-regex`, which backtracks |
//! | `pattern-dialect` | note | it uses something that Java has and ECMA-262 has not |
//! | `pattern-delimited` | warning | it stands between slashes, which were left out |
//! | `unknown-escape` | warning | an escaped letter that engines read differently |
//! | `literal-brace` | error in Smithy, else warning | a `{` that opens no quantifier |
//! | `literal-bracket` | note | a `]` that closes no class |
//! | `lone-surrogate` | warning | half of a surrogate pair |
//! | `suspicious-range` | warning | `[A-z]`, `[+-=]` |
//! | `spoiled-quantifier` | warning | `[0-9]\{12\}`, `x[1,63]`, `x(0,2)`, `x {12}` |
//! | `escaped-anchor` | warning | `^...\$` |
//! | `duplicate-in-class` | note | `[$^:$]` |
//! | `pattern-unsatisfiable` | error | no string satisfies the pattern |
//! | `pattern-length-conflict` | error | no string of an allowed length does |
//! | `patterns-conflict` | error | no string of an allowed length satisfies all patterns of one value |
//! | `pattern-undecided` | note | nothing was decided within the budget |
//! | `misanchored-alternation` | warning | `^a\|b$`, with a string that gets through |
//! | `unanchored-pattern` | note | one anchor is missing, with a string that gets through |
//! | `part-without-effect` | warning, or note without any anchor | a piece at an open end that may be absent |
//! | `arn-pattern-refuses-arns` | warning | a pattern for ARNs that none satisfies |
//! | `pattern-disagreement` | warning; note between fields of one name | one name, different patterns |
//! | `duplicate-alternative` | warning | an alternative that stands twice |
//! | `written-out-repetition` | warning | one class many times in a row, without a quantifier |
//! | `bounds-reversed` | error | a least that is more than the greatest |
//! | `default-violates-constraint`, `example-violates-constraint`, `enum-violates-constraint` | warning | a value of the description that its own constraints forbid |

mod automaton;
mod charset;
mod check;
mod example;
mod findings;
mod pattern;
mod print;
mod sites;
mod split;
mod translate;
mod universal;

pub use check::{ConstraintFacts, check_api};
pub use example::example;
pub use findings::{Finding, Occurrence, check_length, check_pattern, check_range, check_same_name, check_together};
pub use pattern::{PatternError, Remark, RemarkKind};
pub use translate::{Clause, Engine, Features, Pattern, analyze_pattern};
pub use universal::asks_nothing;
