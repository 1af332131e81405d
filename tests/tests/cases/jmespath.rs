//! Expressions of JMESPath, read by the generator and evaluated by the runtime: each line of `cases.txt` is an expression
//! and its value over the document above it. `none` is no value, since a function is given what it does not take.

use ferrosmith_codegen::ir::{self, JmesPath};
use ferrosmith_codegen::smithy::jmespath::parse;
use ferrosmith_runtime::inner::jmespath::evaluate;
use ferrosmith_runtime::inner::{Jmes, JmesComparison, JmesFunction};
use ferrosmith_tests::{Case, case_trials, trial};
use libtest_mimic::Trial;
use serde_json::Value;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = case_trials("jmespath", "jmespath", check);
    trials.push(trial("jmespath::size_is_bounded", size_is_bounded));
    trials
}

fn check(case: &Case) {
    let text = case.read("cases.txt");
    let mut document = Value::Null;
    let mut expression = String::new();
    let mut count = 0;
    for line in text.lines() {
        if let Some(given) = line.strip_prefix("given ") {
            document = serde_json::from_str(given).unwrap_or_else(|error| panic!("{given}: {error}"));
            continue;
        }
        // An expression may have several lines.
        let Some((end, expected)) = line.rsplit_once(" -> ") else {
            expression.push_str(line);
            continue;
        };
        expression.push_str(end);
        // JSON is written in more than one way.
        let expected = serde_json::from_str::<Value>(expected).map_or(expected.to_owned(), |json| json.to_string());
        assert_eq!(outcome(&expression, &document), expected, "`{expression}` of {document}");
        expression.clear();
        count += 1;
    }
    println!("{count} expressions");
    assert!(count > 20, "only {count} expressions");
}

fn outcome(expression: &str, document: &Value) -> String {
    match parse(expression) {
        Err(error) => format!("error: {error}"),
        Ok(path) => match evaluate(&table(&path), document) {
            Some(value) => value.to_string(),
            None => "none".to_owned(),
        },
    }
}

/// Long and deep expressions are mistakes, and take no long time to find.
fn size_is_bounded() {
    for text in ["(", "[", "!", "a.", "a|", "[?", "length(", "{a:", "*", "[]", "&", "a[0]", "`1`||"] {
        for count in [250, 5_000, 1_000_000] {
            assert!(parse(&text.repeat(count)).is_err(), "{count} times `{text}`");
        }
    }
    let widest = "a.".repeat(90) + "a";
    assert!(parse(&widest).is_ok());
}

/// What generated code would have.
fn table(path: &JmesPath) -> Jmes {
    node(&path.root)
}

fn node(expression: &ir::Jmes) -> Jmes {
    let leaked = |inner: &ir::Jmes| -> &'static Jmes { Box::leak(Box::new(node(inner))) };
    let text = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    let several = |values: &[ir::Jmes]| -> &'static [Jmes] { values.iter().map(node).collect::<Vec<_>>().leak() };
    match expression {
        ir::Jmes::Current => Jmes::Current,
        ir::Jmes::Field(name) => Jmes::Field(text(name)),
        ir::Jmes::Index(index) => Jmes::Index(*index),
        ir::Jmes::Slice { start, stop, step } => Jmes::Slice(*start, *stop, *step),
        ir::Jmes::Literal(Value::String(value)) => Jmes::Text(text(value)),
        ir::Jmes::Literal(value) => Jmes::Json(text(&value.to_string())),
        ir::Jmes::Chain(first, second) => Jmes::Chain(leaked(first), leaked(second)),
        ir::Jmes::Each(list, then) => Jmes::Each(leaked(list), leaked(then)),
        ir::Jmes::EachValue(object, then) => Jmes::EachValue(leaked(object), leaked(then)),
        ir::Jmes::Filter(list, condition, then) => Jmes::Filter(leaked(list), leaked(condition), leaked(then)),
        ir::Jmes::Flatten(list) => Jmes::Flatten(leaked(list)),
        ir::Jmes::Compare(comparison, left, right) => Jmes::Compare(compared(*comparison), leaked(left), leaked(right)),
        ir::Jmes::Or(left, right) => Jmes::Or(leaked(left), leaked(right)),
        ir::Jmes::And(left, right) => Jmes::And(leaked(left), leaked(right)),
        ir::Jmes::Not(value) => Jmes::Not(leaked(value)),
        ir::Jmes::List(values) => Jmes::List(several(values)),
        ir::Jmes::Object(members) => {
            Jmes::Object(members.iter().map(|(name, value)| (text(name), node(value))).collect::<Vec<_>>().leak())
        }
        ir::Jmes::Call(called, arguments) => Jmes::Call(function(*called), several(arguments)),
        ir::Jmes::Reference(inner) => Jmes::Reference(leaked(inner)),
    }
}

fn compared(comparison: ir::JmesComparison) -> JmesComparison {
    match comparison {
        ir::JmesComparison::Equal => JmesComparison::Equal,
        ir::JmesComparison::Unequal => JmesComparison::Unequal,
        ir::JmesComparison::Less => JmesComparison::Less,
        ir::JmesComparison::AtMost => JmesComparison::AtMost,
        ir::JmesComparison::Greater => JmesComparison::Greater,
        ir::JmesComparison::AtLeast => JmesComparison::AtLeast,
    }
}

/// The functions of the generator and of the runtime go by the same names: that is how they are written.
fn function(function: ir::JmesFunction) -> JmesFunction {
    macro_rules! same {
        ($($name:ident)*) => {
            match function {
                $(ir::JmesFunction::$name => JmesFunction::$name,)*
            }
        };
    }
    same! {
        Abs Avg Ceil Contains EndsWith Floor Join Keys Length Map Max MaxBy Merge Min MinBy NotNull Reverse Sort SortBy
        StartsWith Sum ToArray ToNumber ToString Type Values
    }
}
