//! Prints the microseconds of a call with a short answer, of one with a long answer, and the bytes of the latter.

use bedrock::Client;
use bedrock::runtime::auth::Credentials;
use bedrock::runtime::body::Body;
use bedrock::runtime::transport::{ResponseFuture, Transport};
use bedrock::runtime::{Bytes, Config};

/// Gives the same answer to every request.
struct Static(Bytes);

impl Transport for Static {
    fn send(&self, _: http::Request<Body>) -> ResponseFuture {
        let answer = http::Response::new(Body::from(self.0.clone()));
        Box::pin(std::future::ready(Ok(answer)))
    }
}

fn client(answer: Bytes) -> Client {
    let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    Client::new(Config::new().region("us-east-1").credentials(credentials).transport(Static(answer)))
}

async fn entries(client: &Client) -> usize {
    let answer = client.list_custom_models().name_contains("nightly").max_results(1000).send().await;
    answer.map_or(0, |page| page.model_summaries.len())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let short = client(ours::page(1).into());
    let call = ours::time(2000, 1, || entries(&short)).await;
    let answer = Bytes::from(ours::page(1000));
    let bytes = answer.len();
    let long = client(answer);
    let long = ours::time(20, 1000, || entries(&long)).await;
    println!("{call} {long} {bytes}");
}
