//! The keywords of Swagger 2.0, where they are others than those of OpenAPI 3.

use super::keywords::{Any, ByName, EXTERNAL_DOCS, Each, INFO, Object, One, SCHEMA, TAG};

pub(super) static DOCUMENT_2: Object = Object {
    name: "a Swagger document",
    keywords: &[
        ("swagger", Any),
        ("info", One(&INFO)),
        ("host", Any),
        ("basePath", Any),
        ("schemes", Any),
        ("consumes", Any),
        ("produces", Any),
        ("paths", ByName(&PATH_ITEM)),
        ("definitions", ByName(&SCHEMA)),
        ("parameters", ByName(&PARAMETER)),
        ("responses", ByName(&RESPONSE)),
        ("securityDefinitions", ByName(&SECURITY_SCHEME)),
        ("security", Any),
        ("tags", Each(&TAG)),
        ("externalDocs", One(&EXTERNAL_DOCS)),
    ],
};

static PATH_ITEM: Object = Object {
    name: "a path",
    keywords: &[
        ("$ref", Any),
        ("get", One(&OPERATION)),
        ("put", One(&OPERATION)),
        ("post", One(&OPERATION)),
        ("delete", One(&OPERATION)),
        ("options", One(&OPERATION)),
        ("head", One(&OPERATION)),
        ("patch", One(&OPERATION)),
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
        ("consumes", Any),
        ("produces", Any),
        ("parameters", Each(&PARAMETER)),
        ("responses", ByName(&RESPONSE)),
        ("schemes", Any),
        ("deprecated", Any),
        ("security", Any),
    ],
};

static PARAMETER: Object = Object {
    name: "a parameter",
    keywords: &[
        ("name", Any),
        ("in", Any),
        ("description", Any),
        ("required", Any),
        ("schema", One(&SCHEMA)),
        ("allowEmptyValue", Any),
        ("type", Any),
        ("format", Any),
        ("items", One(&ITEMS)),
        ("collectionFormat", Any),
        ("default", Any),
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
        ("enum", Any),
        ("multipleOf", Any),
    ],
};

static ITEMS: Object = Object {
    name: "the items of a parameter",
    keywords: &[
        ("type", Any),
        ("format", Any),
        ("items", One(&ITEMS)),
        ("collectionFormat", Any),
        ("default", Any),
        ("maximum", Any),
        ("minimum", Any),
        ("maxLength", Any),
        ("minLength", Any),
        ("pattern", Any),
        ("maxItems", Any),
        ("minItems", Any),
        ("uniqueItems", Any),
        ("enum", Any),
        ("multipleOf", Any),
    ],
};

static RESPONSE: Object = Object {
    name: "a response",
    keywords: &[("description", Any), ("schema", One(&SCHEMA)), ("headers", ByName(&ITEMS)), ("examples", Any)],
};

static SECURITY_SCHEME: Object = Object {
    name: "a security scheme",
    keywords: &[
        ("type", Any),
        ("description", Any),
        ("name", Any),
        ("in", Any),
        ("flow", Any),
        ("authorizationUrl", Any),
        ("tokenUrl", Any),
        ("scopes", Any),
    ],
};
