//! Responses in pages.

use bytes::Bytes;
use ferrosmith_tests::server::{Server, response, target_parts};
use http::Response;

use crate::client::bedrock;

/// A page of models with these names, and the token of the next.
fn page(names: &[&str], token: Option<&str>) -> Response<Bytes> {
    let models: Vec<String> = names
        .iter()
        .map(|name| {
            format!(
                r#"{{"modelArn": "a", "modelName": "{name}", "creationTime": "2023-09-28T13:00:00Z", "baseModelArn": "b",
                    "baseModelName": "c"}}"#
            )
        })
        .collect();
    let token = token.map_or_else(|| "null".to_owned(), |token| format!("{token:?}"));
    response(&format!("200\n\n{{\"modelSummaries\": [{}], \"nextToken\": {token}}}", models.join(",")))
}

/// The names of all models that a server lists, and the error that ended them.
async fn names(server: &Server) -> (Vec<String>, Option<String>) {
    let mut models = bedrock(server.url()).list_custom_models().max_results(2).items();
    let mut names = Vec::new();
    while let Some(model) = models.next().await {
        match model {
            Ok(model) => names.push(model.model_name),
            Err(error) => {
                assert!(models.next().await.is_none(), "nothing follows an error");
                return (names, Some(error.to_string()));
            }
        }
    }
    assert!(models.next().await.is_none(), "the end is the end");
    (names, None)
}

/// The queries that a server saw.
fn queries(server: &Server) -> Vec<Vec<String>> {
    let requests = server.requests();
    let targets = requests.iter().map(|request| request.uri().to_string());
    targets.map(|target| target_parts(&target).1.into_iter().map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn items_of_all_pages_come_in_order() {
    let server =
        Server::responding([page(&["a", "b"], Some("p/2")), page(&["c"], Some("p=3")), page(&["d"], None)]).await;
    assert_eq!(names(&server).await, (["a", "b", "c", "d"].map(str::to_owned).to_vec(), None));
    let expected =
        [vec!["maxResults=2"], vec!["maxResults=2", "nextToken=p%2F2"], vec!["maxResults=2", "nextToken=p%3D3"]];
    assert_eq!(queries(&server), expected);
}

#[tokio::test]
async fn pages_are_fetched_only_when_asked_for() {
    let server = Server::responding([page(&["a"], Some("2")), page(&["b"], None)]).await;
    let mut pages = bedrock(server.url()).list_custom_models().pages();
    assert!(server.requests().is_empty());
    let first = pages.next().await.expect("a page").expect("no error");
    assert_eq!((first.next_token.as_deref(), server.requests().len()), (Some("2"), 1));
    let second = pages.next().await.expect("a page").expect("no error");
    assert_eq!((second.next_token, server.requests().len()), (None, 2));
    assert!(pages.next().await.is_none());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn empty_pages_do_not_end_the_items() {
    let empty = response("200\n\n{\"nextToken\": \"3\"}");
    let server =
        Server::responding([page(&["a"], Some("1")), page(&[], Some("2")), empty, page(&["b"], Some(""))]).await;
    assert_eq!(names(&server).await, (["a", "b"].map(str::to_owned).to_vec(), None));
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_token_that_comes_again_is_the_end() {
    let server = Server::responding([page(&["a"], Some("same")), page(&["b"], Some("same"))]).await;
    assert_eq!(names(&server).await, (["a", "b"].map(str::to_owned).to_vec(), None));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn an_error_in_the_middle_comes_after_what_was_there() {
    let rejected = response("400\nx-amzn-errortype: ValidationException\n\n{\"message\": \"token expired\"}");
    let server = Server::responding([page(&["a"], Some("2")), rejected]).await;
    let (names, error) = names(&server).await;
    assert_eq!(names, ["a"]);
    let expected = ": ValidationException: token expired (status 400)";
    assert!(error.as_ref().is_some_and(|error| error.ends_with(expected)), "{error:?}");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_page_is_tried_again_like_any_call() {
    let busy = response("429\nx-amzn-errortype: ThrottlingException\n\n{}");
    let server = Server::responding([page(&["a"], Some("2")), busy, page(&["b"], None)]).await;
    assert_eq!(names(&server).await, (["a", "b"].map(str::to_owned).to_vec(), None));
    assert_eq!(queries(&server)[1], queries(&server)[2]);
}

#[tokio::test]
async fn every_list_has_its_items() {
    let client = |server: &Server| bedrock(server.url());
    let item = |list: &str| response(&format!("200\n\n{{\"{list}\": [{{}}, {{}}]}}"));
    let server = Server::responding([item("modelCustomizationJobSummaries")]).await;
    let mut jobs = client(&server).list_model_customization_jobs().items();
    let server = Server::responding([item("provisionedModelSummaries")]).await;
    let mut throughputs = client(&server).list_provisioned_model_throughputs().items();
    let server = Server::responding([item("modelDeploymentSummaries")]).await;
    let mut deployments = client(&server).list_custom_model_deployments().items();
    for _ in 0..2 {
        assert_eq!(jobs.next().await.expect("a job").expect("no error").job_name, "");
        assert_eq!(throughputs.next().await.expect("a throughput").expect("no error").model_units, 0);
        assert_eq!(deployments.next().await.expect("a deployment").expect("no error").model_arn, "");
    }
    assert!(jobs.next().await.is_none());
    assert!(throughputs.next().await.is_none());
    assert!(deployments.next().await.is_none());
}
