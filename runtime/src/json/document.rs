//! Values that no table describes.

use serde_json::{Map, Number, Value};

use super::reader::{Read, Reader, Token};
use crate::document::DocumentError;

impl Reader<'_> {
    /// A value of any kind. Whoever wrote it may use what Rust's types have no place for: a number beyond a double is kept as
    /// its digits, and half of a surrogate pair is U+FFFD.
    pub(super) fn any(&mut self) -> Read<Value> {
        Ok(match self.token()? {
            Token::Null => self.word("null").map(|()| Value::Null)?,
            Token::True => self.word("true").map(|()| true.into())?,
            Token::False => self.word("false").map(|()| false.into())?,
            Token::Number => number(self.number()?),
            Token::String => self.lossy_string()?.into_owned().into(),
            Token::Array => {
                self.open(b'[', "expected a list")?;
                let (mut items, mut first) = (Vec::new(), true);
                while self.more(&mut first, b']')? {
                    items.push(self.any()?);
                }
                items.into()
            }
            Token::Object => {
                self.open(b'{', "expected an object")?;
                let (mut members, mut first) = (Map::new(), true);
                while self.more(&mut first, b'}')? {
                    let name = self.name()?.into_owned();
                    members.insert(name, self.any()?);
                }
                members.into()
            }
        })
    }

    /// The same; what nests too deep, or has names that mean nothing, is null: nobody knows the value, so it must not cost
    /// those that are known.
    pub(super) fn any_or_null(&mut self) -> Read<Value> {
        let start = self.mark();
        self.any().or_else(|_: DocumentError| {
            self.rewind(start);
            self.skip().map(|()| Value::Null)
        })
    }
}

fn number(digits: &str) -> Value {
    let is_whole = !digits.contains(['.', 'e', 'E']);
    let whole = || match digits.strip_prefix('-') {
        // Minus zero is a double.
        Some("0") => None,
        Some(_) => digits.parse::<i64>().ok().map(Number::from),
        None => digits.parse::<u64>().ok().map(Number::from),
    };
    let number = is_whole.then(whole).flatten().or_else(|| Number::from_f64(digits.parse().ok()?));
    number.map_or_else(|| digits.into(), Value::Number)
}
