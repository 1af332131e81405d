//! A rule set of the IR as the runtime's table: what the emitter writes as Rust, built in memory.

use ferrosmith_codegen::ir::{self, RuleExpr, RuleFunction, RuleTarget};
use ferrosmith_codegen::rust::template;
use ferrosmith_runtime::inner::{Condition, Expr, Function, Outcome, RuleParam, Rules};

/// The table. Tables live as long as programs, and this one runs once.
pub(super) fn table(rules: &ir::Rules) -> &'static Rules {
    leaked(Rules {
        params: rules.params.iter().map(param).collect::<Vec<_>>().leak(),
        variables: number(rules.variables.len()),
        conditions: rules.conditions.iter().map(condition).collect::<Vec<_>>().leak(),
        nodes: rules.nodes.iter().map(node).collect::<Vec<_>>().leak(),
        results: rules.results.iter().map(outcome).collect::<Vec<_>>().leak(),
        root: target(rules.root),
    })
}

fn leaked<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn text(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn number(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn param(param: &ir::RuleParam) -> RuleParam {
    RuleParam {
        name: text(&param.name),
        built_in: text(param.built_in.as_deref().unwrap_or_default()),
        required: param.required,
        default: param.default.as_ref().map(expr),
    }
}

fn condition(condition: &ir::Condition) -> Condition {
    let expr = expr(&condition.expr);
    match condition.assign {
        None => Condition::Test(expr),
        Some(slot) => Condition::Assign(number(slot), expr),
    }
}

fn node(node: &ir::RuleNode) -> [i32; 3] {
    [i32::try_from(node.condition).unwrap_or(i32::MAX), target(node.then), target(node.otherwise)]
}

fn target(target: RuleTarget) -> i32 {
    match target {
        RuleTarget::Node(position) => i32::try_from(position).unwrap_or(i32::MAX),
        RuleTarget::Result(position) => !i32::try_from(position).unwrap_or(i32::MAX),
    }
}

fn outcome(outcome: &ir::Outcome) -> Outcome {
    match outcome {
        ir::Outcome::NoMatch => Outcome::NoMatch,
        ir::Outcome::Error(message) => Outcome::Error(expr(message)),
        ir::Outcome::Endpoint { url, headers, properties } => {
            Outcome::Endpoint { url: expr(url), headers: entries(headers), properties: entries(properties) }
        }
    }
}

fn entries(entries: &[(String, RuleExpr)]) -> &'static [(&'static str, Expr)] {
    entries.iter().map(|(name, value)| (text(name), expr(value))).collect::<Vec<_>>().leak()
}

fn exprs(values: &[RuleExpr]) -> &'static [Expr] {
    values.iter().map(expr).collect::<Vec<_>>().leak()
}

fn expr(value: &RuleExpr) -> Expr {
    match value {
        RuleExpr::Bool(value) => Expr::Bool(*value),
        RuleExpr::Int(value) => Expr::Int(*value),
        RuleExpr::Text(value) => Expr::Text(text(value)),
        RuleExpr::Slot(slot) => Expr::Slot(number(*slot)),
        RuleExpr::Template(parts) => Expr::Template(text(&template(parts))),
        RuleExpr::Attr(of, path) => Expr::Attr(leaked(expr(of)), text(path)),
        RuleExpr::Call(function, arguments) => Expr::Call(called(*function), exprs(arguments)),
        RuleExpr::List(items) => Expr::List(exprs(items)),
        RuleExpr::Record(members) => Expr::Record(entries(members)),
    }
}

fn called(function: RuleFunction) -> Function {
    match function {
        RuleFunction::IsVirtualHostableS3Bucket => Function::IsVirtualHostableS3Bucket,
        RuleFunction::ParseArn => Function::ParseArn,
        RuleFunction::Partition => Function::Partition,
        RuleFunction::Equals => Function::Equals,
        RuleFunction::Coalesce => Function::Coalesce,
        RuleFunction::IsSet => Function::IsSet,
        RuleFunction::IsValidHostLabel => Function::IsValidHostLabel,
        RuleFunction::Ite => Function::Ite,
        RuleFunction::Not => Function::Not,
        RuleFunction::ParseUrl => Function::ParseUrl,
        RuleFunction::Split => Function::Split,
        RuleFunction::Substring => Function::Substring,
        RuleFunction::UriEncode => Function::UriEncode,
    }
}
