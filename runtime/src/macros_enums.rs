//! The macros for enumerations of plain texts and of plain whole numbers.

/// Makes an open enumeration of texts: all conversions, comparisons and formats go through its text.
///
/// The last variant of the type must be `Unknown(String)`. A value marked `internal` is understood but not listed. A
/// type marked `open` takes every text: checks and unions make no difference between its values and others.
///
/// ```
/// # use ferrosmith_runtime::string_enum;
/// /// A colour.
/// #[derive(Clone)]
/// pub enum Colour {
///     /// As the sky.
///     Blue,
///     /// Any other.
///     Unknown(String),
/// }
///
/// string_enum! {
///     Colour;
///     Blue = "blue";
/// }
///
/// assert_eq!(Colour::from("blue"), Colour::Blue);
/// assert_eq!(Colour::from("green").as_str(), "green");
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum {
    ($type:ident $(, $open:ident)?; $($variant:ident = $text:literal $(, $internal:ident)?;)*) => {
        impl $type {
            /// The documented values.
            pub const VALUES: &'static [&'static str] = $crate::__values!($($text $($internal)?),*);

            /// Returns the text that is sent.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl ::core::convert::From<&str> for $type {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    _ => Self::Unknown(text.into()),
                }
            }
        }

        #[doc(hidden)]
        impl $crate::inner::OpenEnum for $type {
            #[inline]
            fn as_str(&self) -> &str {
                self.as_str()
            }

            $crate::__known! { $($open)? }

            #[inline]
            fn set(&mut self, text: &str) {
                *self = text.into();
            }
        }

        impl ::core::convert::From<::std::string::String> for $type {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                text.as_str().into()
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = ::core::convert::Infallible;

            #[inline]
            // Not `Self::Err`, which may be a variant, too.
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(text.into())
            }
        }

        impl ::core::convert::AsRef<str> for $type {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::default::Default for $type {
            #[inline]
            fn default() -> Self {
                Self::Unknown(::std::string::String::new())
            }
        }

        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl ::core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::inner::fmt::open_enum(
                    &self.as_str(),
                    $crate::__texts!(Self::VALUES, $($text $($internal)?),*),
                    stringify!($($variant)*),
                    formatter,
                )
            }
        }

        $crate::__open! { $type, Named, as_str }
    };
}

/// Makes an open enumeration of whole numbers.
///
/// The last variant of the type must be `Unknown(i64)`.
#[doc(hidden)]
#[macro_export]
macro_rules! int_enum {
    ($type:ident; $($variant:ident = $number:literal $(, $internal:ident)?;)*) => {
        impl $type {
            /// The documented values.
            pub const VALUES: &'static [i64] = &[$($number),*];

            /// Returns the number that is sent.
            #[inline]
            pub fn as_int(&self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    Self::Unknown(number) => *number,
                }
            }
        }

        impl ::core::convert::From<i64> for $type {
            #[inline]
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    _ => Self::Unknown(number),
                }
            }
        }

        #[doc(hidden)]
        impl $crate::inner::OpenIntEnum for $type {
            #[inline]
            fn as_int(&self) -> i64 {
                self.as_int()
            }

            #[inline]
            fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }

            #[inline]
            fn known(&self) -> &'static [i64] {
                Self::VALUES
            }

            #[inline]
            fn set(&mut self, number: i64) {
                *self = number.into();
            }
        }

        impl ::core::default::Default for $type {
            #[inline]
            fn default() -> Self {
                0.into()
            }
        }

        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_int(), formatter)
            }
        }

        impl ::core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::inner::fmt::open_enum(&self.as_int(), Self::VALUES, stringify!($($variant)*), formatter)
            }
        }

        $crate::__open! { $type, Numbered, as_int }
    };
}

/// What both kinds of open enumerations have in common: they compare by what is on the wire.
#[doc(hidden)]
#[macro_export]
macro_rules! __open {
    ($type:ident, $kind:ident, $wire:ident) => {
        #[doc(hidden)]
        impl $crate::inner::Generated for $type {
            type Kind = $crate::inner::fields::$kind;
        }

        impl ::core::cmp::PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.$wire() == other.$wire()
            }
        }

        impl ::core::cmp::Eq for $type {}

        impl ::core::hash::Hash for $type {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.$wire().hash(state);
            }
        }

        impl ::core::cmp::PartialOrd for $type {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        impl ::core::cmp::Ord for $type {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                ::core::cmp::Ord::cmp(&self.$wire(), &other.$wire())
            }
        }

        $crate::__serde! { $type }
    };
}

/// Which values an enumeration of texts takes.
#[doc(hidden)]
#[macro_export]
macro_rules! __known {
    () => {
        #[inline]
        fn is_known(&self) -> bool {
            !matches!(self, Self::Unknown(_))
        }

        #[inline]
        fn known(&self) -> &'static [&'static str] {
            Self::VALUES
        }
    };
    (open) => {
        #[inline]
        fn is_known(&self) -> bool {
            true
        }

        #[inline]
        fn known(&self) -> &'static [&'static str] {
            &[]
        }
    };
}

/// The values that an enumeration lists. To leave some out costs rustc an evaluation for each enumeration, so it is done
/// only where there are such.
#[doc(hidden)]
#[macro_export]
macro_rules! __values {
    ($($text:literal),*) => {
        &[$($text),*]
    };
    ($($text:literal $($internal:ident)?),*) => {{
        const ALL: &[(&str, bool)] = &[$(($text, $crate::__listed!($($internal)?))),*];
        const LISTED: [&str; $crate::inner::count_listed(ALL)] = $crate::inner::listed(ALL);
        &LISTED
    }};
}

/// All values of an enumeration: the listed ones where there are no others.
#[doc(hidden)]
#[macro_export]
macro_rules! __texts {
    ($listed:expr, $($text:literal),*) => {
        $listed
    };
    ($listed:expr, $($text:literal $($internal:ident)?),*) => {
        &[$($text),*]
    };
}

/// Whether a value of an enumeration is listed.
#[doc(hidden)]
#[macro_export]
macro_rules! __listed {
    () => {
        true
    };
    (internal) => {
        false
    };
}
