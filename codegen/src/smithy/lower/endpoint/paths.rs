//! Paths into inputs: the subset of JMESPath that the trait `operationContextParams` allows (Smithy 2.0, "Rules engine
//! parameters").

use crate::ir::PathStep;
use crate::smithy::model::{Model, Shape, ShapeType};

/// Paths nest as deep as inputs do.
const DEEPEST: usize = 32;

/// The steps of a path.
///
/// # Errors
/// What of it cannot be read, for people.
pub(super) fn read(path: &str) -> Result<Vec<PathStep>, String> {
    let mut parser = Parser { rest: path };
    let steps = parser.path(0)?;
    if parser.rest.is_empty() { Ok(steps) } else { Err(parser.unexpected()) }
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn path(&mut self, depth: usize) -> Result<Vec<PathStep>, String> {
        if depth > DEEPEST {
            return Err("it nests too deep".to_owned());
        }
        let mut steps = Vec::new();
        self.skip();
        if self.takes("keys(") {
            steps = self.path(depth + 1)?;
            self.expects(")")?;
            steps.push(PathStep::Keys);
        } else {
            self.first(&mut steps, depth)?;
        }
        loop {
            self.skip();
            if self.takes("[*]") {
                steps.push(PathStep::Each);
            } else if self.takes("[]") {
                steps.push(PathStep::Flatten);
            } else if self.takes(".") {
                self.first(&mut steps, depth)?;
            } else {
                return Ok(steps);
            }
        }
    }

    /// What may stand at the beginning and behind a dot.
    fn first(&mut self, steps: &mut Vec<PathStep>, depth: usize) -> Result<(), String> {
        self.skip();
        if self.takes("*") || self.takes("[*]") {
            steps.push(PathStep::Each);
        } else if self.takes("[]") {
            steps.push(PathStep::Flatten);
        } else if self.takes("keys(@)") {
            steps.push(PathStep::Keys);
        } else if self.takes("[") {
            let mut paths = vec![self.path(depth + 1)?];
            while self.takes(",") {
                paths.push(self.path(depth + 1)?);
            }
            self.expects("]")?;
            steps.push(PathStep::All(paths));
        } else {
            steps.push(PathStep::Member(self.identifier()?));
        }
        Ok(())
    }

    fn identifier(&mut self) -> Result<String, String> {
        if let Some(quoted) = self.rest.strip_prefix('"') {
            let (name, rest) =
                quoted.split_once('"').filter(|(name, _)| !name.contains('\\')).ok_or_else(|| self.unexpected())?;
            self.rest = rest;
            return Ok(name.to_owned());
        }
        let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(self.unexpected());
        }
        self.rest = rest;
        Ok(name.to_owned())
    }

    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn takes(&mut self, token: &str) -> bool {
        self.skip();
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expects(&mut self, token: &str) -> Result<(), String> {
        if self.takes(token) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn unexpected(&self) -> String {
        match self.rest.chars().next() {
            None => "it ends too soon".to_owned(),
            Some(_) => format!("`{}` cannot stand here", self.rest),
        }
    }
}

/// Whether an input has what the steps lead through.
///
/// # Errors
/// The first step that leads nowhere, for people.
pub(super) fn check(model: &Model, input: &Shape, steps: &[PathStep]) -> Result<(), String> {
    follow(model, input, steps).map(|_| ())
}

/// Where steps lead; none where it is a list made by the path itself.
fn follow<'a>(model: &'a Model, from: &'a Shape, steps: &[PathStep]) -> Result<Option<&'a Shape>, String> {
    let mut here = Some(from);
    for step in steps {
        let Some(shape) = here else { return Ok(None) };
        let target = |name: &str| shape.member(name).and_then(|member| model.target(member));
        here = match (step, shape.shape_type) {
            (PathStep::Member(name), ShapeType::Structure | ShapeType::Union) => {
                Some(target(name).ok_or_else(|| format!("`{}` has no member `{name}`", shape.id.name()))?)
            }
            (PathStep::Each | PathStep::Flatten, ShapeType::List) => target("member"),
            (PathStep::Each, ShapeType::Map) => target("value"),
            // A flattening behind a projection is about the projected lists.
            (PathStep::Flatten, _) => Some(shape),
            (PathStep::Keys, ShapeType::Map) => None,
            (PathStep::All(paths), ShapeType::Structure) => {
                for path in paths {
                    follow(model, shape, path)?;
                }
                None
            }
            _ => return Err(format!("`{}` is of another kind than the path needs", shape.id.name())),
        };
    }
    Ok(here)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str) -> PathStep {
        PathStep::Member(name.to_owned())
    }

    #[test]
    fn what_the_trait_allows() {
        assert_eq!(read("Bucket"), Ok(vec![member("Bucket")]));
        assert_eq!(read("a.\"b c\""), Ok(vec![member("a"), member("b c")]));
        assert_eq!(read("a[*].b"), Ok(vec![member("a"), PathStep::Each, member("b")]));
        assert_eq!(read("a.*.b"), Ok(vec![member("a"), PathStep::Each, member("b")]));
        assert_eq!(read("a[*].b[]"), Ok(vec![member("a"), PathStep::Each, member("b"), PathStep::Flatten]));
        assert_eq!(read("keys(a.b)"), Ok(vec![member("a"), member("b"), PathStep::Keys]));
        let both = PathStep::All(vec![vec![member("b")], vec![member("c"), member("d")]]);
        assert_eq!(read("a.[b, c.d]"), Ok(vec![member("a"), both]));
    }

    #[test]
    fn what_it_does_not() {
        for path in ["", "a.", "a[0]", "a[?b]", "length(a)", "a | b", "a[", "keys(a", "1a", "a..b", "\"a", "a b"] {
            assert!(read(path).is_err(), "`{path}`");
        }
        assert!(read(&"[".repeat(10_000)).is_err());
    }
}
