//! Operations and the service they belong to.

use ::http::HeaderMap;

use super::{Binding, Element, ErrorCase, Pagination, QueryNames, ResponseCase, Rules, Verification, Wrapper};

/// What is the same for all operations of a client.
#[derive(Debug)]
pub struct Service {
    /// The name for people and for spans: `Bedrock`.
    pub name: &'static str,
    /// The version of the API.
    pub version: &'static str,
    /// The name and version of the generated crate, for the `User-Agent`.
    pub package: &'static str,
    /// Where requests go unless the caller sets another.
    pub endpoint: Endpoint,
    /// What `send` checks unless the caller sets another.
    pub validation: Validation,
}

/// Where requests go.
#[derive(Debug)]
pub enum Endpoint {
    /// The caller must say.
    Unknown,
    /// A service of AWS.
    Aws {
        /// The first label of the host: `bedrock`.
        prefix: &'static str,
        /// What leads to the endpoint; none: `https://<prefix>.<region>.<suffix of the partition>`.
        rules: Option<&'static Rules>,
    },
    /// What the rules of a service that is not of AWS lead to.
    Rules(&'static Rules),
    /// A URL with `{variable}` holes, and the values the holes have by default.
    Template {
        /// The URL, without a final `/`.
        url: &'static str,
        /// Names and defaults of the holes.
        variables: &'static [(&'static str, &'static str)],
    },
}

/// What `send` checks before anything leaves the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validation {
    /// Every constraint of the description.
    Full,
    /// What building the request needs: required members, path labels that are not empty.
    RequiredOnly,
    /// Nothing: what is absent is not sent. A path label without a value is an error of the request all the same.
    Off,
}

/// One operation.
#[must_use]
#[derive(Debug)]
pub struct Operation {
    /// The name in the description.
    pub name: &'static str,
    /// The method, in capitals.
    pub method: &'static str,
    /// The path.
    pub path: &'static [Part],
    /// What stands before the endpoint's host name.
    pub host: &'static [Part],
    /// What every request carries.
    pub fixed: &'static [Fixed],
    /// How the request's body is written.
    pub request: Codec,
    /// The root element of a request that is a document in XML.
    pub root: Option<&'static Element>,
    /// Whether a body of which nothing is given is not sent at all.
    pub is_body_optional: bool,
    /// The `Content-Type` of the request.
    pub media_type: Option<&'static str>,
    /// What the body may be sent as instead: codecs, and their media types.
    pub or_bodies: &'static [(Codec, &'static str)],
    /// The status of success that the description names.
    pub status: u16,
    /// How the response's body is written.
    pub response: Codec,
    /// The successful responses, where they are several that differ.
    pub cases: &'static [ResponseCase],
    /// The media types that the client asks for.
    pub accept: Option<&'static str>,
    /// The format of documents that have no codec of their own: error responses before their case is known, and the
    /// payloads of events.
    pub document: Codec,
    /// The header that every response carries. One without it is of another protocol; where there is a marker, errors
    /// are named by the member `__type` of their document alone.
    pub marker: Option<(&'static str, &'static str)>,
    /// The modeled errors.
    pub errors: &'static [ErrorCase],
    /// The ways to authenticate, in order of preference; each lists all that it needs. Empty: anonymous.
    pub auth: &'static [&'static [Auth]],
    /// Whether sending it twice does what sending it once does.
    pub idempotent: bool,
    /// The checksum that the request carries.
    pub checksum: Option<Checksum>,
    /// How the response is checked, with the feature `checksums`.
    pub verification: Option<&'static Verification>,
    /// The body is compressed from this many bytes on.
    pub gzip_from: Option<u64>,
    /// Whether the length of its streamed body must be known before it is sent.
    pub requires_length: bool,
    /// Whether the signature leaves the body out.
    pub unsigned_payload: bool,
    /// How its pages follow each other.
    pub pagination: Option<&'static Pagination>,
    /// Where it goes in place of the service's endpoint, unless the caller names one.
    pub server: Option<&'static Endpoint>,
    /// What it gives the parameters of the service's endpoint rules.
    pub endpoint: &'static [Binding],
}

/// A piece of a path or host prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text that is sent as it stands.
    Literal(&'static str),
    /// The value of the member at this index, percent-encoded.
    Label(usize),
    /// The value of the member at this index, percent-encoded but for `/`.
    Greedy(usize),
    /// A `/` and the value of the member at this index, which the rules of the endpoint place: in the host name, or at
    /// the end of the endpoint's own path.
    InEndpoint(usize),
}

/// A part that every request carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// Where it goes.
    pub place: FixedPlace,
    /// Its name.
    pub name: &'static str,
    /// Its value; none for a query parameter written without `=`.
    pub value: Option<&'static str>,
}

/// Where a fixed part goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixedPlace {
    /// The query.
    Query,
    /// A header.
    Header,
    /// A pair of a form body.
    Form,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    /// No body.
    Empty,
    /// JSON.
    Json,
    /// CBOR.
    #[cfg(feature = "cbor")]
    Cbor,
    /// XML, with the feature `xml`.
    Xml(Wrapper),
    /// `application/x-www-form-urlencoded`.
    Form,
    /// The same, with names that lead through lists, maps and structures; with the feature `xml`.
    Query(QueryNames),
    /// `multipart/form-data`.
    Multipart,
    /// The payload's text as it is.
    Text,
    /// The payload's bytes as they are.
    Bytes,
    /// The payload's bytes as they come.
    Stream,
    /// A stream of event messages.
    Events,
    /// Server-sent events (`text/event-stream`).
    ServerEvents,
    /// JSON documents, each on a line of its own.
    JsonLines,
    /// JSON documents, each after a separator (RFC 7464).
    JsonSequence,
}

/// A checksum of a request's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checksum {
    /// `Content-MD5`.
    Md5,
    /// The one whose name is the text of a member of the request; CRC-32 where it has none and one is required. With the
    /// feature `checksums`.
    Chosen {
        /// The member.
        by: Option<usize>,
        /// Whether there must be one.
        required: bool,
    },
    /// `X-Amz-Content-Sha256` and `X-Amz-Sha256-Tree-Hash`, with the feature `aws`.
    Sha256Tree,
}

/// A way to authenticate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// AWS Signature Version 4 under this signing name.
    SigV4(&'static str),
    /// `Authorization: Bearer`; the name of the scheme in the description, as with all others.
    Bearer(&'static str),
    /// `Authorization: Basic`.
    Basic(&'static str),
    /// A key in the header of this name, after this prefix.
    ApiKeyHeader(&'static str, &'static str, Option<&'static str>),
    /// A key in the query parameter of this name.
    ApiKeyQuery(&'static str, &'static str),
    /// A key in the cookie of this name.
    ApiKeyCookie(&'static str, &'static str),
    /// A scheme that the transport must see to, or that a client cannot prepare; its name.
    Other(&'static str),
}

impl Operation {
    /// Creates an operation of a method and path, whose response is JSON with status 200.
    pub const fn new(name: &'static str, method: &'static str, path: &'static [Part]) -> Self {
        Self {
            name,
            method,
            path,
            host: &[],
            fixed: &[],
            request: Codec::Empty,
            root: None,
            is_body_optional: false,
            media_type: None,
            or_bodies: &[],
            status: 200,
            response: Codec::Json,
            cases: &[],
            accept: None,
            document: Codec::Json,
            marker: None,
            errors: &[],
            auth: &[],
            idempotent: false,
            checksum: None,
            verification: None,
            gzip_from: None,
            requires_length: false,
            unsigned_payload: false,
            pagination: None,
            server: None,
            endpoint: &[],
        }
    }

    /// Has requests ask for JSON.
    pub const fn json(name: &'static str, method: &'static str, path: &'static [Part]) -> Self {
        Self::new(name, method, path).accept("application/json")
    }

    /// Has requests ask for these media types.
    pub const fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = Some(media_types);
        self
    }

    /// Sets the parts that the host begins with.
    pub const fn host(mut self, host: &'static [Part]) -> Self {
        self.host = host;
        self
    }

    /// Adds what every request carries.
    pub const fn fixed(mut self, fixed: &'static [Fixed]) -> Self {
        self.fixed = fixed;
        self
    }

    /// Gives requests a body.
    pub const fn body(mut self, codec: Codec, media_type: &'static str) -> Self {
        self.request = codec;
        self.media_type = Some(media_type);
        self
    }

    /// The request may have a body.
    pub const fn optional_body(mut self, codec: Codec, media_type: &'static str) -> Self {
        self.is_body_optional = true;
        self.body(codec, media_type)
    }

    /// Adds what the body may be sent as instead.
    pub const fn or_body(mut self, others: &'static [(Codec, &'static str)]) -> Self {
        self.or_bodies = others;
        self
    }

    /// Sets the root element of the request's document in XML.
    pub const fn root(mut self, root: &'static Element) -> Self {
        self.root = Some(root);
        self
    }

    /// Sets the status and codec of the response.
    pub const fn response(mut self, status: u16, codec: Codec) -> Self {
        self.status = status;
        self.response = codec;
        self
    }

    /// Sets the successful responses, where several differ.
    pub const fn cases(mut self, cases: &'static [ResponseCase]) -> Self {
        self.cases = cases;
        self
    }

    /// Sets the codec of error responses and of payloads of events, where it is not JSON.
    pub const fn document(mut self, codec: Codec) -> Self {
        self.document = codec;
        self
    }

    /// Sets the header that every response carries.
    pub const fn marker(mut self, name: &'static str, value: &'static str) -> Self {
        self.marker = Some((name, value));
        self
    }

    /// Returns whether a response with these headers is one of this operation.
    pub(crate) fn is_marked(&self, headers: &HeaderMap) -> bool {
        self.marker.is_none_or(|(name, value)| headers.get(name).is_some_and(|found| found == value))
    }

    /// Sets the errors that it may fail with.
    pub const fn errors(mut self, errors: &'static [ErrorCase]) -> Self {
        self.errors = errors;
        self
    }

    /// Sets errors and authentication, which it shares with the service's other operations.
    pub const fn shared(self, errors: &'static [ErrorCase], auth: &'static [&'static [Auth]]) -> Self {
        self.errors(errors).auth(auth)
    }

    /// Sets the ways to authenticate, any one of which will do.
    pub const fn auth(mut self, auth: &'static [&'static [Auth]]) -> Self {
        self.auth = auth;
        self
    }

    /// Marks it as idempotent: sending it twice does what sending it once does.
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// Adds `Content-MD5` to requests.
    pub const fn md5(mut self) -> Self {
        self.checksum = Some(Checksum::Md5);
        self
    }

    /// Adds the SHA-256 of the body, and of the tree of its mebibytes, to requests.
    pub const fn sha256_tree(mut self) -> Self {
        self.checksum = Some(Checksum::Sha256Tree);
        self
    }

    /// Adds the checksum that a member chooses to requests.
    pub const fn checksum(mut self, by: Option<usize>, required: bool) -> Self {
        self.checksum = Some(Checksum::Chosen { by, required });
        self
    }

    /// Has responses held against their checksums where the request asks for it.
    pub const fn verified(mut self, verification: &'static Verification) -> Self {
        self.verification = Some(verification);
        self
    }

    /// Compresses bodies of this many bytes or more.
    pub const fn gzip_from(mut self, bytes: u64) -> Self {
        self.gzip_from = Some(bytes);
        self
    }

    /// Requires the length of the streamed body to be known.
    pub const fn requires_length(mut self) -> Self {
        self.requires_length = true;
        self
    }

    /// Leaves the body out of the signature.
    pub const fn unsigned_payload(mut self) -> Self {
        self.unsigned_payload = true;
        self
    }

    /// Sets how its pages follow each other.
    pub const fn pages(mut self, pagination: &'static Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// Sets a server of its own.
    pub const fn server(mut self, server: &'static Endpoint) -> Self {
        self.server = Some(server);
        self
    }

    /// Binds parameters of the service's endpoint rules.
    pub const fn endpoint(mut self, endpoint: &'static [Binding]) -> Self {
        self.endpoint = endpoint;
        self
    }
}
