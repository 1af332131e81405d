//! Keywords that are one letter away from one that the specification has at their place.
//!
//! What a document may have beside the specification's keywords is its own, so only what looks like a slip is reported:
//! `requred` beside the keywords of a schema, not `colour`.

use super::cursor::Cursor;
use super::node::Node;
use super::older_keywords::DOCUMENT_2;
use crate::diagnostics::{Diagnostics, Origin, codes, suggest};

/// What stands under a keyword.
#[derive(Clone, Copy)]
pub(super) enum Under {
    /// Values without keywords of ours, or a place where anything may stand.
    Any,
    /// An object.
    One(&'static Object),
    /// A list of objects.
    Each(&'static Object),
    /// Objects by names of the document.
    ByName(&'static Object),
}

pub(super) use Under::{Any, ByName, Each, One};

/// An object of the specification: its keywords, and what stands under each.
pub(super) struct Object {
    /// As the specification calls it.
    pub(super) name: &'static str,
    pub(super) keywords: &'static [(&'static str, Under)],
}

/// A slip in a shorter word makes another word.
const SHORTEST: usize = 4;

/// Reports every keyword of a document that looks like a slip.
pub(super) fn check(root: &Cursor<'_>, diagnostics: &mut Diagnostics) {
    Walk { root: root.origin.clone(), path: Vec::new(), diagnostics }.object(root.node, &DOCUMENT);
}

/// The same for a document of Swagger 2.0.
pub(super) fn check_swagger(root: &Cursor<'_>, diagnostics: &mut Diagnostics) {
    Walk { root: root.origin.clone(), path: Vec::new(), diagnostics }.object(root.node, &DOCUMENT_2);
}

/// A walk through a document. Places are worked out only for what is reported.
struct Walk<'d, 'w> {
    root: Origin,
    path: Vec<Step<'d>>,
    diagnostics: &'w mut Diagnostics,
}

enum Step<'d> {
    Key(&'d str),
    Position(usize),
}

impl<'d> Walk<'d, '_> {
    fn object(&mut self, node: &'d Node, known: &'static Object) {
        // What stands beside a reference is ignored or explained elsewhere.
        let Node::Object(entries) = node else { return };
        if matches!(entries.get("$ref"), Some(Node::String(_))) {
            return;
        }
        for (key, value) in entries.iter() {
            self.path.push(Step::Key(key));
            match known.keywords.iter().find(|(keyword, _)| *keyword == key) {
                Some((_, Any)) => {}
                Some((_, One(inner))) => self.object(value, inner),
                Some((_, Each(inner))) => self.each(value, inner),
                Some((_, ByName(inner))) => self.by_name(value, inner),
                None => self.unknown(key, node, known),
            }
            self.path.pop();
        }
    }

    fn each(&mut self, list: &'d Node, inner: &'static Object) {
        let Node::Array(items) = list else { return };
        for (position, item) in items.iter().enumerate() {
            self.path.push(Step::Position(position));
            self.object(item, inner);
            self.path.pop();
        }
    }

    fn by_name(&mut self, map: &'d Node, inner: &'static Object) {
        let Node::Object(entries) = map else { return };
        for (name, value) in entries.iter() {
            self.path.push(Step::Key(name));
            self.object(value, inner);
            self.path.pop();
        }
    }

    fn unknown(&mut self, key: &str, holder: &Node, known: &Object) {
        let absent = known.keywords.iter().map(|(keyword, _)| *keyword);
        let absent = absent.filter(|keyword| keyword.len() >= SHORTEST && holder.get(keyword).is_none());
        if key.starts_with("x-") {
            return;
        }
        if let Some(near) = suggest::slip(key, absent) {
            let message = format!("`{key}` is not a keyword of {}, and is ignored", known.name);
            let origin = self.origin();
            self.diagnostics.warning(&codes::UNKNOWN_KEY, &origin, message).hint(format!("did you mean `{near}`?"));
        }
    }

    /// Where the walk has come to.
    fn origin(&self) -> Origin {
        self.path.iter().fold(self.root.clone(), |origin, step| match step {
            Step::Key(key) => origin.child(key),
            Step::Position(position) => origin.child(position),
        })
    }
}

static DOCUMENT: Object = Object {
    name: "an OpenAPI document",
    keywords: &[
        ("openapi", Any),
        ("$self", Any),
        ("info", One(&INFO)),
        ("jsonSchemaDialect", Any),
        ("servers", Each(&SERVER)),
        ("paths", ByName(&PATH_ITEM)),
        ("webhooks", ByName(&PATH_ITEM)),
        ("components", One(&COMPONENTS)),
        ("security", Any),
        ("tags", Each(&TAG)),
        ("externalDocs", One(&EXTERNAL_DOCS)),
    ],
};

pub(super) static INFO: Object = Object {
    name: "the object `info`",
    keywords: &[
        ("title", Any),
        ("summary", Any),
        ("description", Any),
        ("termsOfService", Any),
        ("contact", Any),
        ("license", Any),
        ("version", Any),
    ],
};

static SERVER: Object = Object {
    name: "a server",
    keywords: &[("url", Any), ("name", Any), ("description", Any), ("variables", ByName(&SERVER_VARIABLE))],
};

static SERVER_VARIABLE: Object =
    Object { name: "a server variable", keywords: &[("enum", Any), ("default", Any), ("description", Any)] };

static COMPONENTS: Object = Object {
    name: "the object `components`",
    keywords: &[
        ("schemas", ByName(&SCHEMA)),
        ("responses", ByName(&RESPONSE)),
        ("parameters", ByName(&PARAMETER)),
        ("examples", Any),
        ("requestBodies", ByName(&REQUEST_BODY)),
        ("headers", ByName(&HEADER)),
        ("securitySchemes", ByName(&SECURITY_SCHEME)),
        ("links", Any),
        ("callbacks", Any),
        ("pathItems", ByName(&PATH_ITEM)),
        ("mediaTypes", ByName(&MEDIA_TYPE)),
    ],
};

static PATH_ITEM: Object = Object {
    name: "a path",
    keywords: &[
        ("$ref", Any),
        ("summary", Any),
        ("description", Any),
        ("get", One(&OPERATION)),
        ("put", One(&OPERATION)),
        ("post", One(&OPERATION)),
        ("delete", One(&OPERATION)),
        ("options", One(&OPERATION)),
        ("head", One(&OPERATION)),
        ("patch", One(&OPERATION)),
        ("trace", One(&OPERATION)),
        ("query", One(&OPERATION)),
        ("additionalOperations", ByName(&OPERATION)),
        ("servers", Each(&SERVER)),
        ("parameters", Each(&PARAMETER)),
    ],
};

static OPERATION: Object = Object {
    name: "an operation",
    keywords: &[
        ("tags", Any),
        ("summary", Any),
        ("description", Any),
        ("externalDocs", One(&EXTERNAL_DOCS)),
        ("operationId", Any),
        ("parameters", Each(&PARAMETER)),
        ("requestBody", One(&REQUEST_BODY)),
        ("responses", ByName(&RESPONSE)),
        ("callbacks", Any),
        ("deprecated", Any),
        ("security", Any),
        ("servers", Each(&SERVER)),
    ],
};

pub(super) static EXTERNAL_DOCS: Object =
    Object { name: "the object `externalDocs`", keywords: &[("description", Any), ("url", Any)] };

pub(super) static TAG: Object = Object {
    name: "a tag",
    keywords: &[
        ("name", Any),
        ("summary", Any),
        ("description", Any),
        ("externalDocs", One(&EXTERNAL_DOCS)),
        ("parent", Any),
        ("kind", Any),
    ],
};

static PARAMETER: Object = Object {
    name: "a parameter",
    keywords: &[
        ("name", Any),
        ("in", Any),
        ("description", Any),
        ("required", Any),
        ("deprecated", Any),
        ("allowEmptyValue", Any),
        ("style", Any),
        ("explode", Any),
        ("allowReserved", Any),
        ("schema", One(&SCHEMA)),
        ("example", Any),
        ("examples", Any),
        ("content", ByName(&MEDIA_TYPE)),
    ],
};

static HEADER: Object = Object {
    name: "a header",
    keywords: &[
        ("description", Any),
        ("required", Any),
        ("deprecated", Any),
        ("allowEmptyValue", Any),
        ("style", Any),
        ("explode", Any),
        ("allowReserved", Any),
        ("schema", One(&SCHEMA)),
        ("example", Any),
        ("examples", Any),
        ("content", ByName(&MEDIA_TYPE)),
    ],
};

static REQUEST_BODY: Object = Object {
    name: "a request body",
    keywords: &[("description", Any), ("content", ByName(&MEDIA_TYPE)), ("required", Any)],
};

static MEDIA_TYPE: Object = Object {
    name: "a media type",
    keywords: &[
        ("schema", One(&SCHEMA)),
        ("itemSchema", One(&SCHEMA)),
        ("example", Any),
        ("examples", Any),
        ("encoding", ByName(&ENCODING)),
        ("prefixEncoding", Each(&ENCODING)),
        ("itemEncoding", One(&ENCODING)),
    ],
};

static ENCODING: Object = Object {
    name: "an encoding",
    keywords: &[
        ("contentType", Any),
        ("headers", ByName(&HEADER)),
        ("style", Any),
        ("explode", Any),
        ("allowReserved", Any),
    ],
};

static RESPONSE: Object = Object {
    name: "a response",
    keywords: &[
        ("summary", Any),
        ("description", Any),
        ("headers", ByName(&HEADER)),
        ("content", ByName(&MEDIA_TYPE)),
        ("links", Any),
    ],
};

static SECURITY_SCHEME: Object = Object {
    name: "a security scheme",
    keywords: &[
        ("type", Any),
        ("description", Any),
        ("name", Any),
        ("in", Any),
        ("scheme", Any),
        ("bearerFormat", Any),
        ("flows", One(&FLOWS)),
        ("openIdConnectUrl", Any),
        ("oauth2MetadataUrl", Any),
        ("deprecated", Any),
    ],
};

static FLOWS: Object = Object {
    name: "the object `flows`",
    keywords: &[
        ("implicit", One(&FLOW)),
        ("password", One(&FLOW)),
        ("clientCredentials", One(&FLOW)),
        ("authorizationCode", One(&FLOW)),
        ("deviceAuthorization", One(&FLOW)),
    ],
};

static FLOW: Object = Object {
    name: "a flow",
    keywords: &[
        ("authorizationUrl", Any),
        ("deviceAuthorizationUrl", Any),
        ("tokenUrl", Any),
        ("refreshUrl", Any),
        ("scopes", Any),
    ],
};

pub(super) static SCHEMA: Object = Object {
    name: "a schema",
    keywords: &[
        ("$schema", Any),
        ("$id", Any),
        ("$anchor", Any),
        ("$dynamicRef", Any),
        ("$dynamicAnchor", Any),
        ("$vocabulary", Any),
        ("$comment", Any),
        ("$defs", ByName(&SCHEMA)),
        ("definitions", ByName(&SCHEMA)),
        ("title", Any),
        ("description", Any),
        ("type", Any),
        ("format", Any),
        ("enum", Any),
        ("const", Any),
        ("default", Any),
        ("nullable", Any),
        ("deprecated", Any),
        ("readOnly", Any),
        ("writeOnly", Any),
        ("example", Any),
        ("examples", Any),
        ("discriminator", One(&DISCRIMINATOR)),
        ("xml", One(&XML)),
        ("externalDocs", One(&EXTERNAL_DOCS)),
        ("multipleOf", Any),
        ("maximum", Any),
        ("exclusiveMaximum", Any),
        ("minimum", Any),
        ("exclusiveMinimum", Any),
        ("maxLength", Any),
        ("minLength", Any),
        ("pattern", Any),
        ("maxItems", Any),
        ("minItems", Any),
        ("uniqueItems", Any),
        ("maxContains", Any),
        ("minContains", Any),
        ("maxProperties", Any),
        ("minProperties", Any),
        ("required", Any),
        ("dependentRequired", Any),
        ("properties", ByName(&SCHEMA)),
        ("patternProperties", ByName(&SCHEMA)),
        ("additionalProperties", One(&SCHEMA)),
        ("propertyNames", One(&SCHEMA)),
        ("unevaluatedProperties", One(&SCHEMA)),
        ("dependentSchemas", ByName(&SCHEMA)),
        ("items", One(&SCHEMA)),
        ("prefixItems", Each(&SCHEMA)),
        ("additionalItems", One(&SCHEMA)),
        ("unevaluatedItems", One(&SCHEMA)),
        ("contains", One(&SCHEMA)),
        ("allOf", Each(&SCHEMA)),
        ("anyOf", Each(&SCHEMA)),
        ("oneOf", Each(&SCHEMA)),
        ("not", One(&SCHEMA)),
        ("if", One(&SCHEMA)),
        ("then", One(&SCHEMA)),
        ("else", One(&SCHEMA)),
        ("contentEncoding", Any),
        ("contentMediaType", Any),
        ("contentSchema", One(&SCHEMA)),
    ],
};

static DISCRIMINATOR: Object =
    Object { name: "a discriminator", keywords: &[("propertyName", Any), ("mapping", Any), ("defaultMapping", Any)] };

static XML: Object = Object {
    name: "the object `xml`",
    keywords: &[
        ("name", Any),
        ("namespace", Any),
        ("prefix", Any),
        ("attribute", Any),
        ("wrapped", Any),
        ("nodeType", Any),
    ],
};
