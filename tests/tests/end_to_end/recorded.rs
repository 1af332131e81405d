//! The recorded transport, as users take it to test code of their own without a network.

use bedrock::runtime::auth::Credentials;
use bedrock::runtime::transport::Recorded;
use bedrock::runtime::{Config, Error};
use bedrock::types::Tag;

use crate::subjects::arn;

/// Code as a user has it.
async fn models_of(client: &bedrock::Client, provider: &str) -> Result<Vec<String>, bedrock::Error> {
    let output = client.list_foundation_models().by_provider(provider).send().await?;
    Ok(output.model_summaries.into_iter().map(|model| model.model_id).collect())
}

fn client(recorded: &Recorded) -> bedrock::Client {
    let config = Config::new().region("us-east-1").credentials(Credentials::new("id", "secret"));
    bedrock::Client::new(config.transport(recorded.clone()))
}

#[tokio::test]
async fn responses_are_played_and_requests_are_kept() {
    let models = r#"{"modelSummaries": [{"modelArn": "a", "modelId": "anthropic.claude-v2"}]}"#;
    let recorded = Recorded::new().respond(200, models).respond(403, r#"{"__type": "AccessDeniedException"}"#);
    let client = client(&recorded);
    assert_eq!(models_of(&client, "anthropic").await.expect("models"), ["anthropic.claude-v2"]);
    let error = models_of(&client, "amazon").await.expect_err("an error response");
    assert!(matches!(error, bedrock::Error::AccessDenied(_)));
    let queries: Vec<_> = recorded.requests().iter().map(|request| request.uri().to_string()).collect();
    let url = "https://bedrock.us-east-1.amazonaws.com/foundation-models?byProvider=";
    assert_eq!(queries, [format!("{url}anthropic"), format!("{url}amazon")]);
    assert_eq!(recorded.left(), 0);
}

#[tokio::test]
async fn bodies_are_looked_at_as_json() {
    let recorded = Recorded::new().respond(200, "{}");
    let call = client(&recorded).tag_resource().resource_arn(arn::THROUGHPUT).tags([Tag::new("team", "search")]);
    call.send().await.expect("a response");
    assert_eq!(recorded.last_json()["tags"][0]["value"], "search");
}

#[tokio::test]
async fn connections_break_on_demand_and_responses_run_out() {
    let recorded = Recorded::new().failure(Error::transport("reset")).respond(200, "{}");
    let client = client(&recorded);
    assert_eq!(models_of(&client, "amazon").await.expect("the second attempt"), Vec::<String>::new());
    let once = client.list_foundation_models().customize(|call| call.max_attempts(1));
    let error = once.send().await.expect_err("nothing is left").to_string();
    assert!(error.ends_with("no response is recorded for this request"), "{error}");
}
