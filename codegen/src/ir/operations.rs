//! Operations: HTTP exchanges whose variable parts are a flat list of parameters, each with a slot.

use serde::Serialize;

use super::{Element, Field, QueryNames, RuleBinding, Server, TypeId, Verification, Waiter, Wrapper};
use crate::diagnostics::Origin;

/// One operation of an API.
#[derive(Clone, Debug, Serialize)]
pub struct Operation {
    /// The name in the description.
    pub name: String,
    /// What it does.
    pub docs: String,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// The groups that it belongs to.
    pub tags: Vec<String>,
    /// The resources that it belongs to, from the outermost.
    pub resources: Vec<String>,
    /// What is sent.
    pub request: Request,
    /// What comes back when it went well.
    pub response: Response,
    /// What comes back when it did not.
    pub errors: Vec<ErrorCase>,
    /// The format of documents that have no codec of their own: error responses before their case is known, and the
    /// payloads of events.
    pub document: Codec,
    /// The header that every response carries. One without it is not of this API and says nothing but its status; where
    /// there is a marker, errors are named by the member `__type` of their document alone.
    pub marker: Option<Header>,
    /// The ways to authenticate, in order of preference; empty when none is needed.
    pub auth: Vec<AuthChoice>,
    /// How a long response is fetched page by page.
    pub pagination: Option<Pagination>,
    /// What calls it until a state is reached.
    pub waiters: Vec<Waiter>,
    /// Whether it changes nothing (Smithy `@readonly`, methods GET and HEAD of OpenAPI).
    pub read_only: bool,
    /// Whether sending it twice does what sending it once does.
    pub idempotent: bool,
    /// Where its requests go in place of the API's servers (OpenAPI: the most specific list counts); empty where nowhere else.
    pub servers: Vec<Server>,
    /// What it gives the parameters of the API's endpoint rules, each at most once.
    pub endpoint: Vec<RuleBinding>,
}

impl Operation {
    /// The group that it stands in: its first tag, or the innermost of its resources.
    pub fn group(&self) -> Option<&str> {
        self.tags.first().or(self.resources.last()).map(String::as_str).filter(|of| !of.trim().is_empty())
    }
}

/// Schemes that together authenticate a request, as positions in `Api::auth`; none of them: anonymous.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuthChoice {
    /// The schemes, all of which are needed.
    pub schemes: Vec<usize>,
}

/// What is sent.
#[derive(Clone, Debug, Serialize)]
pub struct Request {
    /// The method, in capitals.
    pub method: String,
    /// The path, from its leading `/` on; literal parts are sent as they stand here.
    pub path: Vec<PathPart>,
    /// What stands before the endpoint's host name, with the same kinds of parts; usually empty.
    pub host_prefix: Vec<PathPart>,
    /// What every request carries: literal query parameters of the path, protocol headers.
    pub fixed: Vec<Fixed>,
    /// The variable parts, in the order of the description.
    pub params: Vec<Param>,
    /// How the body is written.
    pub codec: Codec,
    /// Whether a body of which nothing is given is not sent at all.
    pub is_body_optional: bool,
    /// The root element of a document in XML; none for other documents.
    pub root: Option<Element>,
    /// The `Content-Type` of the body; none when there is no body.
    pub media_type: Option<String>,
    /// What the same parameters may be sent as instead, where the caller says so (OpenAPI: further media types of a body).
    pub alternatives: Vec<Alternative>,
    /// The checksum that the request must carry.
    pub checksum: Option<Checksum>,
    /// How the response is held against its checksum.
    pub verification: Option<Verification>,
    /// The body is compressed with gzip from this many bytes on (Smithy `@requestCompression`).
    pub gzip_from: Option<u64>,
    /// The length of the streamed body must be known before it is sent (Smithy `@requiresLength`).
    pub requires_length: bool,
    /// The signature leaves the body out (`aws.auth#unsignedPayload`).
    pub unsigned_payload: bool,
}

/// Another way to write the same body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// How it is written.
    pub codec: Codec,
    /// Its `Content-Type`.
    pub media_type: String,
}

/// A piece of a path or host prefix.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum PathPart {
    /// Text that is sent as it stands.
    Literal(String),
    /// The value of the parameter at this position of `Request::params`.
    Param(usize),
    /// A `/` and the value of the parameter at this position, which the rules of the endpoint place: in the host name,
    /// or at the end of the endpoint's own path.
    InEndpoint(usize),
}

impl Request {
    /// A path or host prefix as descriptions write it, `/pets/{id}`, with the name that `name` gives each label.
    pub fn pattern(&self, parts: &[PathPart], name: impl Fn(&Param) -> String) -> String {
        let label = |position: usize| self.params.get(position).map_or_else(String::new, &name);
        let part = |part: &PathPart| match part {
            PathPart::Literal(text) => text.clone(),
            PathPart::Param(position) => format!("{{{}}}", label(*position)),
            PathPart::InEndpoint(position) => format!("/{{{}}}", label(*position)),
        };
        parts.iter().map(part).collect()
    }
}

/// A part that every request carries.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fixed {
    /// Where it goes.
    pub place: FixedPlace,
    /// Its name.
    pub name: String,
    /// Its value; none for a query parameter written without `=`.
    pub value: Option<String>,
}

/// A header with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Where a fixed part goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum FixedPlace {
    /// The query.
    Query,
    /// A header.
    Header,
    /// A pair of a form body.
    Form,
}

/// A variable part of a request.
#[derive(Clone, Debug, Serialize)]
pub struct Param {
    /// The parameter itself.
    pub field: Field,
    /// Where it goes.
    pub slot: Slot,
}

/// Where a parameter of a request or a member of a response stands in the message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Slot {
    /// In the path, percent-encoded; a greedy one keeps its `/`.
    Path {
        /// Whether it may span several segments.
        greedy: bool,
    },
    /// In the host name.
    Host,
    /// In the query.
    Query(QueryStyle),
    /// Every entry of the map is a query parameter; named parameters win.
    QueryMap,
    /// In a header.
    Header,
    /// Every entry of the map is a header whose name begins with the wire name; named headers win.
    HeaderMap,
    /// In a cookie.
    Cookie,
    /// A member of the body's document.
    Member,
    /// The whole body.
    Payload,
    /// The status code of the response.
    Status,
}

/// How a value is written in a part of a message (OpenAPI 3.1, section 4.8.12.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum QueryStyle {
    /// The name repeated for each item, or each member under its own name: `form` with `explode`.
    #[default]
    Repeat,
    /// Items parted by commas: `form` without `explode`.
    Comma,
    /// Items parted by spaces.
    Space,
    /// Items parted by `|`.
    Pipe,
    /// `name[member]=value`.
    Deep,
    /// JSON text.
    Json,
    /// `1,2`, and `x,1,y,2` of a structure: `simple`; of bytes, base64.
    Simple,
    /// The same with `x=1,y=2` of a structure: `simple` with `explode`.
    SimpleExploded,
    /// `.1,2`, and `.x,1,y,2` of a structure: `label`.
    Label,
    /// `.1.2`, and `.x=1.y=2` of a structure: `label` with `explode`.
    LabelExploded,
    /// `;name=1,2`, and `;name=x,1,y,2` of a structure: `matrix`.
    Matrix,
    /// `;name=1;name=2`, and `;x=1;y=2` of a structure: `matrix` with `explode`.
    MatrixExploded,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Codec {
    /// No body.
    Empty,
    /// JSON.
    Json,
    /// CBOR (RFC 8949).
    Cbor,
    /// XML.
    Xml(Wrapper),
    /// `application/x-www-form-urlencoded`.
    Form,
    /// The same, with names that lead through lists, maps and structures (AWS specifications, "AWS query protocol").
    Query(QueryNames),
    /// `multipart/form-data`.
    Multipart,
    /// The payload's text as it is.
    Text,
    /// The payload's bytes as they are.
    Bytes,
    /// The payload's bytes as they come.
    Stream,
    /// A stream of event messages (`application/vnd.amazon.eventstream`); its payloads are written as
    /// `Operation::document`.
    Events,
    /// Server-sent events, as they come; the payload is the type of their data.
    ServerEvents,
    /// JSON documents as they come, each on a line of its own; the payload is the type of each.
    JsonLines,
    /// The same, each after a separator (RFC 7464).
    JsonSequence,
}

/// What comes back when it went well.
#[derive(Clone, Debug, Serialize)]
pub struct Response {
    /// The status that the description names. Another success status is a success all the same.
    pub status: Status,
    /// The structure that holds what the response carries, the output; none when it carries nothing.
    pub output: Option<TypeId>,
    /// Where each field of that structure stands in the message; as many as it has fields.
    pub slots: Vec<Slot>,
    /// How the body is written.
    pub codec: Codec,
    /// All successful responses that the description names, with their media types; none where it has no such thing.
    pub cases: Vec<ResponseCase>,
    /// The media types that clients ask for, most specific first; none where it is left to the service.
    pub accept: Vec<String>,
}

/// One of several successful responses. The status decides first, then the content type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResponseCase {
    /// The status.
    pub status: Status,
    /// The media type of the body; none where there is no body.
    pub media_type: Option<String>,
    /// How the body is written.
    pub codec: Codec,
    /// The variant that it is of the output's payload, which then is a union with a variant for each kind of body.
    pub variant: Option<usize>,
}

/// Statuses of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Status {
    /// Exactly this one.
    Code(u16),
    /// All that begin with this digit: `4XX`.
    Class(u8),
    /// Any that no other case names.
    Default,
}

/// What comes back when it did not go well.
#[derive(Clone, Debug, Serialize)]
pub struct ErrorCase {
    /// The name that the message carries for it. Where present, it alone decides; otherwise the status does.
    pub code: Option<String>,
    /// The status it comes with.
    pub status: Status,
    /// The structure that holds its members.
    pub ty: TypeId,
    /// Where each field of that structure stands in the message.
    pub slots: Vec<Slot>,
    /// The media type that it comes with; none where the description has none, or it does not matter.
    pub media_type: Option<String>,
    /// How the body is written.
    pub codec: Codec,
    /// Whether trying again may help (Smithy `@retryable`).
    pub retry: Option<Retry>,
}

/// Why trying again may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Retry {
    /// The trouble may pass.
    Transient,
    /// The service asks for fewer requests.
    Throttling,
}

/// The checksum that a request carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Checksum {
    /// `Content-MD5` (Smithy `@httpChecksumRequired`).
    Md5,
    /// The one whose name a parameter contains; CRC-32 where it contains none and one is required
    /// (`aws.protocols#httpChecksum`).
    Chosen {
        /// The parameter, as a position in `Request::params`.
        by: Option<usize>,
        /// Whether there must be one.
        required: bool,
    },
    /// SHA-256 of the body, and of the tree of its mebibytes (Amazon Glacier, "Computing checksums").
    Sha256Tree,
}

/// How a long response is fetched page by page (Smithy `@paginated`).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pagination {
    /// How the next page is asked for.
    pub next: NextPage,
    /// The names of the fields that lead to the items, from the output on. Where pages or items are counted, they are
    /// a list or map, and a list where the last item leads on: a page without items is the end.
    pub items: Option<Vec<String>>,
    /// The names of the fields that lead to a boolean that is false on the last page, from the output on.
    pub more: Option<Vec<String>>,
    /// The parameter that takes the size of a page, as a position in `Request::params`.
    pub page_size: Option<usize>,
}

/// How the page after another is asked for. Parameters are positions in `Request::params`, paths the names of fields
/// from the output on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum NextPage {
    /// A page contains the token of the next one, which a parameter takes.
    Token {
        /// The parameter.
        input: usize,
        /// The path to the token.
        output: Vec<String>,
    },
    /// A parameter takes what identifies the last item of the page: the value of a member of the items.
    LastItem {
        /// The parameter.
        input: usize,
        /// The member of an item.
        id: String,
    },
    /// A parameter takes the number of the page.
    Number {
        /// The parameter.
        param: usize,
        /// The number of the first page.
        first: u32,
    },
    /// A parameter takes how many items come before the page.
    Offset {
        /// The parameter.
        param: usize,
    },
    /// A page contains the URL of the next one.
    Url {
        /// The path to the URL.
        output: Vec<String>,
    },
    /// The response has the URL of the next page in a header: `Link: <..>; rel="next"` (RFC 8288).
    Link,
}
