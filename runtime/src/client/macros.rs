//! The macros that make generated requests, errors and clients behave: each writes a few typed lines over code that is
//! compiled once, in this crate.

/// Makes a structure with a member `call: Call` the request of an operation.
///
/// Gives it `send`, `send_with_response`, `customize` and `validate`, `Debug` and `PartialEq`, and with the flag `presign`
/// that method. The first row is the operation's table; every other field than `call` has a row of its own.
///
/// ```
/// # use ferrosmith_runtime::inner::{Member, Operation, Part};
/// # use ferrosmith_runtime::{Call, Error, operation};
/// /// Deletes a label.
/// #[derive(Clone, Default)]
/// pub struct DeleteTag {
///     /// Its key.
///     pub key: Option<String>,
///     pub(crate) call: Call,
/// }
///
/// operation! {
///     DeleteTag => (), Error;
///     Operation::new("DeleteTag", "DELETE", &[Part::Literal("/tags/"), Part::Label(0)]);
///     key = Member::new("key").path().required();
/// }
///
/// assert!(DeleteTag::default().validate().is_err());
/// ```
///
/// A field without a row does not compile:
///
/// ```compile_fail,E0027
/// # use ferrosmith_runtime::inner::{Member, Operation, Part};
/// # use ferrosmith_runtime::{Call, Error, operation};
/// #[derive(Clone, Default)]
/// pub struct DeleteTag {
///     pub key: Option<String>,
///     pub(crate) call: Call,
/// }
///
/// operation! {
///     DeleteTag => (), Error;
///     Operation::new("DeleteTag", "DELETE", &[Part::Literal("/tags")]);
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! operation {
    ($name:ident => $output:ty, $error:ty $(, $flag:ident)*; $table:expr; $($field:ident = $member:expr;)*) => {
        $crate::__members! { $name = stringify!($name); $($field = $member;)*; call }
        $crate::__common! {
            $name, structure, Structured;
            /// Sends the request and returns the output.
            #[inline]
            pub fn send(self) -> $crate::client::Sending<$output, $error> {
                $crate::client::Sending::new(self)
            }

            /// Sends the request and returns the output with the status and the headers of the response.
            #[inline]
            pub fn send_with_response(self) -> $crate::client::SendingWithResponse<$output, $error> {
                $crate::client::SendingWithResponse::new(self)
            }

            /// Overrides settings of the client for this call only.
            #[must_use]
            #[inline]
            pub fn customize(
                mut self,
                change: impl ::core::ops::FnOnce($crate::client::Call) -> $crate::client::Call,
            ) -> Self {
                self.call = change(self.call);
                self
            }
        }
        $crate::__serde! { $name }

        impl $crate::client::Request for $name {
            type Output = $output;
            type Error = $error;

            #[inline]
            fn operation() -> &'static $crate::inner::Operation {
                static __TABLE: $crate::inner::Operation = $table;
                &__TABLE
            }

            #[inline]
            fn call(&mut self) -> &mut $crate::client::Call {
                &mut self.call
            }
        }

        $($crate::operation! { @$flag $name, $error })*
    };
    (@presign $name:ident, $error:ty) => {
        impl $name {
            /// Signs the request as a URL that anybody can use until it expires. Sends nothing.
            #[inline]
            pub fn presign(self, expires_in: ::core::time::Duration) -> $crate::presign::Presigning<$error> {
                $crate::presign::Presigning::new(self, expires_in)
            }
        }
    };
}

/// Adds pagination to the request of an operation: `pages` and, where the pages have items, `items`.
///
/// The items are those of a member of the output: a list, a map, or an optional one of these. `items in data.page` is
/// the member `items` of the member `page` of the member `data`.
#[doc(hidden)]
#[macro_export]
macro_rules! paginate {
    ($name:ident => $output:ty, $error:ty; $($items:ident $(in $($nested:ident).+)?: $item:ty;)?) => {
        impl $name {
            /// Returns the pages of the response as a stream; each is fetched when it is asked for.
            #[inline]
            pub fn pages(self) -> $crate::client::Pages<$output, $error> {
                $crate::client::Pages::new(self)
            }

            $(
                /// Returns the items of all pages as a stream; each page is fetched when its first item is asked for.
                #[inline]
                pub fn items(self) -> $crate::client::Items<$output, $item, $error> {
                    $crate::client::Items::new(self, |page| $crate::paginate!(@items page $items $($($nested)+)?))
                }
            )?
        }
    };
    (@items $page:ident $items:ident) => { $crate::client::IntoItems::into_items($page.$items) };
    (@items $page:ident $items:ident $nested:ident $($rest:ident)*) => {
        $crate::client::Nested::inner($page.$nested)
            .map(|inner| $crate::paginate!(@items inner $items $($rest)*))
            .unwrap_or_default()
    };
}

/// Adds waiters to the request of an operation: a method for each.
#[doc(hidden)]
#[macro_export]
macro_rules! waiters {
    ($name:ident => $output:ty, $error:ty; $($(#[$attribute:meta])* $method:ident = $waiter:expr;)*) => {
        impl $name {
            $(
                $(#[$attribute])*
                #[inline]
                pub fn $method(self, longest: ::core::time::Duration) -> $crate::client::Wait<$output, $error> {
                    static __WAITER: $crate::inner::Waiter = $waiter;
                    $crate::client::Wait::new(self, &__WAITER, longest)
                }
            )*
        }
    };
}

/// Makes an enumeration the error of a service: each variant holds `Box<ServiceError<T>>` of a modeled structure `T`,
/// and `Other` everything else.
#[doc(hidden)]
#[macro_export]
macro_rules! error_enum {
    ($name:ident; $($variant:ident($modeled:ty $(,)?);)*) => {
        impl ::core::convert::From<$crate::Error> for $name {
            #[inline]
            fn from(error: $crate::Error) -> Self {
                $(
                    let error = match error.take::<$modeled>() {
                        ::core::result::Result::Ok(modeled) => return Self::$variant(modeled),
                        ::core::result::Result::Err(other) => other,
                    };
                )*
                Self::Other(error)
            }
        }

        impl $name {
            /// Returns the metadata of the error response, if the service sent one.
            #[inline]
            pub fn meta(&self) -> ::core::option::Option<&$crate::error::ErrorMeta> {
                match self {
                    $(Self::$variant(modeled) => ::core::option::Option::Some(&modeled.meta),)*
                    Self::Other(error) => error.meta(),
                }
            }

            /// Returns the error code that the service sent.
            #[inline]
            pub fn code(&self) -> ::core::option::Option<&str> {
                self.meta()?.code.as_deref()
            }

            /// Returns the HTTP status of the error response.
            #[inline]
            pub fn status(&self) -> ::core::option::Option<u16> {
                self.meta().map(|meta| meta.status)
            }

            /// Returns the message that the service sent.
            #[inline]
            pub fn message(&self) -> ::core::option::Option<&str> {
                self.meta()?.message.as_deref()
            }

            /// Returns the id that the service gave the request, for its support.
            #[inline]
            pub fn request_id(&self) -> ::core::option::Option<&str> {
                self.meta()?.request_id.as_deref()
            }

            /// Returns how long the service asks to wait before the call is made again, if it says so.
            #[inline]
            pub fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> {
                self.meta()?.retry_after
            }

            /// Returns whether the same call may succeed later. The client has already retried it as its settings
            /// allow.
            #[inline]
            pub fn is_retryable(&self) -> bool {
                match self {
                    Self::Other(error) => error.is_retryable(),
                    #[allow(unreachable_patterns)]
                    _ => self.meta().is_some_and(|meta| meta.retryable),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$variant(modeled) => ::core::fmt::Display::fmt(modeled, formatter),)*
                    Self::Other(error) => ::core::fmt::Display::fmt(error, formatter),
                }
            }
        }

        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$variant(modeled) => ::core::fmt::Debug::fmt(modeled, formatter),)*
                    Self::Other(error) => ::core::fmt::Debug::fmt(error, formatter),
                }
            }
        }

        impl ::core::error::Error for $name {
            #[inline]
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                match self {
                    Self::Other(error) => ::core::error::Error::source(error),
                    #[allow(unreachable_patterns)]
                    _ => ::core::option::Option::None,
                }
            }
        }
    };
}

/// Makes a structure with a member `inner: ferrosmith_runtime::Client` the client of a service.
#[doc(hidden)]
#[macro_export]
macro_rules! client {
    ($name:ident, $error:ty; $service:expr;) => {
        impl $name {
            const SERVICE: &'static $crate::inner::Service = {
                static SERVICE: $crate::inner::Service = $service;
                &SERVICE
            };

            /// Creates a client with the given settings. A setting that is missing is an error of the first call that
            /// needs it.
            #[inline]
            pub fn new(config: $crate::Config) -> Self {
                Self { inner: $crate::Client::new(Self::SERVICE, config) }
            }

            /// Creates a client with settings from the environment; `Config::from_env` documents the sources and their
            /// order.
            ///
            /// # Errors
            /// The environment contradicts itself, or names a file that cannot be read.
            #[inline]
            pub async fn from_env() -> ::core::result::Result<Self, $error> {
                ::core::result::Result::Ok(Self { inner: $crate::Client::from_env(Self::SERVICE).await? })
            }

            /// Returns the settings.
            #[inline]
            pub fn config(&self) -> &$crate::Config {
                self.inner.config()
            }
        }

        impl ::core::convert::AsRef<$crate::Client> for $name {
            #[inline]
            fn as_ref(&self) -> &$crate::Client {
                &self.inner
            }
        }
    };
}
