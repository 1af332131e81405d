//! Whether a text is a selector at all (Smithy 2.0, "Selectors", the grammar), also where it uses what
//! [`parse`](super::parse) does not understand.

/// Functions nest no deeper in anything that a person wrote.
const DEEPEST: usize = 64;

const TYPES: [&str; 30] = [
    "blob",
    "boolean",
    "document",
    "string",
    "integer",
    "byte",
    "short",
    "long",
    "float",
    "double",
    "bigDecimal",
    "bigInteger",
    "timestamp",
    "list",
    "set",
    "map",
    "structure",
    "union",
    "service",
    "operation",
    "resource",
    "member",
    "enum",
    "intEnum",
    "number",
    "simpleType",
    "collection",
    "aggregateType",
    "dataType",
    "serviceType",
];

/// Longer ones first: the first that fits is taken.
const COMPARATORS: [&str; 14] = ["{!=}", "{<<}", "{=}", "{<}", "!=", "^=", "$=", "*=", "?=", ">=", "<=", "=", ">", "<"];

/// What is wrong with a selector, to be read after its name; none if nothing is.
pub(super) fn problem(text: &str) -> Option<String> {
    let mut reader = Reader { text, rest: text.trim_start() };
    match reader.selector(DEEPEST) {
        Ok(()) if reader.rest.is_empty() => None,
        Ok(()) => Some(reader.unexpected()),
        Err(problem) => Some(problem),
    }
}

struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
}

type Read<T = ()> = Result<T, String>;

impl<'a> Reader<'a> {
    fn unexpected(&self) -> String {
        match self.rest.chars().next() {
            Some(found) => format!("has `{found}` at position {}", self.text.len() - self.rest.len() + 1),
            None => "ends too early".to_owned(),
        }
    }

    fn eat(&mut self, token: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(token) else { return false };
        self.rest = rest.trim_start();
        true
    }

    fn expect(&mut self, token: &str) -> Read {
        if self.eat(token) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn selector(&mut self, depth: usize) -> Read {
        loop {
            self.step(depth)?;
            if self.rest.is_empty() || self.rest.starts_with([',', ')']) {
                return Ok(());
            }
        }
    }

    fn step(&mut self, depth: usize) -> Read {
        if self.eat("*") || self.eat("~>") || self.eat(">") {
            return Ok(());
        }
        if self.eat("-[") {
            return self.relations("]->");
        }
        if self.eat("<-[") {
            return self.relations("]-");
        }
        if self.eat("<~") || self.eat("<") {
            return Ok(());
        }
        if self.eat("[@") {
            return self.scoped();
        }
        if self.eat("[") {
            return self.attribute();
        }
        let deeper = || depth.checked_sub(1).ok_or_else(|| format!("has more than {DEEPEST} levels"));
        if self.eat(":") {
            self.identifier()?;
            return self.arguments(deeper()?);
        }
        if self.eat("${") {
            self.identifier()?;
            return self.expect("}");
        }
        if self.eat("$") {
            self.identifier()?;
            self.expect("(")?;
            self.selector(deeper()?)?;
            return self.expect(")");
        }
        let name = self.identifier()?;
        if TYPES.contains(&name) { Ok(()) } else { Err(format!("has `{name}`, which is not a type of shape")) }
    }

    fn arguments(&mut self, depth: usize) -> Read {
        self.expect("(")?;
        self.selector(depth)?;
        while self.eat(",") {
            self.selector(depth)?;
        }
        self.expect(")")
    }

    fn relations(&mut self, end: &str) -> Read {
        self.identifier()?;
        while self.eat(",") {
            self.identifier()?;
        }
        self.expect(end)
    }

    fn attribute(&mut self) -> Read {
        self.path()?;
        if self.eat("]") {
            return Ok(());
        }
        self.comparison(false)?;
        self.expect("]")
    }

    /// `[@trait|range: @{min} > 1 && @{max} < 5]`.
    fn scoped(&mut self) -> Read {
        if !self.rest.starts_with(':') {
            self.path()?;
        }
        self.expect(":")?;
        loop {
            self.value(true)?;
            self.comparison(true)?;
            if !self.eat("&&") {
                return self.expect("]");
            }
        }
    }

    fn comparison(&mut self, scoped: bool) -> Read {
        if !COMPARATORS.iter().any(|comparator| self.eat(comparator)) {
            return Err(self.unexpected());
        }
        self.value(scoped)?;
        while self.eat(",") {
            self.value(scoped)?;
        }
        // `i` compares without regard to case.
        self.eat("i");
        Ok(())
    }

    fn value(&mut self, scoped: bool) -> Read {
        if scoped && self.eat("@{") {
            self.path()?;
            return self.expect("}");
        }
        self.literal()
    }

    fn path(&mut self) -> Read {
        self.identifier()?;
        while self.eat("|") {
            if self.eat("(") {
                self.identifier()?;
                self.expect(")")?;
            } else {
                self.literal()?;
            }
        }
        Ok(())
    }

    /// A quoted text, a number, or an identifier or shape id without quotes.
    fn literal(&mut self) -> Read {
        for quote in ['"', '\''] {
            let Some(rest) = self.rest.strip_prefix(quote) else { continue };
            let end = end_of_text(rest, quote).ok_or_else(|| "has a text without an end".to_owned())?;
            self.rest = rest[end + 1..].trim_start();
            return Ok(());
        }
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '#' | '$' | '-' | '+');
        if self.take(is_part).is_empty() { Err(self.unexpected()) } else { Ok(()) }
    }

    fn identifier(&mut self) -> Read<&'a str> {
        if !self.rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            return Err(self.unexpected());
        }
        Ok(self.take(|c| c.is_ascii_alphanumeric() || c == '_'))
    }

    fn take(&mut self, is_part: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        taken
    }
}

/// Where the text ends that began before.
fn end_of_text(rest: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    rest.char_indices().find_map(|(position, c)| match c {
        _ if std::mem::take(&mut is_escaped) => None,
        '\\' => {
            is_escaped = true;
            None
        }
        c => (c == quote).then_some(position),
    })
}

#[cfg(test)]
mod tests {
    use super::problem;

    #[test]
    fn every_form_of_the_grammar_is_a_selector() {
        let forms = [
            "*",
            "structure > member :test(> :is(string, list))",
            "[trait|range|min = 1, 2 i]",
            "[id|namespace ^= 'smithy.']",
            "[@trait|range: @{min} {<} @{max} && @{max} > 5]",
            "[@: @{trait|(keys)} {=} 'a']",
            "service $ops(~> operation) ${ops} -[input, output]-> <-[bound]- <",
            "[trait|enum|(values)|'b c' ?= true]",
            ":topdown([trait|a.b#c], :not(*))",
        ];
        for form in forms {
            assert_eq!(problem(form), None, "{form}");
        }
    }

    #[test]
    fn anything_else_is_not() {
        let forms = ["", "][", "foo", "structure >>>(", "[trait|a", ":not()", "[id='a]", "-[input]>", "${a", "a-b"];
        for form in forms {
            assert!(problem(form).is_some(), "{form}");
        }
    }
}
