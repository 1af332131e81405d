//! Requests signed ahead of time, and sent by somebody who has no credentials.

use std::time::Duration;

use bedrock::runtime::Timestamp;
use bedrock::runtime::auth::Credentials;
use bedrock::runtime::body::Body;
use bedrock::runtime::presign::Presigned;
use bedrock::runtime::transport::{Hyper, Transport};
use bytes::Bytes;
use ferrosmith_tests::Case;
use ferrosmith_tests::server::{
    ACCESS_KEY, ExpectedRequest, SECRET_KEY, SESSION_TOKEN, Server, check_presigned, response,
};
use http::{Method, Request};

use crate::client::{bedrock, config};
use crate::operations::for_each_operation;
use crate::subjects::Subject;

const TEN_MINUTES: Duration = Duration::from_secs(600);

/// Sends a request as it stands, and gives what arrived.
async fn send(presigned: Presigned, server: &Server) -> Request<Bytes> {
    let mut request = Request::new(Body::from(presigned.body));
    *request.method_mut() = presigned.method;
    *request.uri_mut() = presigned.uri;
    *request.headers_mut() = presigned.headers;
    let transport = Hyper::new(None).expect("a transport");
    let response = transport.send(request).await.expect("a response");
    assert_eq!(response.status(), 200);
    server.request()
}

/// The request without its signature.
fn unsigned(request: &Request<Bytes>) -> Request<Bytes> {
    let mut request = request.clone();
    let uri = request.uri().clone();
    let own: Vec<&str> =
        uri.query().unwrap_or_default().split('&').filter(|pair| !pair.starts_with("X-Amz-")).collect();
    *request.uri_mut() = format!("{}?{}", uri.path(), own.join("&")).parse().expect("a target");
    request
}

for_each_operation!(check);

async fn check(subject: Subject, case: Case) {
    let server = Server::responding([response("200\n")]).await;
    let presigned = (subject.presign)(config(server.url()), TEN_MINUTES).await;
    let presigned = presigned.unwrap_or_else(|failure| panic!("{failure:?}"));
    let request = send(presigned, &server).await;
    assert_eq!(check_presigned(&request, Timestamp::now()), Ok(()));
    let expected = ExpectedRequest::parse(&case.read("request.http"));
    assert_eq!(expected.differences(&unsigned(&request)), Vec::<String>::new());
    assert!(!request.headers().contains_key("authorization"));
}

#[tokio::test]
async fn a_signature_is_good_for_one_request_and_for_a_time() {
    let server = Server::responding([response("200\n")]).await;
    let credentials = Credentials::new(ACCESS_KEY, SECRET_KEY).session_token(SESSION_TOKEN);
    let client = bedrock::Client::new(config(server.url()).credentials(credentials));
    let call = client.create_foundation_model_agreement().offer_token("token-1").model_id("anthropic.claude-v2");
    let request = send(call.presign(TEN_MINUTES).await.expect("signed"), &server).await;
    let now = Timestamp::now();
    assert_eq!(check_presigned(&request, now + Duration::from_secs(500)), Ok(()));
    let late = check_presigned(&request, now + Duration::from_secs(660)).expect_err("too late");
    assert!(late.starts_with("expired"), "{late}");

    let mut method = request.clone();
    *method.method_mut() = Method::PUT;
    let mut path = request.clone();
    let target = path.uri().to_string().replace("/create-", "/delete-");
    *path.uri_mut() = target.parse().expect("a target");
    let mut body = request.clone();
    *body.body_mut() = Bytes::from(r#"{"offerToken": "token-2", "modelId": "anthropic.claude-v2"}"#);
    for changed in [method, path, body] {
        assert_eq!(check_presigned(&changed, now), Err("the signature does not match".to_owned()));
    }
}

#[tokio::test]
async fn no_signature_is_good_for_longer_than_a_week() {
    let server = Server::responding([response("200\n")]).await;
    for time in [Duration::ZERO, Duration::from_secs(7 * 24 * 3600 + 1)] {
        let error = bedrock(server.url()).list_foundation_models().presign(time).await.expect_err("too long or short");
        assert!(error.to_string().contains("a signature is good for 1 s to 7 days, not for"), "{error}");
    }
    bedrock(server.url()).list_foundation_models().presign(Duration::from_secs(7 * 24 * 3600)).await.expect("signed");
    assert!(server.requests().is_empty());
}
