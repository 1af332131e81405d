//! Calls with no more than they need: what was not set is not sent.

use ferrosmith_tests::server::{ExpectedRequest, Server, response};

use crate::client::{bedrock, config};
use crate::subjects::arn;

/// Sends a request to a server whose responses hold next to nothing, and compares what arrives.
macro_rules! sends {
    ($request:literal, $client:ident => $call:expr) => {
        let server = Server::responding([response("200\n\n{}")]).await;
        let $client = bedrock(server.url());
        $call.send().await.expect("a response");
        assert_eq!(ExpectedRequest::parse($request).differences(&server.request()), Vec::<String>::new());
    };
}

#[tokio::test]
async fn queries_have_what_was_set() {
    sends!("GET /foundation-models", client => client.list_foundation_models());
    sends!("GET /custom-models", client => client.list_custom_models());
    sends!("GET /model-customization-jobs", client => client.list_model_customization_jobs());
    sends!("GET /provisioned-model-throughputs", client => client.list_provisioned_model_throughputs());
    sends!("GET /model-customization/custom-model-deployments", client => client.list_custom_model_deployments());
    sends!(
        "GET /list-foundation-model-agreement-offers/anthropic.claude-v2",
        client => client.list_foundation_model_agreement_offers().model_id("anthropic.claude-v2")
    );
}

#[tokio::test]
async fn bodies_have_what_was_set() {
    sends!(
        "PATCH /provisioned-model-throughput/nightly\ncontent-type: application/json\n\n{}",
        client => client.update_provisioned_model_throughput().provisioned_model_id("nightly")
    );
    sends!(
        "POST /provisioned-model-throughput\ncontent-type: application/json\n\n{\"clientRequestToken\": \"t\", \
         \"modelUnits\": 1, \"provisionedModelName\": \"n\", \"modelId\": \"m\"}",
        client => client
            .create_provisioned_model_throughput()
            .client_request_token("t")
            .model_units(1)
            .provisioned_model_name("n")
            .model_id("m")
    );
    sends!(
        "PUT /logging/modelinvocations\ncontent-type: application/json\n\n{\"loggingConfig\": {}}",
        client => client
            .put_model_invocation_logging_configuration()
            .logging_config(bedrock::types::LoggingConfig::default())
    );
    sends!(
        "POST /tagResource\ncontent-type: application/json\n\n{\"resourceARN\": \
         \"arn:aws:bedrock:us-east-1:123456789012:provisioned-model/prov01234567\", \"tags\": []}",
        client => client.tag_resource().resource_arn(arn::THROUGHPUT).tags([])
    );
}

/// Without a length some servers reject a request that should have a body.
#[tokio::test]
async fn the_length_of_no_body_is_sent_where_the_method_means_one() {
    let server = Server::responding([response("200\n\n{}")]).await;
    let client = bedrock(server.url());
    client.stop_model_customization_job().job_identifier("job").send().await.expect("a response");
    client.delete_custom_model().model_identifier("model").send().await.expect("a response");
    client.list_foundation_models().send().await.expect("a response");
    let lengths = server.requests().into_iter().map(|request| request.headers().get("content-length").cloned());
    assert_eq!(lengths.collect::<Vec<_>>(), [Some("0".parse().expect("a value")), None, None]);
}

#[tokio::test]
async fn a_prompt_has_a_content_type_by_default() {
    let server = Server::responding([response("200\n\n{}")]).await;
    let client = bedrock_runtime::Client::new(config(server.url()));
    client.invoke_model().model_id("anthropic.claude-v2").body("").send().await.expect("a response");
    let request = server.request();
    assert_eq!(request.uri(), "/model/anthropic.claude-v2/invoke");
    assert!(!request.headers().contains_key("accept"));
}
