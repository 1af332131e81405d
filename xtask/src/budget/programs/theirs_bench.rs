//! Prints the microseconds of a call with a short answer, of one with a long answer, and the bytes of the latter.

use aws_sdk_bedrock::Client;
use aws_sdk_bedrock::config::{BehaviorVersion, Config, Credentials, Region};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;

/// Gives the same answer to every request.
#[derive(Clone, Debug)]
struct Static(&'static str);

impl HttpConnector for Static {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let status = 200.try_into().expect("a status of HTTP");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from(self.0))))
    }
}

fn client(answer: &'static str) -> Client {
    let connector = SharedHttpConnector::new(Static(answer));
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
    let answer = client.list_custom_models().name_contains("nightly").max_results(1000).send().await;
    answer.map_or(0, |page| page.model_summaries().len())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let short = client(theirs::page(1).leak());
    let call = theirs::time(2000, 1, || entries(&short)).await;
    let answer = theirs::page(1000).leak();
    let long = client(answer);
    let long = theirs::time(20, 1000, || entries(&long)).await;
    println!("{call} {long} {}", answer.len());
}
