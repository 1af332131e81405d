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
pub trait Holder {
    /// The structure.
    type Held;

    /// Returns the structure, if it is there.
    fn held(self) -> Option<Self::Held>;
}

impl<T: Structure> Holder for T {
    type Held = T;

    fn held(self) -> Option<T> {
        Some(self)
    }
}

impl<H: Holder> Holder for Option<H> {
    type Held = H::Held;

    fn held(self) -> Option<H::Held> {
        self.and_then(H::held)
    }
}
