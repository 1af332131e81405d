//! What functions take and give (JMESPath, "Built-in functions").

use super::super::super::jmespath::name;
use super::kinds::{Kind, Problem, Typing};
use crate::ir::Jmes;
use crate::ir::JmesFunction::{self, *};

/// The kinds of arguments: `a`rray, `b`oolean, `n`umber, `o`bject, `s`tring; empty where any will do, and where the
/// argument is an expression.
fn taken(function: JmesFunction, position: usize) -> &'static str {
    match (function, position) {
        (Abs | Ceil | Floor, _) => "n",
        (Avg | Max | Min | Sort | Sum, _) | (MaxBy | MinBy | SortBy, 0) | (Map | Join, 1) => "a",
        (Contains, 0) => "as",
        (EndsWith | StartsWith, _) | (Join, 0) => "s",
        (Keys | Values | Merge, _) => "o",
        (Length, _) => "aos",
        (Reverse, _) => "as",
        (Contains | NotNull | ToArray | ToNumber | ToString | Type, _) => "",
        (Map | Join | MaxBy | MinBy | SortBy, _) => "",
    }
}

/// The kind of a function's value.
pub(super) fn result<'a>(
    typing: &mut Typing<'a>,
    function: JmesFunction,
    arguments: &[Jmes],
    current: &Kind<'a>,
) -> Kind<'a> {
    let kinds: Vec<Kind<'a>> = arguments.iter().map(|argument| typing.kind(argument, current)).collect();
    for (position, kind) in kinds.iter().enumerate() {
        let taken = taken(function, position);
        if !taken.is_empty() && letter(kind).is_some_and(|letter| !taken.contains(letter)) {
            let function = name(function);
            let problem = format!("argument {} of `{function}` is {}", position + 1, kind.name());
            typing.problems.push(Problem::Argument(problem));
        }
    }
    let first = kinds.first().cloned().unwrap_or(Kind::Any);
    let item = |kind: &Kind<'a>| kind.item(typing.model).unwrap_or(Kind::Any);
    match function {
        Abs | Avg | Ceil | Floor | Length | Sum | ToNumber => Kind::Number,
        Contains | EndsWith | StartsWith => Kind::Boolean,
        Join | ToString | Type => Kind::Text,
        Keys => Kind::List(Box::new(Kind::Text)),
        Values => Kind::List(Box::new(typing.value(&first))),
        Reverse | Sort | SortBy => first,
        Max | Min | MaxBy | MinBy => item(&first),
        Map => {
            let item = kinds.get(1).map_or(Kind::Any, item);
            let mapped = match arguments.first() {
                Some(Jmes::Reference(inner)) => typing.kind(inner, &item),
                _ => Kind::Any,
            };
            Kind::List(Box::new(mapped))
        }
        ToArray if first.item(typing.model).is_some() => first,
        ToArray => Kind::List(Box::new(first)),
        Merge | NotNull => Kind::Any,
    }
}

/// The letter of a kind; none where it is not known. Null may stand for what is absent.
fn letter(kind: &Kind<'_>) -> Option<char> {
    match kind {
        Kind::Any | Kind::Null => None,
        _ => match kind.name() {
            "a boolean" => Some('b'),
            "a number" => Some('n'),
            "a string" => Some('s'),
            "a list" => Some('a'),
            _ => Some('o'),
        },
    }
}
