//! The functions of JMESPath, by name, with the number of their arguments.

use crate::diagnostics::suggest;
use crate::ir::JmesFunction::{self, *};

/// Names, functions, and how many arguments they take; none: at least one.
const FUNCTIONS: [(&str, JmesFunction, Option<usize>); 26] = [
    ("abs", Abs, Some(1)),
    ("avg", Avg, Some(1)),
    ("ceil", Ceil, Some(1)),
    ("contains", Contains, Some(2)),
    ("ends_with", EndsWith, Some(2)),
    ("floor", Floor, Some(1)),
    ("join", Join, Some(2)),
    ("keys", Keys, Some(1)),
    ("length", Length, Some(1)),
    ("map", Map, Some(2)),
    ("max", Max, Some(1)),
    ("max_by", MaxBy, Some(2)),
    ("merge", Merge, None),
    ("min", Min, Some(1)),
    ("min_by", MinBy, Some(2)),
    ("not_null", NotNull, None),
    ("reverse", Reverse, Some(1)),
    ("sort", Sort, Some(1)),
    ("sort_by", SortBy, Some(2)),
    ("starts_with", StartsWith, Some(2)),
    ("sum", Sum, Some(1)),
    ("to_array", ToArray, Some(1)),
    ("to_number", ToNumber, Some(1)),
    ("to_string", ToString, Some(1)),
    ("type", Type, Some(1)),
    ("values", Values, Some(1)),
];

/// The name of a function.
pub(in crate::smithy) fn name(function: JmesFunction) -> &'static str {
    FUNCTIONS.iter().find(|(_, known, _)| *known == function).map_or("", |(name, ..)| name)
}

/// The function of a name that takes this many arguments.
///
/// # Errors
/// There is no such function, or it takes another number of them.
pub(super) fn find(name: &str, arguments: usize) -> Result<JmesFunction, String> {
    let Some((_, function, arity)) = FUNCTIONS.into_iter().find(|(known, ..)| *known == name) else {
        let near = suggest::hint(name, FUNCTIONS.iter().map(|(known, ..)| *known));
        let near = near.map(|near| format!("; {near}")).unwrap_or_default();
        return Err(format!("there is no function `{name}`{near}"));
    };
    match arity {
        Some(arity) if arity != arguments => {
            let plural = if arity == 1 { "" } else { "s" };
            Err(format!("`{name}` takes {arity} argument{plural}, not {arguments}"))
        }
        None if arguments == 0 => Err(format!("`{name}` takes at least one argument")),
        _ => Ok(function),
    }
}

/// Which of its arguments is an expression.
pub(super) fn reference(function: JmesFunction) -> Option<usize> {
    match function {
        Map => Some(0),
        MaxBy | MinBy | SortBy => Some(1),
        Abs | Avg | Ceil | Contains | EndsWith | Floor | Join | Keys | Length | Max | Merge | Min | NotNull
        | Reverse | Sort | StartsWith | Sum | ToArray | ToNumber | ToString | Type | Values => None,
    }
}
