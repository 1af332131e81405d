//! Where requests go and how they are authenticated.

use serde::Serialize;

use super::Rules;

/// Where requests go unless a caller names another place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Endpoint {
    /// The description names none: callers must.
    Unknown,
    /// The endpoints of an AWS service.
    Aws {
        /// The first label of the host: `bedrock-runtime`.
        prefix: String,
        /// What leads to an endpoint; none: `https://<prefix>.<region>.<suffix of the partition>`.
        rules: Option<Rules>,
    },
    /// What the rules of a service that is not of AWS lead to.
    Rules(Rules),
    /// Servers written as URL templates (OpenAPI 3.1, section 4.8.5); the first is the default.
    Servers(Vec<Server>),
}

impl Endpoint {
    /// The rule set, if there is one.
    pub fn rules(&self) -> Option<&Rules> {
        match self {
            Self::Aws { rules, .. } => rules.as_ref(),
            Self::Rules(rules) => Some(rules),
            Self::Unknown | Self::Servers(_) => None,
        }
    }
}

/// One server of an API.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Server {
    /// The URL with `{variable}` holes; absolute, without a final `/`.
    pub url: String,
    /// What it is for.
    pub docs: String,
    /// The holes of the URL.
    pub variables: Vec<ServerVariable>,
}

/// A hole in a server's URL.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServerVariable {
    /// The name between the braces.
    pub name: String,
    /// The value to use when the caller gives none.
    pub default: String,
    /// The values that the description allows; empty when any goes.
    pub allowed: Vec<String>,
    /// What it means.
    pub docs: String,
}

/// A way to authenticate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AuthScheme {
    /// The name in the description: `sigv4`, `httpBearerAuth`, or a key of `securitySchemes`.
    pub name: String,
    /// What it is for.
    pub docs: String,
    /// What goes into the request.
    pub credential: Credential,
}

/// What a scheme puts into a request.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Credential {
    /// AWS Signature Version 4 under a signing name.
    SigV4 {
        /// The service name of the credential scope: `bedrock`.
        service: String,
    },
    /// `Authorization: Bearer <token>` (RFC 6750); OAuth 2 and OpenID Connect arrive here too.
    Bearer,
    /// `Authorization: Basic <base64>` (RFC 7617).
    Basic,
    /// `Authorization: Digest` (RFC 7616): named, but not something a client can prepare.
    Digest,
    /// A key in a header, in the query or in a cookie.
    ApiKey {
        /// The part of the request that carries the key.
        place: ApiKeyPlace,
        /// The name of the header, parameter or cookie.
        name: String,
        /// What stands before the key in the header's value: `Token`.
        prefix: Option<String>,
    },
    /// A client certificate: a matter of the transport.
    MutualTls,
}

/// The part of a request that carries an API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ApiKeyPlace {
    /// A header.
    Header,
    /// A query parameter.
    Query,
    /// A cookie.
    Cookie,
}
