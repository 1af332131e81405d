//! Numbers without limits on their size and precision.

use std::fmt;
use std::str::FromStr;

use super::{Mut, Ref, Value};

/// A number of any size and precision, which keeps its decimal digits as they were written; zero unless set otherwise.
///
/// Two numbers are equal if they are written alike: `1` is not `1.0`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

/// A text is not a number: JSON's grammar of numbers holds (RFC 8259, section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidNumber(());

impl Number {
    /// Returns the digits as they were written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the number, if it is written without fraction and exponent and fits the type.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// Returns the number, if it is written without sign, fraction and exponent and fits the type.
    pub fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    /// Returns the number, if it is written without fraction and exponent and fits the type.
    pub fn as_i128(&self) -> Option<i128> {
        self.0.parse().ok()
    }

    /// Returns the nearest `f64`; infinity beyond the greatest.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl Default for Number {
    fn default() -> Self {
        Self("0".into())
    }
}

impl Value for Number {
    type Class = super::fields::Converted;

    fn get(&self) -> Ref<'_> {
        Ref::Number(self)
    }

    fn as_mut(&mut self) -> Mut<'_> {
        Mut::Number(self)
    }
}

macro_rules! from_number {
    ($($ty:ty),*) => {$(
        impl From<$ty> for Number {
            fn from(number: $ty) -> Self {
                Self(number.to_string().into())
            }
        }
    )*};
}

from_number!(i32, i64, i128, u32, u64, u128, serde_json::Number);

impl TryFrom<f64> for Number {
    type Error = InvalidNumber;

    /// The shortest digits that are this number again.
    ///
    /// # Errors
    /// The number is not finite.
    fn try_from(number: f64) -> Result<Self, InvalidNumber> {
        serde_json::Number::from_f64(number).map(Self::from).ok_or(InvalidNumber(()))
    }
}

impl FromStr for Number {
    type Err = InvalidNumber;

    fn from_str(text: &str) -> Result<Self, InvalidNumber> {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let (significand, exponent) = match text.split_once(['e', 'E']) {
            Some((significand, exponent)) => (significand, exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
            None => (text, "0"),
        };
        let (whole, fraction) = significand.split_once('.').unwrap_or((significand, "0"));
        let whole = whole.strip_prefix('-').unwrap_or(whole);
        let is_plain = whole == "0" || !whole.starts_with('0');
        match digits(whole) && is_plain && digits(fraction) && digits(exponent) {
            true => Ok(Self(text.into())),
            false => Err(InvalidNumber(())),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for InvalidNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a number")
    }
}

impl std::error::Error for InvalidNumber {}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn digits_are_kept_and_other_texts_are_none() {
        for text in ["0", "-0", "1.50", "-0.100000000000000000000001", "18446744073709551616", "1E+400", "2e-7"] {
            assert_eq!(text.parse::<Number>().map(|number| number.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "-", "01", "+1", "1.", ".5", "1e", "1e+-2", " 1", "NaN", "0x1", "1_0", "--1"] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
        assert_eq!(Number::try_from(0.25).map(|number| number.to_string()), Ok("0.25".to_owned()));
        assert!(Number::try_from(f64::INFINITY).is_err());
    }
}
