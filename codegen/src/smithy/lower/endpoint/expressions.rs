//! Expressions of rule sets: literals, references and calls (Smithy 2.0, "Rules engine specification", "Function
//! object", "Reference object").

use super::functions::{Signature, signature};
use super::reader::{Reader, child};
use super::types::{Type, Typed};
use crate::diagnostics::Origin;
use crate::ir::{RuleExpr, RuleFunction};
use crate::smithy::node::Node;

impl Reader<'_> {
    /// An expression; none if it was reported.
    pub(super) fn read_expression(&mut self, node: &Node, at: &Origin, depth: usize) -> Option<Typed> {
        if !self.counts(at, depth) {
            return None;
        }
        match node {
            Node::Bool(value) => Some(Typed::of(RuleExpr::Bool(*value), Type::Bool)),
            Node::Number(number) => {
                let whole = number.as_i64();
                if whole.is_none() {
                    self.error(at, format!("`{}` is not a whole number", number.as_str()));
                }
                Some(Typed::of(RuleExpr::Int(whole?), Type::Int))
            }
            Node::String(text) => self.read_template(text, at),
            Node::Array(items) => self.read_texts(items, at, depth),
            Node::Object(_) => match (node.get("ref").and_then(Node::as_str), node.get("fn").and_then(Node::as_str)) {
                (Some(name), _) => self.read_reference(name, &child(at, "ref")),
                (None, Some(name)) => self.read_call(name, node, at, depth),
                (None, None) => {
                    self.error(at, "an expression of endpoint rules has `ref` or `fn`");
                    None
                }
            },
            Node::Null | Node::Name(_) => {
                self.error(at, format!("{} is not an expression of endpoint rules", node.kind()));
                None
            }
        }
    }

    /// An expression of a type that is known ahead.
    pub(super) fn read_expected(&mut self, node: &Node, wanted: Type, at: &Origin, depth: usize) -> Option<Typed> {
        let typed = self.read_expression(node, at, depth)?;
        if !typed.ty.fits(wanted) {
            self.error(at, format!("this is {} where endpoint rules want {}", typed.ty.name(), wanted.name()));
            return None;
        }
        Some(typed)
    }

    fn read_texts(&mut self, items: &[Node], at: &Origin, depth: usize) -> Option<Typed> {
        let mut texts = Vec::new();
        let mut definite = true;
        for (position, item) in items.iter().enumerate() {
            let text = self.read_expected(item, Type::Text, &child(at, position), depth + 1)?;
            definite &= text.definite;
            texts.push(text.expr);
        }
        Some(Typed { expr: RuleExpr::List(texts), ty: Type::Texts, definite })
    }

    /// The parameter or variable of that name.
    pub(super) fn read_reference(&mut self, name: &str, at: &Origin) -> Option<Typed> {
        if let Some(known) = self.find(name) {
            return Some(Typed { expr: RuleExpr::Slot(known.slot), ty: known.ty, definite: known.definite });
        }
        let near = self.known().into_iter().find(|known| known.eq_ignore_ascii_case(name)).map(str::to_owned);
        let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        self.error(at, format!("the endpoint rules have no parameter or variable `{name}` here{near}"));
        None
    }

    fn read_call(&mut self, name: &str, node: &Node, at: &Origin, depth: usize) -> Option<Typed> {
        let arguments = self.list(node, "argv", at)?;
        let at = child(at, "argv");
        match name {
            "getAttr" => self.read_get_attribute(arguments, &at, depth),
            "coalesce" => self.read_coalesce(arguments, &at, depth),
            "ite" => self.read_ite(arguments, &at, depth),
            _ => match signature(name) {
                Some(signature) => self.read_plain_call(name, &signature, arguments, &at, depth),
                None => {
                    self.unknown(&at, format!("the function `{name}` of endpoint rules is not known"));
                    None
                }
            },
        }
    }

    fn read_plain_call(
        &mut self,
        name: &str,
        signature: &Signature,
        nodes: &[Node],
        at: &Origin,
        depth: usize,
    ) -> Option<Typed> {
        self.check_count(name, nodes.len(), signature.arguments.len(), at)?;
        let mut arguments = Vec::new();
        for (position, (node, wanted)) in nodes.iter().zip(signature.arguments).enumerate() {
            arguments.push(self.read_expected(node, *wanted, &child(at, position), depth + 1)?);
        }
        let (function, ty) = (signature.function, signature.value);
        let needs = !matches!(function, RuleFunction::IsSet | RuleFunction::Not);
        let definite = signature.definite && (!needs || arguments.iter().all(|argument| argument.definite));
        Some(Typed { expr: simplified(function, arguments), ty, definite })
    }

    fn check_count(&mut self, name: &str, count: usize, wanted: usize, at: &Origin) -> Option<()> {
        if count != wanted {
            self.error(
                at,
                format!("`{name}` takes {wanted} argument{}, not {count}", if wanted == 1 { "" } else { "s" }),
            );
            return None;
        }
        Some(())
    }

    fn read_get_attribute(&mut self, nodes: &[Node], at: &Origin, depth: usize) -> Option<Typed> {
        self.check_count("getAttr", nodes.len(), 2, at)?;
        let of = self.read_expression(&nodes[0], &child(at, 0), depth + 1)?;
        let Some(path) = nodes[1].as_str() else {
            self.error(&child(at, 1), format!("the path of `getAttr` is a string, not {}", nodes[1].kind()));
            return None;
        };
        self.read_attribute(of, path, &child(at, 1))
    }

    /// The value at a path (section "`getAttr` function", "Parsing path strings").
    pub(super) fn read_attribute(&mut self, of: Typed, path: &str, at: &Origin) -> Option<Typed> {
        let (mut ty, mut definite) = (of.ty, of.definite);
        for part in path.split('.') {
            let (key, indexes) = part.split_at(part.find('[').unwrap_or(part.len()));
            let mut found = if key.is_empty() && !indexes.is_empty() { Some(ty) } else { ty.attribute(key) };
            for index in indexes.split_inclusive(']') {
                let number = index.strip_prefix('[').and_then(|index| index.strip_suffix(']'));
                let is_index = number.is_some_and(|number| number.parse::<i32>().is_ok());
                found = found.filter(|ty| is_index && ty.fits(Type::Texts)).map(|_| Type::Text);
                definite = false;
            }
            let Some(found) = found else {
                self.error(at, format!("{} has nothing at `{path}`", ty.name()));
                return None;
            };
            ty = found;
        }
        Some(Typed { expr: RuleExpr::Attr(Box::new(of.expr), path.to_owned()), ty, definite })
    }

    fn read_coalesce(&mut self, nodes: &[Node], at: &Origin, depth: usize) -> Option<Typed> {
        if nodes.len() < 2 {
            self.error(at, format!("`coalesce` takes two arguments or more, not {}", nodes.len()));
            return None;
        }
        let mut ty = Type::Any;
        let mut arguments = Vec::new();
        for (position, node) in nodes.iter().enumerate() {
            let argument = self.read_expected(node, ty, &child(at, position), depth + 1)?;
            ty = if ty == Type::Any { argument.ty } else { ty };
            arguments.push(argument);
        }
        let definite = arguments.iter().any(|argument| argument.definite);
        let arguments = arguments.into_iter().map(|argument| argument.expr).collect();
        Some(Typed { expr: RuleExpr::Call(RuleFunction::Coalesce, arguments), ty, definite })
    }

    fn read_ite(&mut self, nodes: &[Node], at: &Origin, depth: usize) -> Option<Typed> {
        self.check_count("ite", nodes.len(), 3, at)?;
        let test = self.read_expected(&nodes[0], Type::Bool, &child(at, 0), depth + 1)?;
        let then = self.read_expression(&nodes[1], &child(at, 1), depth + 1)?;
        let otherwise = self.read_expected(&nodes[2], then.ty, &child(at, 2), depth + 1)?;
        let (ty, definite) = (then.ty, then.definite && otherwise.definite);
        let expr = match test.expr {
            RuleExpr::Bool(true) => then.expr,
            RuleExpr::Bool(false) => otherwise.expr,
            test => RuleExpr::Call(RuleFunction::Ite, vec![test, then.expr, otherwise.expr]),
        };
        Some(Typed { expr, ty, definite })
    }
}

/// A call, decided as far as its arguments are known.
fn simplified(function: RuleFunction, arguments: Vec<Typed>) -> RuleExpr {
    match (function, arguments.as_slice()) {
        (RuleFunction::IsSet, [value]) if value.definite => RuleExpr::Bool(true),
        (RuleFunction::Not, [value]) => not(value.expr.clone()),
        (RuleFunction::Equals, [one, other]) => equals(one, other),
        _ => RuleExpr::Call(function, arguments.into_iter().map(|argument| argument.expr).collect()),
    }
}

fn not(expr: RuleExpr) -> RuleExpr {
    match expr {
        RuleExpr::Bool(value) => RuleExpr::Bool(!value),
        RuleExpr::Call(RuleFunction::Not, mut inner) if inner.len() == 1 => inner.remove(0),
        expr => RuleExpr::Call(RuleFunction::Not, vec![expr]),
    }
}

/// A comparison, its literal last; with `true` and `false` the value itself and its opposite.
fn equals(one: &Typed, other: &Typed) -> RuleExpr {
    let is_literal = |typed: &Typed| matches!(typed.expr, RuleExpr::Bool(_) | RuleExpr::Text(_));
    let (value, with) = if is_literal(one) { (other, one) } else { (one, other) };
    match (&value.expr, &with.expr) {
        (value, with) if is_literal(one) && is_literal(other) => RuleExpr::Bool(value == with),
        (expr, RuleExpr::Bool(true)) if value.definite => expr.clone(),
        (expr, RuleExpr::Bool(false)) if value.definite => not(expr.clone()),
        (value, with) => RuleExpr::Call(RuleFunction::Equals, vec![value.clone(), with.clone()]),
    }
}
