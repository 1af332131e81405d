//! The items of a page: the member that holds them, and the members that lead there.

use std::collections::BTreeMap;

use crate::value::Structure;

/// A member of a page that holds its items.
pub trait IntoItems<T> {
    /// The items.
    fn into_items(self) -> Vec<T>;
}

impl<T> IntoItems<T> for Vec<T> {
    fn into_items(self) -> Vec<T> {
        self
    }
}

impl<T> IntoItems<(String, T)> for BTreeMap<String, T> {
    fn into_items(self) -> Vec<(String, T)> {
        self.into_iter().collect()
    }
}

impl<T, C: IntoItems<T>> IntoItems<T> for Option<C> {
    fn into_items(self) -> Vec<T> {
        self.map(C::into_items).unwrap_or_default()
    }
}

/// A member of a page that leads to its items: a structure, perhaps an optional one.
#[doc(hidden)]
pub trait Nested {
    /// The structure.
    type Inner;

    /// Returns the structure, if it is there.
    fn inner(self) -> Option<Self::Inner>;
}

#[doc(hidden)]
impl<T: Structure> Nested for T {
    type Inner = T;

    fn inner(self) -> Option<T> {
        Some(self)
    }
}

#[doc(hidden)]
impl<N: Nested> Nested for Option<N> {
    type Inner = N::Inner;

    fn inner(self) -> Option<N::Inner> {
        self.and_then(N::inner)
    }
}
