//! Path items, operations and their parts (OpenAPI 3.1, sections 4.8.8 to 4.8.21).

use std::borrow::Cow;
use std::rc::Rc;

use super::cursor::Cursor;
use super::schema::Schema;
use super::security::Requirement;
use crate::diagnostics::{Diagnostics, Origin, codes};

/// The methods that a path item may have, in the order of the specification.
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// A path with its operations.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are the keywords")]
pub struct PathItem<'d> {
    pub servers: Option<Cursor<'d>>,
    pub parameters: Vec<Cursor<'d>>,
    /// In the order of the document, by method.
    pub operations: Vec<(&'d str, Operation<'d>)>,
}

/// One method of a path.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are the keywords")]
pub struct Operation<'d> {
    pub origin: Origin,
    pub id: Option<Cow<'d, str>>,
    pub summary: Option<Cow<'d, str>>,
    pub description: Option<Cow<'d, str>>,
    pub tags: Vec<Cow<'d, str>>,
    pub deprecated: bool,
    pub parameters: Vec<Cursor<'d>>,
    pub request_body: Option<Cursor<'d>>,
    /// By status: `200`, `4XX`, `default`.
    pub responses: Vec<(&'d str, Cursor<'d>)>,
    /// By name; each has path items by expressions.
    pub callbacks: Vec<(&'d str, Cursor<'d>)>,
    pub security: Option<Vec<Requirement<'d>>>,
    pub servers: Option<Cursor<'d>>,
}

/// A parameter of an operation.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are the keywords")]
pub struct Parameter<'d> {
    pub origin: Origin,
    pub name: Cow<'d, str>,
    pub location: Location,
    pub description: Option<Cow<'d, str>>,
    pub required: bool,
    pub deprecated: bool,
    pub style: Option<Cow<'d, str>>,
    pub explode: Option<bool>,
    pub allow_reserved: bool,
    pub schema: Option<Rc<Schema<'d>>>,
    /// The media type of a parameter that is a document of its own.
    pub content: Option<MediaType<'d>>,
    /// `example`, and the values of `examples`.
    pub examples: Vec<Cursor<'d>>,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the keywords")]
pub enum Location {
    Path,
    Query,
    QueryString,
    Header,
    Cookie,
}

/// The body of a request.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are the keywords")]
pub struct RequestBody<'d> {
    pub origin: Origin,
    pub description: Option<Cow<'d, str>>,
    pub required: bool,
    pub content: Vec<MediaType<'d>>,
}

/// A media type with the schema of its documents.
#[derive(Clone, Debug)]
pub struct MediaType<'d> {
    /// The media type as it is written, with its parameters: `application/json; charset=utf-8`.
    pub name: &'d str,
    /// Where it stands.
    pub origin: Origin,
    /// The schema of its documents.
    pub schema: Option<Rc<Schema<'d>>>,
    /// The schema of each of the documents that it is a sequence of (OpenAPI 3.2, section 4.14.3).
    pub item_schema: Option<Rc<Schema<'d>>>,
    /// How the properties of a form are written, by name.
    pub encoding: Vec<(&'d str, Encoding<'d>)>,
    /// `example`, and the values of `examples`.
    pub examples: Vec<Cursor<'d>>,
}

/// How a property of a form is written (OpenAPI 3.1, section 4.8.15).
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are the keywords")]
pub struct Encoding<'d> {
    pub origin: Origin,
    pub content_type: Option<Cow<'d, str>>,
    pub style: Option<Cow<'d, str>>,
    pub explode: Option<bool>,
    pub allow_reserved: bool,
}

/// A response.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are the keywords")]
pub struct Response<'d> {
    pub origin: Origin,
    pub description: Option<Cow<'d, str>>,
    pub headers: Vec<(&'d str, Cursor<'d>)>,
    /// What its values lead on to, by name.
    pub links: Vec<(&'d str, Cursor<'d>)>,
    pub content: Vec<MediaType<'d>>,
}

/// A header of a response.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are the keywords")]
pub struct Header<'d> {
    pub origin: Origin,
    pub description: Option<Cow<'d, str>>,
    pub required: bool,
    pub deprecated: bool,
    pub schema: Option<Rc<Schema<'d>>>,
}

impl<'d> PathItem<'d> {
    /// Reads a path item with its operations.
    pub fn read(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Option<Self> {
        if !cursor.expect_object(diagnostics) {
            return None;
        }
        let mut methods: Vec<_> = cursor.entries().filter(|(key, _)| METHODS.contains(key)).collect();
        methods.extend(cursor.members("additionalOperations", diagnostics));
        let mut operations = Vec::new();
        for (method, operation) in methods {
            if operation.expect_object(diagnostics) {
                operations.push((method, Operation::read(&operation, diagnostics)));
            }
        }
        Some(Self { servers: cursor.get("servers"), parameters: cursor.list("parameters", diagnostics), operations })
    }
}

impl<'d> Operation<'d> {
    fn read(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Self {
        Self {
            origin: cursor.origin.clone(),
            id: cursor.text("operationId", diagnostics).filter(|id| !id.trim().is_empty()),
            summary: cursor.text("summary", diagnostics),
            description: cursor.text("description", diagnostics),
            tags: cursor.texts("tags", diagnostics),
            deprecated: cursor.flag("deprecated", diagnostics),
            parameters: cursor.list("parameters", diagnostics),
            request_body: cursor.get("requestBody"),
            responses: cursor.members("responses", diagnostics),
            callbacks: cursor.members("callbacks", diagnostics),
            security: cursor.get("security").is_some().then(|| Requirement::read_all(cursor, diagnostics)),
            servers: cursor.get("servers"),
        }
    }
}

impl<'d> Parameter<'d> {
    /// Reads a parameter.
    pub fn read(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Option<Self> {
        if !cursor.expect_object(diagnostics) {
            return None;
        }
        let Some(name) = cursor.text("name", diagnostics) else {
            diagnostics.warning(&codes::MISSING_KEY, &cursor.origin, "a parameter has no `name`; it is left out");
            return None;
        };
        let location = Location::read(cursor, &name, diagnostics)?;
        let explode = cursor.get("explode").is_some().then(|| cursor.flag("explode", diagnostics));
        Some(Self {
            origin: cursor.origin.clone(),
            name,
            location,
            description: cursor.text("description", diagnostics),
            required: cursor.flag("required", diagnostics),
            deprecated: cursor.flag("deprecated", diagnostics),
            style: cursor.text("style", diagnostics),
            explode,
            allow_reserved: cursor.flag("allowReserved", diagnostics),
            schema: cursor.get("schema").map(|schema| Schema::read(&schema, diagnostics)),
            content: MediaType::read_all(cursor, diagnostics).into_iter().next(),
            examples: read_examples(cursor, diagnostics),
        })
    }
}

impl Location {
    fn read(cursor: &Cursor<'_>, name: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        match cursor.get_str("in") {
            Some("path") => Some(Self::Path),
            Some("query") => Some(Self::Query),
            Some("querystring") => Some(Self::QueryString),
            Some("header") => Some(Self::Header),
            Some("cookie") => Some(Self::Cookie),
            Some(other) => {
                let message =
                    format!("the parameter `{name}` is in `{other}`, which is not a part of a request; it is left out");
                let hint = match other {
                    "body" | "formData" => "OpenAPI 3 puts the body under `requestBody`",
                    _ => "write `path`, `query`, `header` or `cookie`",
                };
                diagnostics.warning(&codes::INVALID_VALUE, &cursor.origin.child("in"), message).hint(hint);
                None
            }
            None => {
                let message = format!("the parameter `{name}` has no `in`; it is left out");
                diagnostics.warning(&codes::MISSING_KEY, &cursor.origin, message);
                None
            }
        }
    }
}

impl<'d> RequestBody<'d> {
    /// Reads a request body.
    pub fn read(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Option<Self> {
        cursor.expect_object(diagnostics).then(|| Self {
            origin: cursor.origin.clone(),
            description: cursor.text("description", diagnostics),
            required: cursor.flag("required", diagnostics),
            content: MediaType::read_all(cursor, diagnostics),
        })
    }
}

impl<'d> MediaType<'d> {
    /// Reads a media type; a reference to one (OpenAPI 3.2, section 4.14) is not followed.
    pub fn read(name: &'d str, value: Cursor<'d>, diagnostics: &mut Diagnostics) -> Self {
        Self {
            name,
            schema: value.get("schema").map(|schema| Schema::read(&schema, diagnostics)),
            item_schema: value.get("itemSchema").map(|schema| Schema::read(&schema, diagnostics)),
            encoding: Encoding::read_all(&value, diagnostics),
            examples: read_examples(&value, diagnostics),
            origin: value.origin,
        }
    }

    fn read_all(parent: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Vec<Self> {
        let content = parent.members("content", diagnostics).into_iter();
        let content = content.map(|(name, value)| Self::read(name, value, diagnostics));
        content.collect()
    }
}

/// `example`, and the values of `examples`.
fn read_examples<'d>(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Vec<Cursor<'d>> {
    let named = cursor.members("examples", diagnostics).into_iter();
    let named = named.filter_map(|(_, example)| example.get("value"));
    cursor.get("example").into_iter().chain(named).collect()
}

impl<'d> Encoding<'d> {
    fn read_all(media: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Vec<(&'d str, Self)> {
        let encoding = media.members("encoding", diagnostics).into_iter();
        let encoding = encoding.filter(|(_, value)| value.expect_object(diagnostics)).collect::<Vec<_>>();
        let read = |(name, value): (&'d str, Cursor<'d>)| {
            let explode = value.get("explode").is_some().then(|| value.flag("explode", diagnostics));
            let encoding = Self {
                content_type: value.text("contentType", diagnostics),
                style: value.text("style", diagnostics),
                explode,
                allow_reserved: value.flag("allowReserved", diagnostics),
                origin: value.origin,
            };
            (name, encoding)
        };
        encoding.into_iter().map(read).collect()
    }
}

impl<'d> Response<'d> {
    /// Reads a response.
    pub fn read(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Option<Self> {
        cursor.expect_object(diagnostics).then(|| Self {
            origin: cursor.origin.clone(),
            description: cursor.text("description", diagnostics),
            headers: cursor.members("headers", diagnostics),
            links: cursor.members("links", diagnostics),
            content: MediaType::read_all(cursor, diagnostics),
        })
    }
}

impl<'d> Header<'d> {
    /// Reads a header.
    pub fn read(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Option<Self> {
        cursor.expect_object(diagnostics).then(|| Self {
            origin: cursor.origin.clone(),
            description: cursor.text("description", diagnostics),
            required: cursor.flag("required", diagnostics),
            deprecated: cursor.flag("deprecated", diagnostics),
            schema: cursor.get("schema").map(|schema| Schema::read(&schema, diagnostics)),
        })
    }
}
