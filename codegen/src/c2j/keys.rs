//! The keys of each kind of object, with those that have no bearing on a client.

/// Of the whole text.
pub(super) const ROOT: &[&str] = &[
    "version",
    "metadata",
    "operations",
    "shapes",
    "documentation",
    "clientContextParams",
    "examples",
    "authorizers",
    "deprecated",
    "deprecatedMessage",
    "deprecatedSince",
];

/// Of `metadata`.
pub(super) const METADATA: &[&str] = &[
    "apiVersion",
    "auth",
    "awsQueryCompatible",
    "checksumFormat",
    "cloudFormationServiceNamespace",
    "endpointPrefix",
    "errorPrefix",
    "globalEndpoint",
    "jsonVersion",
    "protocol",
    "protocolSettings",
    "protocols",
    "regions",
    "resultWrapped",
    "ripServiceName",
    "serviceAbbreviation",
    "serviceFullName",
    "serviceId",
    "signatureVersion",
    "signingName",
    "targetPrefix",
    "timestampFormat",
    "uid",
    "xmlNamespace",
];

/// Of an operation.
pub(super) const OPERATION: &[&str] = &[
    "alias",
    "auth",
    "authtype",
    "deprecated",
    "deprecatedMessage",
    "deprecatedSince",
    "documentation",
    "documentationUrl",
    "endpoint",
    "endpointdiscovery",
    "endpointoperation",
    "errors",
    "eventStreamingOperation",
    "http",
    "httpChecksum",
    "httpChecksumRequired",
    "idempotent",
    "input",
    "internal",
    "internalonly",
    "name",
    "operationContextParams",
    "output",
    "readonly",
    "requestcompression",
    "staticContextParams",
    "synopsis",
    "unsignedPayload",
];

/// Of an operation's `http`.
pub(super) const HTTP: &[&str] = &["method", "requestUri", "responseCode"];

/// Of an operation's `input`, `output` and `errors`.
pub(super) const REFERENCE: &[&str] = &[
    "documentation",
    "error",
    "exception",
    "fault",
    "locationName",
    "payload",
    "resultWrapper",
    "shape",
    "wrapper",
    "xmlNamespace",
    "xmlOrder",
];

/// Of a shape, whatever its type.
pub(super) const SHAPE: &[&str] = &[
    "box",
    "deprecated",
    "deprecatedMessage",
    "deprecatedSince",
    "document",
    "documentation",
    "enum",
    "error",
    "event",
    "eventstream",
    "exception",
    "fault",
    "flattened",
    "key",
    "locationName",
    "max",
    "member",
    "members",
    "min",
    "pattern",
    "payload",
    "required",
    "requiresLength",
    "retryable",
    "sensitive",
    "streaming",
    "synthetic",
    "timestampFormat",
    "type",
    "union",
    "value",
    "wrapper",
    "xmlNamespace",
    "xmlOrder",
];

/// Of a member of a structure, list or map.
pub(super) const MEMBER: &[&str] = &[
    "box",
    "contextParam",
    "deprecated",
    "deprecatedMessage",
    "deprecatedSince",
    "documentation",
    "endpointdiscoveryid",
    "eventheader",
    "eventpayload",
    "flattened",
    "hostLabel",
    "idempotencyToken",
    "jsonvalue",
    "location",
    "locationName",
    "queryName",
    "sensitive",
    "shape",
    "streaming",
    "tags",
    "timestampFormat",
    "wrapper",
    "xmlAttribute",
    "xmlNamespace",
];

/// Of the pages of an operation.
pub(super) const PAGES: &[&str] =
    &["input_token", "output_token", "limit_key", "result_key", "more_results", "non_aggregate_keys", "py_input_token"];

/// Of a waiter.
pub(super) const WAITER: &[&str] = &["acceptors", "delay", "description", "maxAttempts", "operation"];
