//! Generated types as values: what their kind has in common is written once, here, and not in each of them.

use super::fields::{Boxed, Class, Named, Numbered, Structured, United};
use super::{Kind, Mut, OpenEnum, OpenIntEnum, Ref, Structure, Union, Value};

/// A type of generated code, which is seen as its kind says.
///
/// Boxes are such types, too: they are ours to define where their content is, so that rustc takes no other way for them.
#[doc(hidden)]
pub trait Generated: Send + Sync + Sized {
    /// What it is; also how fields of it are set.
    type Kind: Class + View<Self>;
}

/// How values of a type are seen.
#[doc(hidden)]
pub trait View<T> {
    /// The value, to be read.
    fn get(value: &T) -> Ref<'_>;

    /// The value, to be filled.
    fn as_mut(value: &mut T) -> Mut<'_>;

    /// What values of the type are.
    fn kind() -> Kind {
        Kind::Other
    }
}

#[doc(hidden)]
impl<T: Generated> Value for T {
    type Class = T::Kind;

    #[inline]
    fn get(&self) -> Ref<'_> {
        T::Kind::get(self)
    }

    #[inline]
    fn as_mut(&mut self) -> Mut<'_> {
        T::Kind::as_mut(self)
    }

    #[inline]
    fn kind() -> Kind {
        T::Kind::kind()
    }
}

macro_rules! views {
    ($($class:ident: $bound:ident as $variant:ident $($kind:ident)?;)*) => {$(
        impl<T: $bound> View<T> for $class {
            #[inline]
            fn get(value: &T) -> Ref<'_> {
                Ref::$variant(value)
            }

            #[inline]
            fn as_mut(value: &mut T) -> Mut<'_> {
                Mut::$variant(value)
            }

            $(
                #[inline]
                fn kind() -> Kind {
                    Kind::$kind
                }
            )?
        }
    )*};
}

views! {
    Structured: Structure as Struct Struct;
    United: Union as Union Union;
    Named: OpenEnum as Enum;
    Numbered: OpenIntEnum as IntEnum;
}

impl<T: Value> Generated for Box<T> {
    type Kind = Boxed<T::Class>;
}

impl<T: Value, C: Class> View<Box<T>> for Boxed<C> {
    #[inline]
    fn get(value: &Box<T>) -> Ref<'_> {
        T::get(value)
    }

    #[inline]
    fn as_mut(value: &mut Box<T>) -> Mut<'_> {
        T::as_mut(value)
    }

    #[inline]
    fn kind() -> Kind {
        T::kind()
    }
}
