//! How a response of the service becomes one of several outputs, or a typed error.

use crate::value::Structure;

/// One modeled error of an operation.
#[must_use]
#[derive(Debug)]
pub struct ErrorCase {
    /// The name that the message carries for it; where present, it alone decides.
    pub code: Option<&'static str>,
    /// The status it comes with; decides where there is no code.
    pub status: Status,
    /// Whether trying again may help.
    pub retry: Option<Retry>,
    /// The media type it comes with, where that decides between cases of one status; else empty.
    pub media_type: &'static str,
    /// How its body is written.
    pub codec: super::Codec,
    /// Makes the empty structure that is to be read.
    pub make: fn() -> Box<dyn Structure>,
}

/// One of several successful responses of an operation.
#[derive(Debug)]
pub struct ResponseCase {
    /// The status it comes with.
    pub status: Status,
    /// The media type it comes with; empty where any will do.
    pub media_type: &'static str,
    /// How its body is written.
    pub codec: super::Codec,
    /// The variant of the output's body that it becomes; `None` where the body is no union of them.
    pub variant: Option<usize>,
}

impl ResponseCase {
    /// Creates a case without a body, or with one of which there is only one kind.
    pub const fn new(status: Status, media_type: &'static str, codec: super::Codec) -> Self {
        Self { status, media_type, codec, variant: None }
    }

    /// Sets the variant that the body becomes.
    #[must_use]
    pub const fn variant(mut self, variant: usize) -> Self {
        self.variant = Some(variant);
        self
    }
}

/// Statuses of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Exactly this one.
    Code(u16),
    /// All that begin with this digit.
    Class(u8),
    /// Any that no other case names.
    Default,
}

/// Why trying again may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// The trouble may pass.
    Transient,
    /// The service asks for fewer requests.
    Throttling,
}

impl ErrorCase {
    /// Creates the case of the error `E`, which is recognized by its code.
    pub const fn code<E: Structure + Default>(code: &'static str, status: u16) -> Self {
        Self { code: Some(code), ..Self::status::<E>(Status::Code(status)) }
    }

    /// Creates the case of the error `E`, which is recognized by its status.
    pub const fn status<E: Structure + Default>(status: Status) -> Self {
        Self {
            code: None,
            status,
            retry: None,
            media_type: "",
            codec: super::Codec::Json,
            make: || Box::new(E::default()),
        }
    }

    /// Sets why trying again may help.
    pub const fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets the media type that sets it apart from others of the same status.
    pub const fn media_type(mut self, media_type: &'static str) -> Self {
        self.media_type = media_type;
        self
    }

    /// Sets the codec of the body, where it is not JSON.
    pub const fn codec(mut self, codec: super::Codec) -> Self {
        self.codec = codec;
        self
    }
}
