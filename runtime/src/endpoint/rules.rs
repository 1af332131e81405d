//! Evaluates rule sets: from parameters over conditions to a result (Smithy 2.0, "Rules engine specification").

use super::functions;
use super::value::Value;
use crate::schema::{Condition, Expr, Function, Outcome, Rules};

/// An endpoint as a rule set gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluated {
    /// The URL.
    pub url: String,
    /// Names and values of headers that requests carry.
    pub headers: Vec<(&'static str, Vec<String>)>,
    /// What else is known about it.
    pub properties: Vec<(&'static str, Value<'static>)>,
}

/// Evaluates a rule set with the values of its parameters, by position; defaults take the place of absent ones.
///
/// # Errors
/// The message of the error rule that holds, that a required parameter has no value, or that no rule holds.
pub fn evaluate(rules: &'static Rules, params: Vec<Option<Value<'_>>>) -> Result<Evaluated, String> {
    let mut scope = Scope { slots: params };
    scope.slots.resize(rules.params.len() + usize::from(rules.variables), None);
    for (position, param) in rules.params.iter().enumerate() {
        if scope.slots[position].is_none() {
            scope.slots[position] = param.default.as_ref().and_then(|default| scope.value(default));
        }
        if param.required && scope.slots[position].is_none() {
            return Err(format!("the endpoint parameter `{}` is required", param.name));
        }
    }
    let outcome = scope.walk(rules).unwrap_or(&Outcome::NoMatch);
    scope.finish(outcome)
}

/// The parameters and variables, as far as they have values.
struct Scope<'a> {
    slots: Vec<Option<Value<'a>>>,
}

impl<'a> Scope<'a> {
    /// The result that the conditions lead to. No way through a diagram passes a node twice.
    fn walk(&mut self, rules: &'static Rules) -> Option<&'static Outcome> {
        let mut reference = rules.root;
        for _ in 0..=rules.nodes.len() {
            let Ok(position) = usize::try_from(reference) else {
                return rules.results.get(usize::try_from(!reference).ok()?);
            };
            let [condition, then, otherwise] = *rules.nodes.get(position)?;
            let holds = self.holds(rules.conditions.get(usize::try_from(condition).ok()?)?);
            reference = if holds { then } else { otherwise };
        }
        None
    }

    fn holds(&mut self, condition: &'static Condition) -> bool {
        match condition {
            Condition::Test(test) => is_true(self.value(test).as_ref()),
            Condition::Assign(slot, expr) => {
                let value = self.value(expr);
                let holds = is_true(value.as_ref());
                if let Some(place) = self.slots.get_mut(usize::from(*slot)) {
                    *place = value.filter(|_| holds);
                }
                holds
            }
        }
    }

    fn finish(&self, outcome: &'static Outcome) -> Result<Evaluated, String> {
        let text = |expr| self.text(expr).ok_or("the endpoint rule set uses a value that is not set");
        let (url, headers, properties) = match outcome {
            Outcome::NoMatch => return Err("no rule of the endpoint rule set holds".to_owned()),
            Outcome::Error(message) => return Err(text(message)?),
            Outcome::Endpoint { url, headers, properties } => (url, headers, properties),
        };
        let values = |expr| match self.value(expr) {
            Some(Value::List(items)) => items.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
            other => other.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
        };
        let property = |(name, expr): &'static (&'static str, Expr)| Some((*name, self.value(expr)?.into_owned()));
        Ok(Evaluated {
            url: text(url)?,
            headers: headers.iter().map(|(name, expr)| (*name, values(expr))).collect(),
            properties: properties.iter().filter_map(property).collect(),
        })
    }

    fn text(&self, expr: &'static Expr) -> Option<String> {
        match self.value(expr)? {
            Value::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }

    fn slot(&self, slot: u16) -> Option<&Value<'a>> {
        self.slots.get(usize::from(slot))?.as_ref()
    }

    /// The value of an expression; tables are finite, and the generator bounds how deep they nest.
    fn value(&self, expr: &'static Expr) -> Option<Value<'a>> {
        match expr {
            Expr::Bool(value) => Some(Value::Bool(*value)),
            Expr::Int(value) => Some(Value::Int(*value)),
            Expr::Text(text) => Some(Value::from(*text)),
            Expr::Slot(slot) => self.slot(*slot).cloned(),
            Expr::Template(template) => self.template(template).map(Value::from),
            Expr::Attr(Expr::Slot(slot), path) => self.slot(*slot)?.at(path),
            Expr::Attr(of, path) => self.value(of)?.at(path),
            Expr::Call(function, arguments) => self.call(*function, arguments),
            Expr::List(items) => items.iter().map(|item| self.value(item)).collect::<Option<Vec<_>>>().map(Value::List),
            Expr::Record(entries) => {
                let entries = entries.iter().map(|(name, expr)| Some((*name, self.value(expr)?)));
                entries.collect::<Option<Vec<_>>>().map(Value::Record)
            }
        }
    }

    fn template(&self, template: &str) -> Option<String> {
        let mut text = String::with_capacity(64);
        let mut rest = template;
        while let Some(brace) = rest.find(['{', '}']) {
            text.push_str(&rest[..brace]);
            rest = &rest[brace..];
            if let Some(after) = rest.strip_prefix("{{").or_else(|| rest.strip_prefix("}}")) {
                text.push_str(&rest[..1]);
                rest = after;
                continue;
            }
            let (hole, after) = rest.strip_prefix('{')?.split_once('}')?;
            rest = after;
            match hole.split_once('#') {
                None => text.push_str(self.slot(hole.parse().ok()?)?.as_text()?),
                Some((slot, path)) => text.push_str(self.slot(slot.parse().ok()?)?.at(path)?.as_text()?),
            }
        }
        text.push_str(rest);
        Some(text)
    }

    fn call(&self, function: Function, arguments: &'static [Expr]) -> Option<Value<'a>> {
        match (function, arguments) {
            (Function::IsSet, [Expr::Slot(slot)]) => Some(Value::Bool(self.slot(*slot).is_some())),
            (Function::IsSet, [value]) => Some(Value::Bool(self.value(value).is_some())),
            (Function::Not, [value]) => Some(Value::Bool(!is_true(self.value(value).as_ref()))),
            (Function::Coalesce, values) => values.iter().find_map(|value| self.value(value)),
            (Function::Ite, [test, then, otherwise]) => {
                self.value(if is_true(self.value(test).as_ref()) { then } else { otherwise })
            }
            (function, arguments) => {
                let arguments: Option<Vec<Value<'a>>> = arguments.iter().map(|value| self.value(value)).collect();
                functions::call(function, &arguments?)
            }
        }
    }
}

/// Whether a condition with this value holds (section "Condition object").
fn is_true(value: Option<&Value<'_>>) -> bool {
    !matches!(value, None | Some(Value::Bool(false)))
}
