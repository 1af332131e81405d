//! Numbers whose kind the description leaves open.

use std::fmt;
use std::str::FromStr;

use super::{Mut, Ref, Value};

/// A number of any kind: whole where it fits 64 bits, else the nearest `f64`; zero unless set otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(pub serde_json::Number);

impl Default for Number {
    fn default() -> Self {
        Self(0.into())
    }
}

impl Value for Number {
    fn get(&self) -> Ref<'_> {
        Ref::Number(&self.0)
    }

    fn as_mut(&mut self) -> Mut<'_> {
        Mut::Number(&mut self.0)
    }
}

macro_rules! from_whole {
    ($($ty:ty),*) => {$(
        impl From<$ty> for Number {
            fn from(number: $ty) -> Self {
                Self(number.into())
            }
        }
    )*};
}

from_whole!(i32, i64, u32, u64, serde_json::Number);

impl FromStr for Number {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
