//! Measures a call with the network taken out: `cargo run --release --example call --features aws`.
//!
//! Prints the time of one call: checks, request, signature, attempt, response, output.

#[allow(dead_code, reason = "the tests call more of it")]
#[path = "../tests/suite/net/service.rs"]
mod service;

use std::time::Instant;

use bytes::Bytes;
use ferrosmith_runtime::Config;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::body::Body;
use ferrosmith_runtime::transport::{ResponseFuture, Transport};
use service::{Client, Error};

/// Gives the same response to every request.
struct Canned(Bytes);

impl Transport for Canned {
    fn send(&self, _: http::Request<Body>) -> ResponseFuture {
        let response = http::Response::new(Body::from(self.0.clone()));
        Box::pin(std::future::ready(Ok(response)))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let response = Bytes::from_static(br#"{"models": [{"name": "one"}, {"name": "two"}], "nextToken": "t"}"#);
    let credentials =
        Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY").session_token("token");
    let config = Config::new().region("us-east-1").credentials(credentials).transport(Canned(response));
    let client = Client::new(config);
    const CALLS: u32 = 100_000;
    for round in 0..5 {
        let start = Instant::now();
        for _ in 0..CALLS {
            client.list_models().prefix("a").send().await?;
        }
        println!("GET,  round {round}: {:?} a call", start.elapsed() / CALLS);
    }
    let start = Instant::now();
    for _ in 0..CALLS {
        client.create_model().name("model").send().await?;
    }
    println!("POST, with a token: {:?} a call", start.elapsed() / CALLS);
    let start = Instant::now();
    for _ in 0..CALLS {
        client.copy().body("some bytes").send().await?.body.collect().await?;
    }
    println!("PUT,  streams: {:?} a call", start.elapsed() / CALLS);
    Ok(())
}
