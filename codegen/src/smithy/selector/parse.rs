//! Reads selectors.

use super::{Attribute, Comparison, Selector, Step};

/// Functions nest no deeper in anything that a person wrote.
const DEEPEST: usize = 16;

pub(super) fn parse(text: &str) -> Option<Selector> {
    let mut parser = Parser { rest: text.trim() };
    let selector = parser.selector(DEEPEST)?;
    parser.rest.is_empty().then_some(selector)
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn eat(&mut self, token: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(token) else { return false };
        self.rest = rest.trim_start();
        true
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        taken
    }

    fn word(&mut self) -> Option<String> {
        let word = self.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
        (!word.is_empty()).then(|| word.to_owned())
    }

    fn selector(&mut self, depth: usize) -> Option<Selector> {
        let mut steps = Vec::new();
        while !self.rest.is_empty() && !self.rest.starts_with([',', ')']) {
            steps.push(self.step(depth)?);
        }
        (!steps.is_empty()).then_some(Selector(steps))
    }

    fn step(&mut self, depth: usize) -> Option<Step> {
        if self.eat("*") {
            return Some(Step::Any);
        }
        if self.eat("~>") {
            return Some(Step::Closure);
        }
        if self.eat(">") {
            return Some(Step::Neighbours(Vec::new()));
        }
        if self.eat("-[") {
            return Some(Step::Neighbours(self.relations("]->")?));
        }
        if self.eat("<-[") {
            return Some(Step::Users(self.relations("]-")?));
        }
        if self.rest.starts_with("<~") {
            return None;
        }
        if self.eat("<") {
            return Some(Step::Users(Vec::new()));
        }
        if self.eat("[") {
            return self.attribute().map(Step::Attribute);
        }
        if self.eat(":") {
            return self.function(depth.checked_sub(1)?);
        }
        self.word().map(Step::Type)
    }

    fn relations(&mut self, end: &str) -> Option<Vec<String>> {
        let mut relations = vec![self.word()?];
        while self.eat(",") {
            relations.push(self.word()?);
        }
        self.eat(end).then_some(relations)
    }

    fn function(&mut self, depth: usize) -> Option<Step> {
        let name = self.word()?;
        if !self.eat("(") {
            return None;
        }
        let mut arguments = vec![self.selector(depth)?];
        while self.eat(",") {
            arguments.push(self.selector(depth)?);
        }
        if !self.eat(")") {
            return None;
        }
        match name.as_str() {
            "is" | "each" => Some(Step::Is(arguments)),
            "test" => Some(Step::Test(arguments)),
            "not" => Some(Step::Not(arguments)),
            _ => None,
        }
    }

    fn attribute(&mut self) -> Option<Attribute> {
        let mut path = vec![self.path_part()?];
        while self.eat("|") {
            path.push(self.path_part()?);
        }
        if self.eat("]") {
            return Some(Attribute { path, comparison: None });
        }
        let operator = ["!=", "^=", "$=", "*=", "="].into_iter().find(|operator| self.eat(operator))?.to_owned();
        let mut values = vec![self.value()?];
        while self.eat(",") {
            values.push(self.value()?);
        }
        let ignore_case = self.eat("i");
        self.eat("]").then_some(Attribute { path, comparison: Some(Comparison { operator, values, ignore_case }) })
    }

    fn path_part(&mut self) -> Option<String> {
        let part = self.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '#' | '$'));
        (!part.is_empty()).then(|| part.to_owned())
    }

    fn value(&mut self) -> Option<String> {
        for quote in ['"', '\''] {
            if let Some(rest) = self.rest.strip_prefix(quote) {
                let (value, rest) = rest.split_once(quote)?;
                self.rest = rest.trim_start();
                return Some(value.to_owned());
            }
        }
        self.path_part()
    }
}
