//! HTTP: paths, parameters, messages and authentication.

use super::codes;

codes! {
    /// The URI of an operation is not a valid path template.
    INVALID_URI = Error "invalid-uri" in smithy;
    /// Two operations have the same method and URI.
    CONFLICTING_URIS = Error "conflicting-uris" in smithy;
    /// A label of a URI or host prefix has no member.
    MISSING_LABEL = Error "missing-label" in smithy;
    /// A member is a label that the URI or host prefix does not have.
    UNUSED_LABEL = Error "unused-label" in smithy;
    /// A greedy label is not the last one, or its member is not a string.
    INVALID_GREEDY_LABEL = Error "invalid-greedy-label" in smithy;
    /// The host prefix of an operation is not a valid prefix of a host.
    INVALID_HOST_PREFIX = Error "invalid-host-prefix" in smithy;
    /// The endpoint rules of a service contradict their specification.
    INVALID_ENDPOINT_RULES = Error "invalid-endpoint-rules" in smithy;
    /// The endpoint rules of a service use a function that is not known, and are left out.
    UNKNOWN_ENDPOINT_FUNCTION = Warning "unknown-endpoint-function" in smithy;
    /// An operation gives a value to a parameter of the endpoint rules that is not there, or takes it from nowhere.
    INVALID_ENDPOINT_PARAMETER = Error "invalid-endpoint-parameter" in smithy;
    /// Two members are bound to the same part of a message.
    CONFLICTING_BINDINGS = Error "conflicting-bindings" in smithy;
    /// A member has no place in its message, since another member is the whole payload.
    UNBOUND_MEMBER = Error "unbound-member" in smithy;
    /// A member is bound to a header that the HTTP client sets.
    RESTRICTED_HEADER = Warning "restricted-header" in smithy;
    /// A request has a body although its method should have none.
    UNEXPECTED_BODY = Warning "unexpected-body" in smithy;
    /// A status code is not one, or does not match the response that has it.
    INVALID_STATUS = Warning "invalid-status" in smithy;
    /// A path parameter is not part of the path.
    UNUSED_PARAMETER = Warning "unused-parameter" in yaml;
    /// A path contains a parameter that is not declared.
    MISSING_PARAMETER = Warning "missing-parameter" in yaml;
    /// A parameter has a style that is not defined for its place.
    UNKNOWN_STYLE = Warning "unknown-style" in yaml;
    /// The `nodeType` of an `xml` object is none that is defined.
    UNKNOWN_NODE_TYPE = Warning "unknown-node-type" in yaml;
    /// An operation declares no response.
    MISSING_RESPONSE = Warning "missing-response" in yaml;
    /// Two operations have the same `operationId`.
    DUPLICATE_OPERATION_ID = Warning "duplicate-operation-id" in yaml;
    /// A parameter of a webhook, which a service sends of its own accord, is not read.
    UNSUPPORTED_WEBHOOK = Note "unsupported-webhook" in yaml;
    /// The webhooks of a service are left out, since its client does not ask for them.
    UNUSED_WEBHOOKS = Note "unused-webhooks";
    /// A list has a parameter for pages, and nothing in its response leads to the next one.
    UNRECOGNIZED_PAGES = Note "unrecognized-pages" in yaml;
    /// The name of a header or cookie is none that HTTP allows.
    INVALID_HEADER_NAME = Warning "invalid-header-name" in yaml;
    /// The URL of a server is relative.
    RELATIVE_SERVER = Warning "relative-server" in yaml;
    /// The `encoding` of a form names a property that the form does not have.
    UNUSED_PROPERTY_ENCODING = Warning "unused-encoding" in yaml;
    /// A body has no media type that is supported.
    UNSUPPORTED_MEDIA_TYPE = Warning "unsupported-media-type" in yaml;
    /// An operation declares only authentication that is not supported.
    UNSUPPORTED_AUTH = Warning "unsupported-auth" in smithy;
    /// A security scheme has a type that is not defined.
    UNKNOWN_SECURITY_SCHEME = Warning "unknown-security-scheme" in yaml;
    /// A security requirement names a scheme that is not declared.
    UNRESOLVED_SECURITY_SCHEME = Warning "unresolved-security-scheme" in yaml;
}
