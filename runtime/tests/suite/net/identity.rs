//! Who calls: the client's secrets, those of one call, and tokens that are renewed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::service::{Error, MODELS};
use ferrosmith_runtime::auth::{Credential, Token};
use ferrosmith_runtime::client::Call;
use ferrosmith_runtime::inner::{Auth, Codec, Operation, Part, Service};
use ferrosmith_runtime::transport::Recorded;
use ferrosmith_runtime::{Client, Config, operation};

/// Returns who asks.
#[derive(Clone, Default)]
struct WhoAmI {
    call: Call,
}

operation! {
    WhoAmI => (), Error;
    Operation::new("WhoAmI", "GET", &[Part::Literal("/me")])
        .response(200, Codec::Empty)
        .auth(&[&[], &[Auth::Bearer("user")], &[Auth::Basic("staff")]]);
}

fn client(recorded: &Recorded, config: Config) -> Client {
    static SERVICE: Service = MODELS;
    Client::new(&SERVICE, config.region("eu-west-1").transport(recorded.clone()))
}

/// The headers `Authorization` that were sent.
fn sent(recorded: &Recorded) -> Vec<String> {
    let text = |request: &http::Request<bytes::Bytes>| {
        let value = request.headers().get("authorization").map(|value| value.to_str().expect("text").to_owned());
        value.unwrap_or_default()
    };
    recorded.requests().iter().map(text).collect()
}

#[tokio::test]
async fn a_call_has_secrets_of_its_own() {
    let recorded = Recorded::new().respond(200, "").respond(200, "").respond(200, "").respond(200, "").respond(200, "");
    let client = client(&recorded, Config::new().bearer_token("t"));
    client.request::<WhoAmI>().send().await.expect("the client's");
    client.request::<WhoAmI>().customize(|call| call.bearer_token("u")).send().await.expect("the call's");
    client
        .request::<WhoAmI>()
        .customize(|call| call.basic("Aladdin", "open sesame"))
        .send()
        .await
        .expect("of another kind");
    client
        .request::<WhoAmI>()
        .customize(|call| call.scheme("user", Credential::bearer("v")))
        .send()
        .await
        .expect("by name");
    client.request::<WhoAmI>().customize(|call| call.anonymous()).send().await.expect("none");
    assert_eq!(sent(&recorded), ["Bearer t", "Bearer u", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Bearer v", ""]);
}

/// A client whose tokens are `t0`, `t1` and so on, and how many there were.
fn counting(recorded: &Recorded) -> (Client, Arc<AtomicU32>) {
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let source = move || {
        let number = counted.fetch_add(1, Ordering::Relaxed);
        async move { Ok(Token::new(format!("t{number}"))) }
    };
    (client(recorded, Config::new().token_source(source).max_attempts(1)), count)
}

#[tokio::test]
async fn a_rejected_token_is_renewed_once() {
    let recorded = Recorded::new().respond(401, "").respond(200, "").respond(200, "");
    let (client, count) = counting(&recorded);
    client.request::<WhoAmI>().send().await.expect("with the second token");
    client.request::<WhoAmI>().send().await.expect("with the same");
    assert_eq!(sent(&recorded), ["Bearer t0", "Bearer t1", "Bearer t1"]);
    assert_eq!(count.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_service_that_takes_no_token_is_believed() {
    let recorded = Recorded::new().respond(401, "").respond(401, "");
    let (client, _) = counting(&recorded);
    let error = client.request::<WhoAmI>().send().await.expect_err("rejected twice");
    assert_eq!(error.status(), Some(401), "{error}");
    assert_eq!(sent(&recorded), ["Bearer t0", "Bearer t1"]);
}

#[cfg(feature = "oauth2")]
#[tokio::test]
async fn refresh_tokens_are_exchanged_and_kept() {
    use ferrosmith_runtime::auth::{OAuth2, ProvideToken};

    let first = r#"{"access_token": "a", "refresh_token": "r2", "expires_in": "60"}"#;
    let server = Recorded::new().respond(200, first).respond(400, r#"{"error": "invalid_grant"}"#);
    let source = OAuth2::refresh_token("https://auth.example/token", "me", "r1").transport(Arc::new(server.clone()));
    let token = source.token().await.expect("a token");
    assert_eq!((token.secret.expose(), token.expires.is_some()), ("a", true));
    let error = source.token().await.expect_err("rejected").to_string();
    assert!(error.contains("no token from `auth.example` (status 400): invalid_grant"), "{error}");
    let bodies: Vec<_> = server.requests().iter().map(|request| request.body().clone()).collect();
    assert_eq!(
        bodies,
        [
            "grant_type=refresh_token&refresh_token=r1&client_id=me",
            "grant_type=refresh_token&refresh_token=r2&client_id=me"
        ]
    );
    let plain = OAuth2::client_credentials("http://auth.example/token", "id", "secret");
    assert!(plain.token().await.expect_err("in the clear").to_string().contains("https"));
}
