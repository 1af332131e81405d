//! Prints the microseconds of a call with a short response, of one with a long response, and the bytes of the latter.

use bedrock::Client;
use bedrock::runtime::auth::Credentials;
use bedrock::runtime::body::Body;
use bedrock::runtime::transport::{ResponseFuture, Transport};
use bedrock::runtime::{Bytes, Config};

/// Responds to every request with the same body.
struct Static(Bytes);

impl Transport for Static {
    fn send(&self, _: http::Request<Body>) -> ResponseFuture {
        let response = http::Response::new(Body::from(self.0.clone()));
        Box::pin(std::future::ready(Ok(response)))
    }
}

fn client(body: Bytes) -> Client {
    let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    Client::new(Config::new().region("us-east-1").credentials(credentials).transport(Static(body)))
}

async fn entries(client: &Client) -> usize {
    let output = client.list_custom_models().name_contains("nightly").max_results(1000).send().await;
    output.map_or(0, |page| page.model_summaries.len())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let short = client(ours::page(1).into());
    let call = ours::time(2000, 1, || entries(&short)).await;
    let body = Bytes::from(ours::page(1000));
    let bytes = body.len();
    let long = client(body);
    let long = ours::time(20, 1000, || entries(&long)).await;
    println!("{call} {long} {bytes}");
}
