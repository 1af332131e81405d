//! Prints the microseconds of a call with a short response, of one with a long response, and the bytes of the latter.

use aws_sdk_bedrock::Client;
use aws_sdk_bedrock::config::{BehaviorVersion, Config, Credentials, Region};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;

/// Responds to every request with the same body.
#[derive(Clone, Debug)]
struct Static(&'static str);

impl HttpConnector for Static {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let status = 200.try_into().expect("a status of HTTP");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from(self.0))))
    }
}

fn client(body: &'static str) -> Client {
    let connector = SharedHttpConnector::new(Static(body));
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new(
            "AKIDEXAMPLE",
            "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            None,
            None,
            "static",
        ))
        .http_client(http_client_fn(move |_, _| connector.clone()))
        .build();
    Client::from_conf(config)
}

async fn entries(client: &Client) -> usize {
    let output = client.list_custom_models().name_contains("nightly").max_results(1000).send().await;
    output.map_or(0, |page| page.model_summaries().len())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let short = client(theirs::page(1).leak());
    let call = theirs::time(2000, 1, || entries(&short)).await;
    let body = theirs::page(1000).leak();
    let long = client(body);
    let long = theirs::time(20, 1000, || entries(&long)).await;
    println!("{call} {long} {}", body.len());
}
