//! Template strings (Smithy 2.0, "Rules engine specification", "Template string").

use super::reader::Reader;
use super::types::{Type, Typed};
use crate::diagnostics::Origin;
use crate::ir::RuleExpr;

impl Reader<'_> {
    /// A text with its `{name}` and `{name#path}`; `{{` and `}}` stand for braces.
    pub(super) fn read_template(&mut self, template: &str, at: &Origin) -> Option<Typed> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut definite = true;
        let mut rest = template;
        while let Some(brace) = rest.find(['{', '}']) {
            literal.push_str(&rest[..brace]);
            rest = &rest[brace..];
            if let Some(after) = rest.strip_prefix("{{").or_else(|| rest.strip_prefix("}}")) {
                literal.push_str(&rest[..1]);
                rest = after;
                continue;
            }
            let Some((hole, after)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) else {
                self.error(at, format!("a brace in the template `{template}` has no counterpart"));
                return None;
            };
            rest = after;
            let value = self.read_hole(hole, template, at)?;
            definite &= value.definite;
            if !literal.is_empty() {
                parts.push(RuleExpr::Text(std::mem::take(&mut literal)));
            }
            parts.push(value.expr);
        }
        literal.push_str(rest);
        if parts.is_empty() {
            return Some(Typed::of(RuleExpr::Text(literal), Type::Text));
        }
        if !literal.is_empty() {
            parts.push(RuleExpr::Text(literal));
        }
        let expr = if parts.len() == 1 { parts.remove(0) } else { RuleExpr::Template(parts) };
        Some(Typed { expr, ty: Type::Text, definite })
    }

    fn read_hole(&mut self, hole: &str, template: &str, at: &Origin) -> Option<Typed> {
        let (name, path) = hole.split_once('#').map_or((hole, None), |(name, path)| (name, Some(path)));
        let mut value = self.read_reference(name, at)?;
        if let Some(path) = path {
            value = self.read_attribute(value, path, at)?;
        }
        if !value.ty.fits(Type::Text) {
            self.error(at, format!("`{{{hole}}}` in the template `{template}` is {}, not a string", value.ty.name()));
            return None;
        }
        Some(value)
    }
}
