//! Prints the microseconds of a call with a short response, of one with a long response, and the bytes of the latter; then the
//! bytes of the future of a call, the middle and the 99th part in a hundred of single calls in microseconds, and the
//! microseconds for reading and for writing the long response without a call.

use std::hint::black_box;
use std::time::Instant;

use bedrock::Client;
use bedrock::runtime::auth::Credentials;
use bedrock::runtime::body::Body;
use bedrock::runtime::inner::{Shape, Value, json};
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

/// The middle and the 99th part in a hundred of single calls, in microseconds.
async fn spread(client: &Client) -> (f64, f64) {
    let mut times = Vec::new();
    for _ in 0..20_000 {
        let begin = Instant::now();
        black_box(entries(client).await);
        times.push(begin.elapsed().as_secs_f64() * 1e6);
    }
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() * 99 / 100])
}

/// The microseconds for reading the body of a long response, and for writing it.
async fn codec(client: &Client, body: &Bytes) -> (f64, f64) {
    let mut page = client.list_custom_models().send().await.unwrap_or_default();
    let read = ours::best(20, || {
        page = Default::default();
        json::decode(body, page.as_mut(), Shape::PLAIN).is_ok_and(|()| page.model_summaries.len() == 1000)
    });
    let mut out = Vec::with_capacity(body.len() * 2);
    let write = ours::best(20, || {
        out.clear();
        json::encode(&page.get(), Shape::PLAIN, &mut out);
        out.len() * 10 > body.len() * 9
    });
    (read, write)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let short = client(ours::page(1).into());
    let call = ours::time(2000, 1, || entries(&short)).await;
    let body = Bytes::from(ours::page(1000));
    let bytes = body.len();
    let client = client(body.clone());
    let long = ours::time(20, 1000, || entries(&client)).await;
    let future = size_of_val(&client.list_custom_models().send().into_future());
    let (middle, late) = spread(&short).await;
    let (read, write) = codec(&client, &body).await;
    println!("{call} {long} {bytes} {future} {middle} {late} {read} {write}");
}
