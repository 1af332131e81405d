//! Clients of servers on loopback, and what the tests look at in their errors.

use bedrock::runtime::Config;
use bedrock::runtime::auth::Credentials;
use bedrock::runtime::error::{ErrorKind, ErrorMeta};
use ferrosmith_tests::server::{ACCESS_KEY, SECRET_KEY};

/// The settings of a client of the server at a URL.
pub(crate) fn config(url: impl Into<String>) -> Config {
    Config::new().region("us-east-1").endpoint(url).credentials(Credentials::new(ACCESS_KEY, SECRET_KEY))
}

/// A client of Bedrock at a URL.
pub(crate) fn bedrock(url: impl Into<String>) -> bedrock::Client {
    bedrock::Client::new(config(url))
}

/// The kind of an error that no service modeled.
pub(crate) fn kind(error: &bedrock::Error) -> &ErrorKind {
    match error {
        bedrock::Error::Other(error) => error.kind(),
        modeled => panic!("a modeled error: {modeled}"),
    }
}

/// What tests compare of an error, whichever service it came from.
#[derive(Debug, PartialEq)]
pub(crate) struct Failure {
    /// The modeled error that it was decoded into; empty if it is none.
    pub(crate) modeled: &'static str,
    /// The member `message` of that.
    pub(crate) text: Option<String>,
    pub(crate) meta: Option<ErrorMeta>,
    pub(crate) shown: String,
}

macro_rules! failure {
    ($service:ident: $($variant:ident => $name:literal),*) => {
        impl From<$service::Error> for Failure {
            fn from(error: $service::Error) -> Self {
                let (modeled, text) = match &error {
                    $($service::Error::$variant(modeled) => ($name, modeled.error.message.clone()),)*
                    _ => ("", None),
                };
                Self { modeled, text, meta: error.meta().cloned(), shown: error.to_string() }
            }
        }
    };
}

failure! { bedrock:
    AccessDenied => "AccessDeniedException",
    Conflict => "ConflictException",
    InternalServer => "InternalServerException",
    ResourceNotFound => "ResourceNotFoundException",
    ServiceQuotaExceeded => "ServiceQuotaExceededException",
    Throttling => "ThrottlingException",
    TooManyTags => "TooManyTagsException",
    Validation => "ValidationException"
}

failure! { bedrock_runtime:
    AccessDenied => "AccessDeniedException",
    InternalServer => "InternalServerException",
    ModelError => "ModelErrorException",
    ModelNotReady => "ModelNotReadyException",
    ModelStreamError => "ModelStreamErrorException",
    ModelTimeout => "ModelTimeoutException",
    ResourceNotFound => "ResourceNotFoundException",
    ServiceQuotaExceeded => "ServiceQuotaExceededException",
    Throttling => "ThrottlingException",
    Validation => "ValidationException"
}
