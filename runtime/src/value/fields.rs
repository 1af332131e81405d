//! What setters take: one conversion for all fields.
//!
//! How a field is set follows from its type alone, which names a class; a class is a short list of conversions. The
//! marker tells the conversions of a class apart, so that rustc finds the one that fits without looking at more than
//! that class. Where a class has a single conversion (numbers, structures), even `None` and `[]` need no annotation.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use bytes::Bytes;

use super::Value;

/// A value that the setter of a field of type `F` takes.
///
/// | a field of | takes |
/// | --- | --- |
/// | text | `&str`, `String`, and everything else that converts into a `String` |
/// | a number, a truth value, a structure | exactly that |
/// | an enum | its values, and texts or numbers |
/// | a union | itself, and the value of each variant whose type no other variant has |
/// | a list | everything that yields items, each of which is set as a field of its own would be |
/// | a map | everything that yields pairs of a key and such a value |
/// | a tuple | a tuple, each item of which is set as a field of its own would be |
/// | any JSON | a `Json`, texts, numbers, truth values, objects and lists |
///
/// Where the field is an `Option`, all of these may also be in an `Option`: `None` leaves the member out, whatever was
/// set before. [`Null`] sets a member that may be null to null.
///
/// `M` only tells conversions apart; it is always inferred.
///
/// ```
/// use ferrosmith_runtime::{IntoField, Null};
///
/// fn set<F, M>(value: impl IntoField<F, M>) -> F {
///     value.into_field()
/// }
///
/// assert_eq!(set::<Option<String>, _>("a"), Some("a".to_owned()));
/// assert_eq!(set::<Option<String>, _>(Some("a")), Some("a".to_owned()));
/// assert_eq!(set::<Option<i64>, _>(None), None);
/// assert_eq!(set::<Option<Vec<String>>, _>(["a", "b"]), Some(vec!["a".to_owned(), "b".to_owned()]));
/// assert_eq!(set::<Option<Option<String>>, _>(Null), Some(None));
/// ```
#[diagnostic::on_unimplemented(
    message = "a field of type `{F}` cannot be set to a value of type `{Self}`",
    label = "this value does not convert into `{F}`",
    note = "texts are set to whatever converts into `String`, numbers and structures to exactly their type, lists and maps to \
            whatever yields their items; where the field is an `Option`, the value may be one, too"
)]
pub trait IntoField<F, M> {
    /// Returns what the field then holds.
    fn into_field(self) -> F;

    /// Sets a field.
    #[inline]
    fn set(self, field: &mut F)
    where
        Self: Sized,
    {
        *field = self.into_field();
    }
}

impl<F, U, M> IntoField<F, M> for U
where
    F: Value,
    F::Class: Convert<F, U, M>,
{
    #[inline]
    fn into_field(self) -> F {
        <F::Class as Convert<F, U, M>>::convert(self)
    }
}

/// Null, as a value: `.milestone(Null)`.
///
/// A member that may be left out or be null differs in the two: one that was not set is not sent, and one that was set
/// to `Null` is sent as null. For members that cannot be null it is the same as `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Null;

/// The conversions into the types of a class.
#[doc(hidden)]
pub trait Convert<T, U, M>: Class {
    fn convert(value: U) -> T;
}

/// A class of types: how fields of them are set.
#[doc(hidden)]
pub trait Class {
    /// The class of options of these types.
    type Optional: Class;
}

macro_rules! classes {
    ($($(#[$attribute:meta])* $class:ident, $optional:ident;)*) => {$(
        $(#[$attribute])*
        #[doc(hidden)]
        #[derive(Debug)]
        pub enum $class {}

        impl Class for $class {
            type Optional = $optional;
        }
    )*};
}

classes! {
    /// Set to exactly their type.
    Exact, Optional;
    /// Structures: set to exactly their type.
    Structured, Optional;
    /// Unions: set to everything that converts.
    United, Optional;
    /// Enumerations of texts: set to everything that converts.
    Named, Optional;
    /// Enumerations of whole numbers: set to everything that converts.
    Numbered, Optional;
    /// Set to everything that converts.
    Converted, Optional;
    /// Texts.
    Text, Optional;
    /// Bytes.
    Binary, Optional;
    /// Any JSON.
    Document, Optional;
    /// Lists.
    Listed, Optional;
    /// Maps.
    Mapped, Optional;
    /// Tuples: item by item.
    Tupled, Optional;
    /// Options: of what may be absent, or of what may be null.
    Optional, Nullable;
    /// Options of options: of what may be absent or null.
    Nullable, Nullable;
}

/// The marker of a conversion that stands on another one.
#[doc(hidden)]
#[derive(Debug)]
pub struct By<M>(PhantomData<M>);

/// The marker of a conversion from an option.
#[doc(hidden)]
#[derive(Debug)]
pub struct Maybe<M>(PhantomData<M>);

/// The marker of a conversion from an option of an option.
#[doc(hidden)]
#[derive(Debug)]
pub struct Whole<M>(PhantomData<M>);

macro_rules! exact {
    ($($class:ident)*) => {$(
        impl<T> Convert<T, T, ()> for $class {
            #[inline]
            fn convert(value: T) -> T {
                value
            }
        }
    )*};
}

exact! { Exact Structured }

macro_rules! converted {
    ($($class:ident)*) => {$(
        impl<T: From<U>, U> Convert<T, U, ()> for $class {
            #[inline]
            fn convert(value: U) -> T {
                value.into()
            }
        }
    )*};
}

converted! { Converted United Named Numbered }

impl<U: Into<String>> Convert<String, U, ()> for Text {
    #[inline]
    fn convert(value: U) -> String {
        value.into()
    }
}

/// Items of `&["a", "b"]`.
impl Convert<String, &&str, &()> for Text {
    #[inline]
    fn convert(value: &&str) -> String {
        (*value).to_owned()
    }
}

impl<U: Into<Bytes>> Convert<Bytes, U, ()> for Binary {
    #[inline]
    fn convert(value: U) -> Bytes {
        value.into()
    }
}

impl<const N: usize> Convert<Bytes, &[u8; N], &()> for Binary {
    #[inline]
    fn convert(value: &[u8; N]) -> Bytes {
        Bytes::copy_from_slice(value)
    }
}

/// `Json` itself also converts from options, which would leave open what `None` means.
macro_rules! documents {
    ($($ty:ty $(, $generic:ident)?;)*) => {$(
        impl$(<$generic: Into<serde_json::Value>>)? Convert<serde_json::Value, $ty, ()> for Document {
            #[inline]
            fn convert(value: $ty) -> serde_json::Value {
                value.into()
            }
        }
    )*};
}

documents! {
    serde_json::Value;
    serde_json::Map<String, serde_json::Value>;
    serde_json::Number;
    bool;
    i32;
    i64;
    u32;
    u64;
    f64;
    &str;
    String;
    Vec<T>, T;
}

impl<T, I, M> Convert<Vec<T>, I, By<M>> for Listed
where
    T: Value,
    I: IntoIterator,
    T::Class: Convert<T, I::Item, M>,
{
    #[inline]
    fn convert(value: I) -> Vec<T> {
        value.into_iter().map(<T::Class as Convert<T, I::Item, M>>::convert).collect()
    }
}

impl<T, I, K, U, M> Convert<BTreeMap<String, T>, I, (By<M>, K, U)> for Mapped
where
    T: Value,
    I: IntoIterator<Item = (K, U)>,
    K: Into<String>,
    T::Class: Convert<T, U, M>,
{
    #[inline]
    fn convert(value: I) -> BTreeMap<String, T> {
        value.into_iter().map(|(key, value)| (key.into(), <T::Class as Convert<T, U, M>>::convert(value))).collect()
    }
}

/// A box is set as its content is.
#[doc(hidden)]
#[derive(Debug)]
pub struct Boxed<C>(PhantomData<C>);

impl<C: Class> Class for Boxed<C> {
    type Optional = Optional;
}

impl<T, U, C, M> Convert<Box<T>, U, M> for Boxed<C>
where
    C: Convert<T, U, M>,
{
    #[inline]
    fn convert(value: U) -> Box<T> {
        Box::new(C::convert(value))
    }
}

impl<T, U, M> Convert<Option<T>, U, By<M>> for Optional
where
    T: Value,
    T::Class: Convert<T, U, M>,
{
    #[inline]
    fn convert(value: U) -> Option<T> {
        Some(<T::Class as Convert<T, U, M>>::convert(value))
    }
}

impl<T, U, M> Convert<Option<T>, Option<U>, Maybe<M>> for Optional
where
    T: Value,
    T::Class: Convert<T, U, M>,
{
    #[inline]
    fn convert(value: Option<U>) -> Option<T> {
        value.map(<T::Class as Convert<T, U, M>>::convert)
    }
}

impl<T> Convert<Option<T>, Null, Null> for Optional {
    #[inline]
    fn convert(_: Null) -> Option<T> {
        None
    }
}

impl<T, U, M> Convert<Option<Option<T>>, U, By<M>> for Nullable
where
    T: Value,
    T::Class: Convert<T, U, M>,
{
    #[inline]
    fn convert(value: U) -> Option<Option<T>> {
        Some(Some(<T::Class as Convert<T, U, M>>::convert(value)))
    }
}

impl<T, U, M> Convert<Option<Option<T>>, Option<U>, Maybe<M>> for Nullable
where
    T: Value,
    T::Class: Convert<T, U, M>,
{
    #[inline]
    fn convert(value: Option<U>) -> Option<Option<T>> {
        value.map(|value| Some(<T::Class as Convert<T, U, M>>::convert(value)))
    }
}

impl<T, U, M> Convert<Option<Option<T>>, Option<Option<U>>, Whole<M>> for Nullable
where
    T: Value,
    T::Class: Convert<T, U, M>,
{
    #[inline]
    fn convert(value: Option<Option<U>>) -> Option<Option<T>> {
        value.map(|value| value.map(<T::Class as Convert<T, U, M>>::convert))
    }
}

impl<T> Convert<Option<Option<T>>, Null, Null> for Nullable {
    #[inline]
    fn convert(_: Null) -> Option<Option<T>> {
        Some(None)
    }
}
