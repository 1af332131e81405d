//! Parameters of rule sets (Smithy 2.0, "Rules engine specification", "Parameter object").

use super::reader::{Name, Reader, child};
use super::types::Type;
use crate::diagnostics::Origin;
use crate::ir::{RuleExpr, RuleParam};
use crate::smithy::node::Node;

impl Reader<'_> {
    /// Declares the parameters of a rule set or diagram.
    pub(super) fn read_params(&mut self, rules: &Node) -> Option<()> {
        let origin = self.origin();
        let params = self.required(rules, "parameters", &origin)?;
        let at = child(&origin, "parameters");
        let Some(params) = params.as_object() else {
            self.error(&at, format!("`parameters` must be an object, not {}", params.kind()));
            return None;
        };
        for (name, param) in params.iter() {
            self.read_param(name, param, &child(&at, name));
        }
        Some(())
    }

    fn read_param(&mut self, name: &str, param: &Node, at: &Origin) -> Option<()> {
        if !is_identifier(name) {
            self.error(
                at,
                format!("`{name}` is not a name for a parameter: it must be a letter, and letters and digits"),
            );
        }
        let written = self.required(param, "type", at)?.as_str().unwrap_or_default();
        let Some(ty) = param_type(written) else {
            let message =
                format!("`{written}` is not a type of parameter; there are `string`, `boolean` and `stringArray`");
            self.error(&child(at, "type"), message);
            return None;
        };
        let required = param.get("required").and_then(Node::as_bool).unwrap_or(false);
        let default = param.get("default").filter(|value| !value.is_null()).and_then(|value| {
            let default = constant(value).filter(|(_, of)| *of == ty);
            if default.is_none() {
                let message = format!("the default of `{name}` must be {}, not {}", ty.name(), value.kind());
                self.error(&child(at, "default"), message);
            }
            default.map(|(default, _)| default)
        });
        let definite = required || default.is_some();
        let built_in = param.get("builtIn").and_then(Node::as_str).map(str::to_owned);
        self.declare(Name { name: name.to_owned(), slot: self.params.len(), ty, definite });
        self.params.push(RuleParam { name: name.to_owned(), built_in, required, default });
        Some(())
    }
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Types are written in either case in the wild.
fn param_type(written: &str) -> Option<Type> {
    match written.to_ascii_lowercase().as_str() {
        "string" => Some(Type::Text),
        "boolean" => Some(Type::Bool),
        "stringarray" => Some(Type::Texts),
        _ => None,
    }
}

/// A boolean, a text or a list of texts, as it stands.
pub(super) fn constant(value: &Node) -> Option<(RuleExpr, Type)> {
    match value {
        Node::Bool(value) => Some((RuleExpr::Bool(*value), Type::Bool)),
        Node::String(text) => Some((RuleExpr::Text(text.to_string()), Type::Text)),
        Node::Array(items) => {
            let items = items.iter().map(|item| item.as_str().map(|text| RuleExpr::Text(text.to_owned())));
            Some((RuleExpr::List(items.collect::<Option<_>>()?), Type::Texts))
        }
        _ => None,
    }
}
