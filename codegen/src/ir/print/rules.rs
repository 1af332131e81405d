//! Rule sets: conditions and where they lead.

use super::Text;
use crate::ir::{BoundValue, Condition, Operation, Outcome, PathStep, RuleExpr, RuleTarget, Rules};

impl Rules {
    /// The rule set: parameters, conditions and where they lead, results.
    pub fn to_text(&self) -> String {
        let mut text = Text::new();
        print(&mut text, self);
        text.lines
    }
}

pub(super) fn print(text: &mut Text, rules: &Rules) {
    for param in &rules.params {
        let built_in = param.built_in.as_ref().map(|name| format!(" from {name}")).unwrap_or_default();
        let default = param.default.as_ref().map(|value| format!(" = {}", expr(rules, value))).unwrap_or_default();
        let required = if param.required { ", required" } else { "" };
        text.line(format!("{}{built_in}{default}{required}", param.name));
    }
    text.line(format!("begin {}", target(rules.root)));
    for (position, node) in rules.nodes.iter().enumerate() {
        let condition = rules.conditions.get(node.condition).map(|found| condition(rules, found)).unwrap_or_default();
        text.line(format!("{position}: {condition} ? {} : {}", target(node.then), target(node.otherwise)));
    }
    for (position, outcome) in rules.results.iter().enumerate() {
        text.line(format!("-> {position}: {}", result(rules, outcome)));
    }
}

/// What an operation gives parameters.
pub(super) fn print_bindings(text: &mut Text, rules: &Rules, operation: &Operation) {
    for binding in &operation.endpoint {
        let value = match &binding.value {
            BoundValue::Fixed(value) => expr(rules, value),
            BoundValue::Input(steps) => path(steps),
        };
        let name = rules.params.get(binding.param).map_or("", |param| param.name.as_str());
        text.line(format!("endpoint {name} = {value}"));
    }
}

fn target(target: RuleTarget) -> String {
    match target {
        RuleTarget::Node(position) => position.to_string(),
        RuleTarget::Result(position) => format!("-> {position}"),
    }
}

fn condition(rules: &Rules, condition: &Condition) -> String {
    let assign = condition.assign.map(|slot| format!("{} = ", name(rules, slot))).unwrap_or_default();
    format!("{assign}{}", expr(rules, &condition.expr))
}

fn result(rules: &Rules, outcome: &Outcome) -> String {
    match outcome {
        Outcome::NoMatch => "no rule holds".to_owned(),
        Outcome::Error(message) => format!("error {}", expr(rules, message)),
        Outcome::Endpoint { url, headers, properties } => {
            let entries =
                headers.iter().chain(properties).map(|(name, value)| format!(", {name} {}", expr(rules, value)));
            format!("{}{}", expr(rules, url), entries.collect::<String>())
        }
    }
}

fn name(rules: &Rules, slot: usize) -> &str {
    let params = rules.params.iter().map(|param| param.name.as_str());
    params.chain(rules.variables.iter().map(String::as_str)).nth(slot).unwrap_or_default()
}

fn expr(rules: &Rules, value: &RuleExpr) -> String {
    let listed = |values: &[RuleExpr]| values.iter().map(|value| expr(rules, value)).collect::<Vec<_>>().join(", ");
    match value {
        RuleExpr::Bool(value) => value.to_string(),
        RuleExpr::Int(value) => value.to_string(),
        RuleExpr::Text(text) => format!("{text:?}"),
        RuleExpr::Slot(slot) => name(rules, *slot).to_owned(),
        RuleExpr::Template(parts) => {
            let parts = parts.iter().map(|part| match part {
                RuleExpr::Text(text) => text.clone(),
                other => format!("{{{}}}", expr(rules, other)),
            });
            format!("\"{}\"", parts.collect::<String>().escape_debug())
        }
        RuleExpr::Attr(of, path) => format!("{}#{path}", expr(rules, of)),
        RuleExpr::Call(function, arguments) => format!("{function:?}({})", listed(arguments)),
        RuleExpr::List(items) => format!("[{}]", listed(items)),
        RuleExpr::Record(entries) => {
            let entries = entries.iter().map(|(name, value)| format!("{name}: {}", expr(rules, value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

fn path(steps: &[PathStep]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            PathStep::Member(name) if text.is_empty() => text.push_str(name),
            PathStep::Member(name) => text.push_str(&format!(".{name}")),
            PathStep::Each => text.push_str("[*]"),
            PathStep::Flatten => text.push_str("[]"),
            PathStep::Keys => text = format!("keys({text})"),
            PathStep::All(paths) => {
                let paths: Vec<String> = paths.iter().map(|steps| path(steps)).collect();
                text.push_str(&format!(".[{}]", paths.join(", ")));
            }
        }
    }
    text
}
