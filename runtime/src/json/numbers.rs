//! Numbers of JSON text as Rust's.

use super::reader::{Read, Reader, Token};
use crate::numbers::special;

impl Reader<'_> {
    /// A whole number between two ends; `1.0` and `1e3` are whole.
    pub(super) fn whole(&mut self, min: i128, max: i128) -> Read<i128> {
        if self.token()? != Token::Number {
            return self.error("expected a whole number");
        }
        let text = self.number()?;
        match parse_whole(text) {
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

fn parse_whole(text: &str) -> Option<i128> {
    if let Ok(number) = text.parse::<i64>() {
        return Some(i128::from(number));
    }
    if let Ok(number) = text.parse::<i128>() {
        return Some(number);
    }
    let number: f64 = text.parse().ok()?;
    // Beyond 2^63 a fraction is lost.
    (number.fract() == 0.0 && number.abs() < 9.3e18).then_some(number as i128)
}
