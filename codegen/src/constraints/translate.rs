//! From a pattern as it was written to patterns that Rust's engines take, with exactly the same meaning.

use super::pattern::{Node, PatternError, Remark, Table, parse};
use super::print::{Target, print};
use super::split::{Part, split};
use crate::ir::Dialect;

/// What the `regex` crate may spend on a pattern by default.
const DEFAULT_SIZE: usize = 10 << 20;
/// What it may spend at the utmost.
const LARGEST_SIZE: usize = 40 << 20;
/// Patterns that read more characters in a row, with counted repetitions written out, are not even tried.
const MOST_CHARACTERS: u64 = 50_000;

/// A pattern in the words of Rust's engines.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The text as the description writes it, for messages.
    pub source: String,
    /// The language in which that is to be read.
    pub dialect: Dialect,
    /// Who can run it.
    pub engine: Engine,
    /// What a value must satisfy, all of it. Most patterns have one clause.
    pub clauses: Vec<Clause>,
    /// The Unicode tables that the engine must have.
    pub features: Features,
    /// The size limit to give the engine, in bytes, where its default of 10 MiB does not do.
    pub size_limit: Option<usize>,
    /// What is odd about the text.
    pub remarks: Vec<Remark>,
    pub(crate) node: Node,
    compiled: Vec<Compiled>,
}

/// One search in the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// A regular expression in the syntax of the engine. It is not anchored unless it contains anchors.
    pub regex: String,
    /// Whether it must not match.
    pub negated: bool,
}

/// Who can run a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The `regex` crate: linear time.
    Regex,
    /// The `fancy-regex` crate, for look-around that cannot be taken apart and for back-references. It
    /// backtracks, so it has a limit and can fail on long values.
    Fancy,
}

/// Cargo features of the `regex` crate that a pattern needs beyond `std`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// `unicode-gencat`.
    pub general_category: bool,
    /// `unicode-script`.
    pub script: bool,
    /// `unicode-bool`.
    pub boolean: bool,
}

#[derive(Clone, Debug)]
enum Compiled {
    Regex(regex::Regex),
    Fancy(fancy_regex::Regex),
}

impl Pattern {
    /// Whether a value satisfies the pattern. A search that exceeds the limits of `fancy-regex` counts as a
    /// match, so as never to accuse falsely.
    pub fn matches(&self, value: &str) -> bool {
        self.clauses.iter().zip(&self.compiled).all(|(clause, compiled)| match compiled {
            Compiled::Regex(regex) => regex.is_match(value) != clause.negated,
            Compiled::Fancy(regex) => regex.is_match(value).map_or(true, |found| found != clause.negated),
        })
    }
}

/// Translates a pattern. The error has the byte from which on nothing can be made of it, or that it is too large.
///
/// Of the patterns that [`check_api`](super::check_api) leaves in a model, only those that are too large are rejected
/// here.
///
/// # Errors
///
/// The pattern is not one of its dialect, or no engine takes what it means.
pub fn analyze_pattern(text: &str, dialect: Dialect) -> Result<Pattern, PatternError> {
    let parsed = parse(text, dialect)?;
    if parsed.node.written_out() > MOST_CHARACTERS {
        return Err(rejected(&"it is too large", true));
    }
    let (engine, clauses) = match written(&parsed.node) {
        Some(clauses) => (Engine::Regex, clauses),
        None => (Engine::Fancy, vec![Clause { regex: print(&parsed.node, Target::Fancy), negated: false }]),
    };
    let mut size_limit = None;
    let mut compiled = Vec::new();
    for clause in &clauses {
        compiled.push(compile(engine, &clause.regex, &mut size_limit)?);
    }
    let features = features(&parsed.node);
    let (remarks, node) = (parsed.remarks, parsed.node);
    Ok(Pattern { source: text.to_owned(), dialect, engine, clauses, features, size_limit, remarks, node, compiled })
}

/// The clauses for the `regex` crate, if it can express the pattern at all.
fn written(node: &Node) -> Option<Vec<Clause>> {
    let parts = split(node)?;
    let clause = |part: &Part| Clause { regex: print(&part.node, Target::Regex), negated: part.negated };
    Some(parts.iter().map(clause).collect())
}

fn compile(engine: Engine, regex: &str, size_limit: &mut Option<usize>) -> Result<Compiled, PatternError> {
    if engine == Engine::Fancy {
        return fancy_regex::Regex::new(regex).map(Compiled::Fancy).map_err(|error| rejected(&error, false));
    }
    let built = |size| regex::RegexBuilder::new(regex).size_limit(size).build();
    let mut result = built(size_limit.unwrap_or(DEFAULT_SIZE));
    if matches!(result, Err(regex::Error::CompiledTooBig(_))) {
        *size_limit = Some(LARGEST_SIZE);
        result = built(LARGEST_SIZE);
    }
    let too_large = matches!(result, Err(regex::Error::CompiledTooBig(_)));
    result.map(Compiled::Regex).map_err(|error| rejected(&error, too_large))
}

fn rejected(error: &dyn std::fmt::Display, too_large: bool) -> PatternError {
    let last = error.to_string().lines().last().unwrap_or_default().trim().to_owned();
    PatternError { at: 0, message: format!("no engine takes it: {last}"), too_large }
}

fn features(node: &Node) -> Features {
    let needs = |table: Table| {
        node.any(&|node| matches!(node, Node::Class(class) if class.properties.iter().any(|p| p.table == table)))
    };
    Features {
        general_category: needs(Table::GeneralCategory),
        script: needs(Table::Script),
        boolean: needs(Table::Boolean),
    }
}

#[cfg(test)]
mod tests {
    use super::{Engine, analyze_pattern};
    use crate::ir::Dialect;

    fn clauses(text: &str) -> Vec<String> {
        let pattern = analyze_pattern(text, Dialect::Smithy).expect(text);
        assert_eq!(pattern.engine, Engine::Regex, "{text}");
        let shown = |clause: &super::Clause| format!("{}{}", if clause.negated { "not " } else { "" }, clause.regex);
        pattern.clauses.iter().map(shown).collect()
    }

    #[test]
    fn what_has_another_meaning_in_rust_is_spelled_out() {
        assert_eq!(clauses(r"^\d+\w$"), ["^[0-9]+[0-9A-Z_a-z]$"]);
        assert_eq!(clauses("."), [r"[^\x{A}\x{D}\x{2028}\x{2029}]"]);
        assert_eq!(clauses(r"[\w-.]"), [r"[\-.0-9A-Z_a-z]"]);
        assert_eq!(clauses(r"\p{Punct}\p{L}"), [r"[!-/:-@\[-`{-\~][\p{L}]"]);
        assert_eq!(clauses(r"[\uD800\uDC00-\uDBFF\uDFFF]"), [r"[\x{10000}-\x{10FFFF}]"]);
        assert_eq!(clauses("(?i)k"), ["[Kk]"]);
        assert_eq!(clauses("/^[a-z]+$/i"), ["^[A-Za-z]+$"]);
        assert_eq!(clauses("^/^[a-z]+$/$"), ["^[a-z]+$"]);
    }

    #[test]
    fn look_around_at_a_known_place_becomes_clauses() {
        assert_eq!(clauses("^(?!aws:)[a-z]+$"), ["^[a-z]+$", "not ^aws:"]);
        assert_eq!(clauses("^[a-z](?!.*--)[a-z-]*$")[1], r"not ^(?s:.)[^\x{A}\x{D}\x{2028}\x{2029}]*--");
        assert_eq!(clauses(r"^[a-z.]*(?<!\.)$"), [r"^[.a-z]*$", r"not \.$"]);
    }

    #[test]
    fn look_around_inside_goes_to_the_other_engine() {
        let pattern = analyze_pattern(r"^((?!\\[nr]).)+$", Dialect::Smithy).expect("fancy");
        assert_eq!(pattern.engine, Engine::Fancy);
        assert!(pattern.matches("a b") && !pattern.matches("a\\nb"));
    }
}
