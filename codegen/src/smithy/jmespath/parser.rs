//! From tokens to a tree, by the binding powers of signs: the higher one is, the closer it binds.

use super::functions;
use super::lexer::{Token, tokens};
use crate::ir::{Jmes, JmesComparison, JmesPath};

/// The longest text that is read, in bytes.
const LONGEST: usize = 4096;
/// Of how many parts an expression may be made, and thereby how deep it may nest.
const MOST_PARTS: usize = 200;
/// Below this power a sign ends a projection.
const END_OF_PROJECTION: u8 = 10;
const PIPE: u8 = 1;
const OR: u8 = 2;
const AND: u8 = 3;
const COMPARISON: u8 = 5;
const FLATTEN: u8 = 9;
const STAR: u8 = 20;
const FILTER: u8 = 21;
const DOT: u8 = 40;
const NOT: u8 = 45;
const BRACKET: u8 = 55;
const REFERENCE: u8 = 60;

/// Reads an expression.
///
/// # Errors
/// What of it cannot be read, for people.
pub fn parse(text: &str) -> Result<JmesPath, String> {
    if text.len() > LONGEST {
        return Err(format!("it is longer than {LONGEST} bytes"));
    }
    let mut parser = Parser { tokens: tokens(text)?, at: 0, parts: 0 };
    let root = parser.expression(0)?;
    match parser.token() {
        Token::End if matches!(root, Jmes::Reference(_)) => Err("a reference is the argument of a function".to_owned()),
        Token::End => Ok(JmesPath { text: text.to_owned(), root }),
        _ => Err(parser.unexpected()),
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    parts: usize,
}

impl Parser {
    /// An expression in which everything binds closer than `power`.
    fn expression(&mut self, power: u8) -> Result<Jmes, String> {
        self.count()?;
        let mut left = self.beginning()?;
        while power < self.power() {
            self.count()?;
            left = self.continued(left)?;
        }
        Ok(left)
    }

    fn count(&mut self) -> Result<(), String> {
        self.parts += 1;
        if self.parts > MOST_PARTS { Err(format!("it has more than {MOST_PARTS} parts")) } else { Ok(()) }
    }

    /// What can stand at the beginning of an expression.
    fn beginning(&mut self) -> Result<Jmes, String> {
        match self.advance() {
            Token::Literal(value) => Ok(Jmes::Literal(value)),
            Token::Name(name) if self.takes("(") => self.call(&name),
            Token::Name(name) | Token::Quoted(name) => Ok(Jmes::Field(name)),
            Token::Sign("@") => Ok(Jmes::Current),
            Token::Sign("!") => Ok(Jmes::Not(self.operand(NOT)?)),
            Token::Sign("&") => Ok(Jmes::Reference(self.boxed(REFERENCE)?)),
            Token::Sign("*") => self.each_value(Jmes::Current),
            Token::Sign("[?") => self.filter(Jmes::Current),
            Token::Sign("[]") => self.flatten(Jmes::Current),
            Token::Sign("[") => match self.bracket(Jmes::Current)? {
                Some(projected) => Ok(projected),
                None => self.list(),
            },
            Token::Sign("{") => self.object(),
            Token::Sign("(") => {
                let inner = self.operand(0)?;
                self.expects(")")?;
                Ok(*inner)
            }
            Token::Sign(_) | Token::Number(_) | Token::End => Err(self.unexpected_before()),
        }
    }

    /// What can stand behind an expression.
    fn continued(&mut self, left: Jmes) -> Result<Jmes, String> {
        match self.advance() {
            Token::Sign(".") if self.takes("*") => self.each_value(left),
            Token::Sign(".") => Ok(Jmes::Chain(Box::new(left), Box::new(self.behind_dot(DOT)?))),
            Token::Sign("|") => Ok(Jmes::Chain(Box::new(left), self.operand(PIPE)?)),
            Token::Sign("||") => Ok(Jmes::Or(Box::new(left), self.operand(OR)?)),
            Token::Sign("&&") => Ok(Jmes::And(Box::new(left), self.operand(AND)?)),
            Token::Sign("[?") => self.filter(left),
            Token::Sign("[]") => self.flatten(left),
            Token::Sign("[") => self.bracket(left)?.ok_or_else(|| self.unexpected()),
            Token::Sign(sign) => match comparison(sign) {
                Some(comparison) => Ok(Jmes::Compare(comparison, Box::new(left), self.operand(COMPARISON)?)),
                None => Err(self.unexpected_before()),
            },
            Token::Name(_) | Token::Quoted(_) | Token::Literal(_) | Token::Number(_) | Token::End => {
                Err(self.unexpected_before())
            }
        }
    }

    fn boxed(&mut self, power: u8) -> Result<Box<Jmes>, String> {
        self.expression(power).map(Box::new)
    }

    /// An operand of a sign, which is a value and no reference.
    fn operand(&mut self, power: u8) -> Result<Box<Jmes>, String> {
        match self.expression(power)? {
            Jmes::Reference(_) => Err("a reference is the argument of a function".to_owned()),
            operand => Ok(Box::new(operand)),
        }
    }

    /// The arguments of a function, and their end.
    fn call(&mut self, name: &str) -> Result<Jmes, String> {
        let mut arguments = Vec::new();
        while !self.takes(")") {
            if !arguments.is_empty() {
                self.expects(",")?;
            }
            arguments.push(self.expression(0)?);
        }
        let function = functions::find(name, arguments.len())?;
        let expected = functions::reference(function);
        for (position, argument) in arguments.iter().enumerate() {
            let is_reference = matches!(argument, Jmes::Reference(_));
            if is_reference != (expected == Some(position)) {
                let kind = if is_reference { "is a value, not" } else { "must be" };
                return Err(format!("argument {} of `{name}` {kind} a reference (`&..`)", position + 1));
            }
        }
        Ok(Jmes::Call(function, arguments))
    }

    fn each_value(&mut self, left: Jmes) -> Result<Jmes, String> {
        Ok(Jmes::EachValue(Box::new(left), Box::new(self.projected(STAR)?)))
    }

    fn filter(&mut self, left: Jmes) -> Result<Jmes, String> {
        let condition = self.operand(0)?;
        self.expects("]")?;
        let right = self.projected(FILTER)?;
        Ok(Jmes::Filter(Box::new(left), condition, Box::new(right)))
    }

    fn flatten(&mut self, left: Jmes) -> Result<Jmes, String> {
        let right = self.projected(FLATTEN)?;
        Ok(Jmes::Each(Box::new(Jmes::Flatten(Box::new(left))), Box::new(right)))
    }

    /// What stands in brackets behind an expression: a position, a slice or `*`; none where it is something else.
    fn bracket(&mut self, left: Jmes) -> Result<Option<Jmes>, String> {
        if *self.token() == Token::Sign("*") && self.next() == &Token::Sign("]") {
            self.at += 2;
            let right = self.projected(STAR)?;
            return Ok(Some(Jmes::Each(Box::new(left), Box::new(right))));
        }
        if !matches!(self.token(), Token::Number(_) | Token::Sign(":")) {
            return Ok(None);
        }
        let selection = self.index_or_slice()?;
        let is_slice = matches!(selection, Jmes::Slice { .. });
        let selected = chained(left, selection);
        if !is_slice {
            return Ok(Some(selected));
        }
        let right = self.projected(STAR)?;
        Ok(Some(Jmes::Each(Box::new(selected), Box::new(right))))
    }

    fn index_or_slice(&mut self) -> Result<Jmes, String> {
        let mut parts = [None; 3];
        let mut colons = 0;
        loop {
            match self.advance() {
                Token::Number(number) if parts[colons].is_none() => parts[colons] = Some(number),
                Token::Sign(":") if colons < 2 => colons += 1,
                Token::Sign("]") => break,
                _ => return Err(self.unexpected_before()),
            }
        }
        match (colons, parts) {
            (0, [Some(index), ..]) => Ok(Jmes::Index(index)),
            (_, [.., Some(0)]) => Err("the step of a slice cannot be 0".to_owned()),
            (_, [start, stop, step]) => Ok(Jmes::Slice { start, stop, step: step.unwrap_or(1) }),
        }
    }

    /// What is done to each item of a projection.
    fn projected(&mut self, power: u8) -> Result<Jmes, String> {
        match self.token() {
            _ if self.power() < END_OF_PROJECTION => Ok(Jmes::Current),
            Token::Sign("[" | "[?") => self.expression(power),
            Token::Sign(".") => {
                self.at += 1;
                self.behind_dot(power)
            }
            _ => Err(self.unexpected()),
        }
    }

    /// What can stand behind a dot.
    fn behind_dot(&mut self, power: u8) -> Result<Jmes, String> {
        match self.token() {
            Token::Name(_) | Token::Quoted(_) | Token::Sign("*") => self.expression(power),
            Token::Sign("[") => {
                self.at += 1;
                self.list()
            }
            Token::Sign("{") => {
                self.at += 1;
                self.object()
            }
            _ => Err(self.unexpected()),
        }
    }

    /// The values of a list, behind its bracket.
    fn list(&mut self) -> Result<Jmes, String> {
        let mut values = Vec::new();
        loop {
            values.push(*self.operand(0)?);
            if self.takes("]") {
                return Ok(Jmes::List(values));
            }
            self.expects(",")?;
        }
    }

    /// The members of an object, behind its brace.
    fn object(&mut self) -> Result<Jmes, String> {
        let mut members = Vec::new();
        loop {
            let (Token::Name(name) | Token::Quoted(name)) = self.advance() else {
                return Err(self.unexpected_before());
            };
            self.expects(":")?;
            members.push((name, *self.operand(0)?));
            if self.takes("}") {
                return Ok(Jmes::Object(members));
            }
            self.expects(",")?;
        }
    }

    /// How close the sign at hand binds to what stands before it.
    fn power(&self) -> u8 {
        match self.token() {
            Token::Sign(sign) => match *sign {
                "|" => PIPE,
                "||" => OR,
                "&&" => AND,
                "[]" => FLATTEN,
                "[?" => FILTER,
                "." => DOT,
                "[" => BRACKET,
                sign if comparison(sign).is_some() => COMPARISON,
                _ => 0,
            },
            Token::Name(_) | Token::Quoted(_) | Token::Literal(_) | Token::Number(_) | Token::End => 0,
        }
    }

    fn token(&self) -> &Token {
        self.tokens.get(self.at).unwrap_or(&Token::End)
    }

    fn next(&self) -> &Token {
        self.tokens.get(self.at + 1).unwrap_or(&Token::End)
    }

    fn advance(&mut self) -> Token {
        let token = self.token().clone();
        self.at += 1;
        token
    }

    fn takes(&mut self, sign: &'static str) -> bool {
        let found = *self.token() == Token::Sign(sign);
        self.at += usize::from(found);
        found
    }

    fn expects(&mut self, sign: &'static str) -> Result<(), String> {
        if self.takes(sign) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn unexpected(&self) -> String {
        match self.token() {
            Token::End => "it ends too soon".to_owned(),
            token => format!("`{}` cannot stand there", token.shown()),
        }
    }

    /// The same about the token that was taken last.
    fn unexpected_before(&mut self) -> String {
        self.at = self.at.saturating_sub(1);
        self.unexpected()
    }
}

fn chained(left: Jmes, right: Jmes) -> Jmes {
    if left == Jmes::Current { right } else { Jmes::Chain(Box::new(left), Box::new(right)) }
}

fn comparison(sign: &str) -> Option<JmesComparison> {
    match sign {
        "==" => Some(JmesComparison::Equal),
        "!=" => Some(JmesComparison::Unequal),
        "<" => Some(JmesComparison::Less),
        "<=" => Some(JmesComparison::AtMost),
        ">" => Some(JmesComparison::Greater),
        ">=" => Some(JmesComparison::AtLeast),
        _ => None,
    }
}
