//! The cases as the traits of `smithy.test` write them; nothing is interpreted here.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// One case of `@httpRequestTests`, or the `initialRequest` of one of `@eventStreamTests`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct RequestCase {
    pub(super) method: String,
    pub(super) uri: String,
    pub(super) host: Option<String>,
    pub(super) resolved_host: Option<String>,
    pub(super) query_params: Vec<String>,
    pub(super) forbid_query_params: Vec<String>,
    pub(super) require_query_params: Vec<String>,
    pub(super) headers: BTreeMap<String, String>,
    pub(super) forbid_headers: Vec<String>,
    pub(super) require_headers: Vec<String>,
    pub(super) body: Option<String>,
    pub(super) body_media_type: Option<String>,
    pub(super) params: Value,
    pub(super) vendor_params: VendorParams,
}

/// Settings of the client under test (`aws.protocoltests.config#AwsConfig`).
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct VendorParams {
    pub(super) scoped_config: Option<ScopedConfig>,
}

/// The same for the whole client, and for one call.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ScopedConfig {
    pub(super) client: Settings,
    pub(super) operation: Settings,
}

/// What a case sets.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    pub(super) region: Option<String>,
    pub(super) s3: S3,
}

/// The settings of Amazon S3 alone.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct S3 {
    pub(super) addressing_style: Option<String>,
    pub(super) use_accelerate_endpoint: Option<bool>,
    pub(super) use_dualstack_endpoint: Option<bool>,
}

/// One case of `@httpResponseTests`, or the `initialResponse` of one of `@eventStreamTests`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct ResponseCase {
    pub(super) code: u16,
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: String,
    pub(super) body_media_type: Option<String>,
    pub(super) params: Value,
}

impl Default for ResponseCase {
    fn default() -> Self {
        Self { code: 200, headers: BTreeMap::new(), body: String::new(), body_media_type: None, params: Value::Null }
    }
}

/// One case of `@httpMalformedRequestTests`, its parameters put in.
#[derive(Debug, Deserialize)]
pub(super) struct MalformedCase {
    pub(super) request: MalformedRequest,
    pub(super) response: MalformedResponse,
}

/// What a client sends that it should not.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MalformedRequest {
    pub(super) method: String,
    pub(super) uri: String,
    #[serde(default)]
    pub(super) query_params: Vec<String>,
    #[serde(default)]
    pub(super) headers: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) body: String,
}

/// The error response of the service.
#[derive(Debug, Deserialize)]
pub(super) struct MalformedResponse {
    pub(super) body: MalformedBody,
}

/// The body of the error response.
#[derive(Debug, Deserialize)]
pub(super) struct MalformedBody {
    pub(super) assertion: BodyAssertion,
}

/// What the body of an error response must be.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum BodyAssertion {
    /// The whole body.
    Contents(String),
}

/// One case of `@eventStreamTests`. What is to be expected of it decides which test is generated.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EventCase {
    #[serde(default)]
    pub(super) initial_request_params: Value,
    pub(super) initial_request: Option<RequestCase>,
    #[serde(default)]
    pub(super) initial_response_params: Value,
    #[serde(default)]
    pub(super) initial_response: ResponseCase,
    #[serde(default)]
    pub(super) events: Vec<Event>,
}

/// One event of a stream.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Event {
    #[serde(default)]
    pub(super) params: Value,
    /// The whole message, in base64.
    pub(super) bytes: String,
    pub(super) body_media_type: Option<String>,
}

/// Reads a case.
#[track_caller]
pub(super) fn read<T: DeserializeOwned>(case: &str) -> T {
    match serde_json::from_str(case) {
        Ok(case) => case,
        Err(error) => panic!("the case cannot be read: {error}"),
    }
}
