//! Conditions and results of rules (Smithy 2.0, "Rules engine specification", "Condition object", "Endpoint object",
//! "Error rule object").

use super::reader::{Name, Reader, child};
use super::types::{Type, Typed};
use crate::diagnostics::Origin;
use crate::ir::{Condition, Outcome, RuleExpr, RuleFunction};
use crate::smithy::node::Node;

impl Reader<'_> {
    /// A condition. `is_known` is whether the variable that it assigns has been declared before, as those of diagrams.
    pub(super) fn read_condition(&mut self, node: &Node, at: &Origin, is_known: bool) -> Option<Condition> {
        self.required(node, "fn", at)?;
        let value = self.read_expression(node, at, 0)?;
        self.narrow(&value);
        let Some(name) = node.get("assign").and_then(Node::as_str) else {
            return Some(Condition { expr: value.expr, assign: None });
        };
        let assign = if is_known { self.find(name)?.slot } else { self.assign(name, &value, at)? };
        Some(Condition { expr: value.expr, assign: Some(assign) })
    }

    /// After `isSet(name)`, `name` has a value.
    fn narrow(&mut self, value: &Typed) {
        let RuleExpr::Call(RuleFunction::IsSet, arguments) = &value.expr else { return };
        let [RuleExpr::Slot(slot)] = arguments.as_slice() else { return };
        if let Some(name) = self.named(*slot) {
            self.declare(Name { definite: true, ..name });
        }
    }

    fn assign(&mut self, name: &str, value: &Typed, at: &Origin) -> Option<usize> {
        if self.find(name).is_some() {
            self.error(
                &child(at, "assign"),
                format!("the endpoint rules have a parameter or variable `{name}` already"),
            );
            return None;
        }
        let slot = self.slot(name, &value.expr);
        self.declare(Name { name: name.to_owned(), slot, ty: value.ty, definite: true });
        Some(slot)
    }

    /// What an endpoint rule or an error rule gives.
    pub(super) fn read_outcome(&mut self, rule: &Node, at: &Origin) -> Option<Outcome> {
        if let Some(message) = rule.get("error").filter(|message| !message.is_null()) {
            let message = self.read_expected(message, Type::Text, &child(at, "error"), 0)?;
            return Some(Outcome::Error(message.expr));
        }
        let endpoint = self.required(rule, "endpoint", at)?;
        let at = child(at, "endpoint");
        let url = self.required(endpoint, "url", &at)?;
        let url = self.read_expected(url, Type::Text, &child(&at, "url"), 0)?.expr;
        let headers = self.read_headers(endpoint, &at)?;
        let properties = match endpoint.get("properties").and_then(Node::as_object) {
            Some(properties) => self.read_entries(properties.iter(), &child(&at, "properties"), 0)?,
            None => Vec::new(),
        };
        Some(Outcome::Endpoint { url, headers, properties })
    }

    fn read_headers(&mut self, endpoint: &Node, at: &Origin) -> Option<Vec<(String, RuleExpr)>> {
        let at = child(at, "headers");
        let mut headers = Vec::new();
        for (name, values) in
            endpoint.get("headers").and_then(Node::as_object).into_iter().flat_map(|headers| headers.iter())
        {
            let values = self.read_expected(values, Type::Texts, &child(&at, name), 0)?;
            headers.push((name.to_owned(), values.expr));
        }
        Some(headers)
    }

    fn read_entries<'n>(
        &mut self,
        entries: impl Iterator<Item = (&'n str, &'n Node)>,
        at: &Origin,
        depth: usize,
    ) -> Option<Vec<(String, RuleExpr)>> {
        let mut read = Vec::new();
        for (name, value) in entries {
            read.push((name.to_owned(), self.read_property(value, &child(at, name), depth)?));
        }
        Some(read)
    }

    /// A property: any value whose texts are templates.
    fn read_property(&mut self, node: &Node, at: &Origin, depth: usize) -> Option<RuleExpr> {
        if !self.counts(at, depth) {
            return None;
        }
        match node {
            Node::Array(items) => {
                let mut read = Vec::new();
                for (position, item) in items.iter().enumerate() {
                    read.push(self.read_property(item, &child(at, position), depth + 1)?);
                }
                Some(RuleExpr::List(read))
            }
            Node::Object(entries) => self.read_entries(entries.iter(), at, depth + 1).map(RuleExpr::Record),
            other => self.read_expression(other, at, depth).map(|typed| typed.expr),
        }
    }
}
