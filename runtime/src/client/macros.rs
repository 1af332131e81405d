//! The macros that make generated requests, errors and clients behave: each writes a few typed lines over code that is
//! compiled once, in this crate.

/// Makes a structure with a member `call: Call` the request of an operation.
///
/// Gives it `send`, `presign`, `customize` and `validate`, `Debug` and `PartialEq`.
#[macro_export]
macro_rules! operation {
    ($name:ident, $table:ident => $output:ty, $error:ty; $($field:ident = $member:expr;)*) => {
        $crate::__members! { $name = stringify!($name); $($field = $member;)* }
        $crate::__common! { $name, structure, Struct }

        impl $crate::client::Request for $name {
            type Output = $output;
            type Error = $error;

            #[inline]

            fn operation() -> &'static $crate::schema::Operation {
                &$table
            }

            #[inline]

            fn call(&mut self) -> &mut $crate::client::Call {
                &mut self.call
            }
        }

        impl $name {
            /// Sends the request and gives the answer.
            #[inline]
            pub fn send(self) -> $crate::client::Sending<$output, $error> {
                $crate::client::Sending::new(self)
            }

            /// Signs the request as a URL that others can use until it expires, and sends nothing.
            #[inline]
            pub fn presign(self, expires_in: ::core::time::Duration) -> $crate::presign::Presigning<$error> {
                $crate::presign::Presigning::new(self, expires_in)
            }

            /// Overrides settings of the client for this call.
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
    };
}

/// Makes the request of an operation answer in pages: `pages` and, where the pages have items, `items`.
///
/// The items stand in a member of the output: a list, a map, or an optional one of these.
#[macro_export]
macro_rules! paginate {
    ($name:ident => $output:ty, $error:ty; $($items:ident: $item:ty;)?) => {
        impl $name {
            /// The pages of the answer, fetched one after the other.
            #[inline]
            pub fn pages(self) -> $crate::client::Pages<$output, $error> {
                $crate::client::Pages::new(self)
            }

            $(
                /// The items of all pages.
                #[inline]
                pub fn items(self) -> $crate::client::Items<$output, $item, $error> {
                    $crate::client::Items::new(self, |page| $crate::client::IntoItems::into_items(page.$items))
                }
            )?
        }
    };
}

/// Makes an enumeration the error of a service: each variant holds `Box<ServiceError<T>>` of a modeled structure `T`, and
/// `Other` everything else.
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
            /// What the service said, if it was the service that refused.
            #[inline]
            pub fn meta(&self) -> ::core::option::Option<&$crate::error::ErrorMeta> {
                match self {
                    $(Self::$variant(modeled) => ::core::option::Option::Some(&modeled.meta),)*
                    Self::Other(error) => error.meta(),
                }
            }

            /// The name of the error, as the service wrote it.
            #[inline]
            pub fn code(&self) -> ::core::option::Option<&str> {
                self.meta()?.code.as_deref()
            }

            /// The HTTP status with which the service refused.
            #[inline]
            pub fn status(&self) -> ::core::option::Option<u16> {
                self.meta().map(|meta| meta.status)
            }

            /// The service's explanation.
            #[inline]
            pub fn message(&self) -> ::core::option::Option<&str> {
                self.meta()?.message.as_deref()
            }

            /// The id under which the service's owner finds the request.
            #[inline]
            pub fn request_id(&self) -> ::core::option::Option<&str> {
                self.meta()?.request_id.as_deref()
            }

            /// Whether the same call may go well another time. The client has tried again already, as its settings allow.
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
#[macro_export]
macro_rules! client {
    ($name:ident, $service:ident, $error:ty) => {
        impl $name {
            /// A client with these settings. What they lack is told by the first call that needs it.
            #[inline]
            pub fn new(config: $crate::Config) -> Self {
                Self { inner: $crate::Client::new(&$service, config) }
            }

            /// A client with settings from the environment; `Config::from_env` tells where it looks, and in which order.
            ///
            /// # Errors
            /// The environment contradicts itself, or names a file that cannot be read.
            #[inline]
            pub async fn from_env() -> ::core::result::Result<Self, $error> {
                ::core::result::Result::Ok(Self { inner: $crate::Client::from_env(&$service).await? })
            }

            /// The settings.
            #[inline]
            pub fn config(&self) -> &$crate::Config {
                self.inner.config()
            }
        }
    };
}
