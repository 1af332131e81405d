//! The macros that generated code calls: they write the implementations that the interpreters need, and nothing else.
//!
//! What they write per type is counted: every function here is compiled once per generated type, so each one only hands
//! `self` on to code of this crate. All are `#[inline]`, which leaves them out of the generated crate's own object
//! code: a program compiles those of the types and operations that it uses.

/// Makes a structure readable and fillable through its table, and gives it `Debug`, `PartialEq` and `validate`.
///
/// Every field has a row and every row a field; anything else does not compile. With `Tag: Eq` values can also be put
/// into sets; nothing in them may be a floating point number or a body that streams.
///
/// ```
/// # use ferrosmith_runtime::{inner::Member, structure};
/// /// A label.
/// #[derive(Clone, Default)]
/// pub struct Tag {
///     /// Its key.
///     pub key: String,
///     /// Its value.
///     pub value: Option<String>,
/// }
///
/// structure! {
///     Tag = "Tag";
///     key = Member::new("key").required();
///     value = Member::new("value").sensitive();
/// }
///
/// let tag = Tag { key: "team".to_owned(), value: Some("secret".to_owned()) };
/// assert_eq!(format!("{tag:?}"), r#"Tag { key: "team", value: *** redacted *** }"#);
/// ```
///
/// A field without a row:
///
/// ```compile_fail,E0027
/// # use ferrosmith_runtime::{inner::Member, structure};
/// #[derive(Clone, Default)]
/// pub struct Tag {
///     pub key: String,
///     pub value: Option<String>,
/// }
///
/// structure! {
///     Tag = "Tag";
///     key = Member::new("key").required();
/// }
/// ```
///
/// A row without a field:
///
/// ```compile_fail,E0026
/// # use ferrosmith_runtime::{inner::Member, structure};
/// #[derive(Clone, Default)]
/// pub struct Tag {
///     pub key: String,
/// }
///
/// structure! {
///     Tag = "Tag";
///     key = Member::new("key").required();
///     value = Member::new("value");
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! structure {
    ($type:ident $(: $eq:ident)? = $name:literal $(, $flag:ident)*; $($field:ident = $member:expr;)*) => {
        $crate::__members! { $type = $name $(, $flag)*; $($field = $member;)*; }
        $($crate::__eq! { $type $eq })?
        $crate::__common! { $type, structure, Structured; }
        $crate::__serde! { $type }
    };
}

/// The implementation of [`Structure`](crate::value::Structure) alone, which `structure!` and `operation!` share.
/// Fields that have no row stand behind the rows.
#[doc(hidden)]
#[macro_export]
macro_rules! __members {
    ($type:ident = $name:expr $(, $flag:ident)*; $($field:ident = $member:expr;)*; $($other:ident)*) => {
        #[allow(non_camel_case_types, non_upper_case_globals, unreachable_code)]
        const _: () = {
            // One array stands for both accessors' numbers: patterns of numbers would have to be counted, and guards
            // cost rustc more than all the rest of a row.
            enum __Row { $($field,)* }
            const __ROWS: &[__Row] = &[$(__Row::$field),*];
            static __TABLE: $crate::inner::Struct =
                $crate::inner::Struct::of($name, (stringify!($type), stringify!($($field)*)), &[$($member),*])
                    $(.$flag())*;

            #[doc(hidden)]
            impl $crate::inner::Structure for $type {
                #[inline]
                fn table(&self) -> &'static $crate::inner::Struct {
                    &__TABLE
                }

                #[inline]
                fn member(&self, __row: usize) -> ::core::option::Option<&dyn $crate::inner::Value> {
                    // Names every field, so that none is left without a row.
                    let Self { $($field: _,)* $($other: _,)* } = self;
                    ::core::option::Option::Some(match *__ROWS.get(__row)? {
                        $(__Row::$field => &self.$field,)*
                    })
                }

                #[inline]
                fn member_mut(&mut self, __row: usize) -> ::core::option::Option<&mut dyn $crate::inner::Value> {
                    ::core::option::Option::Some(match *__ROWS.get(__row)? {
                        $(__Row::$field => &mut self.$field,)*
                    })
                }
            }
        };
    };
}

/// What structures and unions have in common.
#[doc(hidden)]
#[macro_export]
macro_rules! __common {
    ($type:ident, $kind:ident, $class:ident; $($methods:tt)*) => {
        #[doc(hidden)]
        impl $crate::inner::Generated for $type {
            type Kind = $crate::inner::fields::$class;
        }

        impl ::core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::inner::fmt::$kind(self, formatter)
            }
        }

        impl ::core::cmp::PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::inner::equal::$kind(self, other)
            }
        }

        impl $type {
            /// Returns every violated constraint.
            ///
            /// # Errors
            /// At least one constraint of the description is violated; each violation has the path of its value.
            #[inline]
            pub fn validate(&self) -> ::core::result::Result<(), $crate::Violations> {
                $crate::inner::validate::$kind(self)
            }

            $($methods)*
        }
    };
}

/// Makes an enumeration of variants that carry values readable and fillable through its table.
///
/// The last variant of the type must be `Unknown(ferrosmith_runtime::Unknown)`; it is also the default.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($type:ident $(: $eq:ident)? = $name:literal, $tagging:expr $(, $flag:ident)*; $($variant:ident: $inner:ty = $member:expr;)*) => {
        #[allow(non_camel_case_types, non_upper_case_globals, unreachable_code)]
        const _: () = {
            enum __Row { $($variant,)* }
            // The names of variants may be those of anything that the rows mention: no item but `__Row` stands beside
            // these.
            static __TABLE: $crate::inner::UnionTable = $crate::inner::UnionTable::new(
                $crate::inner::Struct::of($name, (stringify!($type), stringify!($($variant)*)), &[$($member),*])
                    $(.$flag())*,
                $tagging,
            );

            #[doc(hidden)]
            impl $crate::inner::Union for $type {
                #[inline]
                fn table(&self) -> &'static $crate::inner::UnionTable {
                    &__TABLE
                }

                #[inline]
                fn variant(&self) -> ::core::option::Option<(usize, &dyn $crate::inner::Value)> {
                    match self {
                        $(Self::$variant(value) => ::core::option::Option::Some((__Row::$variant as usize, value)),)*
                        Self::Unknown(_) => ::core::option::Option::None,
                    }
                }

                #[inline]
                fn select(&mut self, row: usize) -> &mut dyn $crate::inner::Value {
                    *self = match row {
                        $(_ if row == __Row::$variant as usize => Self::$variant(::core::default::Default::default()),)*
                        _ => Self::Unknown(::core::default::Default::default()),
                    };
                    match self {
                        $(Self::$variant(value) => value,)*
                        Self::Unknown(value) => value,
                    }
                }

                #[inline]
                fn variant_mut(&mut self) -> ::core::option::Option<&mut dyn $crate::inner::Value> {
                    match self {
                        $(Self::$variant(value) => ::core::option::Option::Some(value),)*
                        Self::Unknown(_) => ::core::option::Option::None,
                    }
                }

                #[inline]
                fn unknown(&self) -> ::core::option::Option<&$crate::Unknown> {
                    match self {
                        Self::Unknown(unknown) => ::core::option::Option::Some(unknown),
                        #[allow(unreachable_patterns)]
                        _ => ::core::option::Option::None,
                    }
                }

                #[inline]
                fn set_unknown(&mut self, unknown: $crate::Unknown) {
                    *self = Self::Unknown(unknown);
                }
            }
        };

        impl ::core::default::Default for $type {
            #[inline]
            fn default() -> Self {
                Self::Unknown(::core::default::Default::default())
            }
        }

        $crate::__common! { $type, union, United; }
        $($crate::__eq! { $type $eq })?
        $crate::__serde! { $type }
    };
}

/// Makes a union of the values of those variants whose type no other variant has.
///
/// ```
/// # use ferrosmith_runtime::{Unknown, inner::{Member, Tagging}, union, union_from};
/// /// A number or a text.
/// #[derive(Clone)]
/// pub enum Id {
///     /// A number.
///     Number(i64),
///     /// A text.
///     Text(String),
///     /// Neither.
///     Unknown(Unknown),
/// }
///
/// union! {
///     Id = "Id", Tagging::Untagged;
///     Number: i64 = Member::new("number");
///     Text: String = Member::new("text");
/// }
///
/// union_from! {
///     Id;
///     Number: i64;
///     Text: String;
/// }
///
/// assert_eq!(Id::from(5), Id::Number(5));
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! union_from {
    ($type:ident; $($variant:ident: $inner:ty;)*) => {
        $(
            impl ::core::convert::From<$inner> for $type {
                #[inline]
                fn from(value: $inner) -> Self {
                    // Into a box, where the variant has one.
                    Self::$variant(::core::convert::Into::into(value))
                }
            }
        )*
    };
}

/// Makes a structure fit for sets and keys of maps: nothing in it is a number with a fraction.
#[doc(hidden)]
#[macro_export]
macro_rules! __eq {
    ($type:ident Eq) => {
        impl ::core::cmp::Eq for $type {}

        impl ::core::hash::Hash for $type {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                $crate::inner::equal::hash($crate::inner::Value::get(self), state)
            }
        }
    };
}

/// Writes setters, which take `self` and return it; what they take is documented at [`IntoField`](crate::IntoField).
///
/// The row of an `Option<T>` is `name: T`, that of any other field `name = T`. A row's documentation and attributes are
/// those of its setter.
///
/// ```
/// # use ferrosmith_runtime::setters;
/// #[derive(Default)]
/// struct Page { shelf: String, size: Option<i32>, token: Option<String> }
///
/// setters! {
///     Page;
///     /// Where to look.
///     shelf = String;
///     /// The most items on a page.
///     size: i32;
///     /// Where the page begins.
///     token: String;
/// }
///
/// let page = Page::default().shelf("top").size(5).token(Some("next"));
/// assert_eq!((&*page.shelf, page.size, page.token.as_deref()), ("top", Some(5), Some("next")));
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! setters {
    ($type:ident; $($(#[$attribute:meta])* $field:ident $(: $value:ty)? $(= $required:ty)?;)*) => {
        // A description may call its members `foo`.
        #[allow(clippy::disallowed_names)]
        impl $type {
            $(
                $(#[$attribute])*
                #[must_use]
                pub fn $field<M>(
                    mut self,
                    $field: impl $crate::IntoField<$(::core::option::Option<$value>)? $($required)?, M>,
                ) -> Self {
                    // By its path: rustc looks for a method among those of every trait in sight.
                    $crate::IntoField::set($field, &mut self.$field);
                    self
                }
            )*
        }
    };
}

/// Holds tables that rows of other tables refer to.
///
/// It adds nothing to them. Within its braces they stand as tables do, one to a line where it fits, whatever tools for
/// formatting make of such lines elsewhere.
#[doc(hidden)]
#[macro_export]
macro_rules! tables {
    ($($table:item)*) => {
        $($table)*
    };
}
