//! Each operation, sent to a server that checks it and responds: with success, and with every error that is documented.
//!
//! The cases were written from the published reference of the API, not from the descriptions under `specs/`: a mistake
//! in those shows here.

use std::collections::BTreeSet;

use bedrock::runtime::Timestamp;
use bytes::Bytes;
use ferrosmith_tests::server::{ExpectedRequest, Server, check_signed, response};
use ferrosmith_tests::{Case, cases};
use http::Response;

use crate::client::{Failure, config};
use crate::subjects::{self, Subject};

/// One test for each operation: the check of a module, given the operation and its case.
macro_rules! for_each_operation {
    ($check:path) => {
        $crate::operations::for_each_operation! { $check:
            create_custom_model_deployment, create_foundation_model_agreement, create_model_customization_job,
            create_provisioned_model_throughput, delete_custom_model, delete_custom_model_deployment,
            delete_foundation_model_agreement, delete_model_invocation_logging_configuration,
            delete_provisioned_model_throughput, get_custom_model, get_custom_model_deployment, get_foundation_model,
            get_foundation_model_availability, get_model_customization_job, get_model_invocation_logging_configuration,
            get_provisioned_model_throughput, get_use_case_for_model_access, invoke_model,
            invoke_model_with_response_stream, list_custom_model_deployments, list_custom_models,
            list_foundation_model_agreement_offers, list_foundation_models, list_model_customization_jobs,
            list_provisioned_model_throughputs, list_tags_for_resource, put_model_invocation_logging_configuration,
            put_use_case_for_model_access, stop_model_customization_job, tag_resource, untag_resource,
            update_provisioned_model_throughput
        }
    };
    ($check:path: $($operation:ident),*) => {
        /// The names of the tests.
        pub(crate) const OPERATIONS: &[&str] = &[$(stringify!($operation)),*];
        $(
            #[tokio::test]
            async fn $operation() {
                let name = stringify!($operation);
                $check($crate::subjects::named(name), ferrosmith_tests::Case::named("operations", name)).await;
            }
        )*
    };
}
pub(crate) use for_each_operation;

#[test]
fn each_operation_has_a_case() {
    let names: BTreeSet<String> = cases("operations").iter().map(Case::name).collect();
    for tested in [requests::OPERATIONS, errors::OPERATIONS, crate::presigned::OPERATIONS] {
        assert_eq!(names, tested.iter().map(|name| (*name).to_owned()).collect());
    }
    assert_eq!(names, subjects::all().iter().map(|subject| subject.name.to_owned()).collect());
}

/// The errors of a case: code and status.
pub(crate) fn errors(case: &Case) -> Vec<(String, u16)> {
    let text = case.read("errors.txt");
    let lines = text.lines().filter_map(|line| line.split_once(' '));
    lines.map(|(code, status)| (code.to_owned(), status.parse().expect("a status"))).collect()
}

/// The request is the documented one, and the documented response is read.
mod requests {
    use super::*;

    for_each_operation!(check);

    async fn check(subject: Subject, case: Case) {
        let server = Server::responding([response(&case.read("response.http"))]).await;
        (subject.send)(config(server.url())).await.unwrap_or_else(|failure| panic!("{failure:?}"));
        let request = server.request();
        let expected = ExpectedRequest::parse(&case.read("request.http"));
        assert_eq!(expected.differences(&request), Vec::<String>::new());
        assert_eq!(check_signed(&request, Timestamp::now()), Ok(()));
        let scope = "/us-east-1/bedrock/aws4_request";
        assert!(request.headers()["authorization"].to_str().is_ok_and(|text| text.contains(scope)));
    }
}

/// Every documented error is read.
mod errors {
    use super::*;

    for_each_operation!(check);

    async fn check(subject: Subject, case: Case) {
        let errors = errors(&case);
        assert!(errors.len() >= 3, "{} errors", errors.len());
        for (code, status) in errors {
            for response in error_responses(&code, status) {
                let server = Server::responding([response]).await;
                let failure = (subject.send)(config(server.url()).max_attempts(1)).await.expect_err("an error");
                check_failure(subject.name, &code, status, &failure);
            }
        }
    }
}

/// One error in each of the ways in which services name it.
fn error_responses(code: &str, status: u16) -> [Response<Bytes>; 3] {
    let error = |headers: &str, body: &str| response(&format!("{status}\nx-amzn-requestid: id-1\n{headers}\n{body}"));
    [
        error(&format!("x-amzn-errortype: {code}\n"), r#"{"message": "not so"}"#),
        error(
            &format!("x-amzn-errortype: {code}:http://internal.amazon.com/coral/com.amazon.bedrock/\n"),
            r#"{"Message": "not so"}"#,
        ),
        error("", &format!(r#"{{"__type": "com.amazonaws.bedrock#{code}", "message": "not so"}}"#)),
    ]
}

fn check_failure(name: &str, code: &str, status: u16, failure: &Failure) {
    let meta = failure.meta.as_ref().unwrap_or_else(|| panic!("{name}: {failure:?}"));
    assert_eq!((failure.modeled, meta.code.as_deref()), (code, Some(code)), "{name}");
    assert_eq!((meta.status, meta.request_id.as_deref()), (status, Some("id-1")), "{name} {code}");
    assert_eq!(meta.message.as_deref(), Some("not so"), "{name} {code}");
    assert_eq!(failure.text.as_deref(), Some("not so"), "{name} {code}");
    let expected = format!(": {code}: not so (status {status}, request id id-1)");
    let shown = &failure.shown;
    assert!(shown.starts_with("Amazon Bedrock ") && shown.ends_with(&expected), "{name}: {shown}");
}
