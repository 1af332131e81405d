//! Numbers of JSON text as Rust's.

use super::reader::{Read, Reader, Token};
use crate::numbers::{special, whole};

impl Reader<'_> {
    /// A whole number between two ends; `1.0` and `1e3` are whole.
    pub(super) fn whole(&mut self, min: i128, max: i128) -> Read<i128> {
        if self.token()? != Token::Number {
            return self.error("expected a whole number");
        }
        let text = self.number()?;
        match whole(text) {
            Some(number) if (min..=max).contains(&number) => Ok(number),
            Some(_) => self.error(&format!("expected a whole number from {min} to {max}")),
            None => self.error("expected a whole number"),
        }
    }

    /// A number with a fraction, or one of the texts that stand for what JSON cannot write.
    pub(super) fn float(&mut self) -> Read<f64> {
        match self.token()? {
            Token::Number => match self.number()?.parse() {
                Ok(number) => Ok(number),
                Err(_) => self.error("expected a number"),
            },
            Token::String => match special(&self.string()?) {
                Some(number) => Ok(number),
                None => self.error("expected a number, `NaN`, `Infinity` or `-Infinity`"),
            },
            _ => self.error("expected a number"),
        }
    }

    /// The same in single precision, rounded once.
    pub(super) fn float32(&mut self) -> Read<f32> {
        if self.token()? == Token::String {
            return self.float().map(|number| number as f32);
        }
        match self.number()?.parse() {
            Ok(number) => Ok(number),
            Err(_) => self.error("expected a number"),
        }
    }
}
