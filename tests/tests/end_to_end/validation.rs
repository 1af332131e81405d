//! What is said of requests before they are sent.

use bedrock::checks;
use bedrock::operations::{CreateModelCustomizationJob, CreateProvisionedModelThroughput, ListCustomModels};
use bedrock::runtime::error::ErrorKind;
use bedrock::runtime::{Validation, Violations};
use bedrock::types::{OutputDataConfig, Tag, TrainingDataConfig, ValidationDataConfig, Validator, VpcConfig};
use ferrosmith_tests::server::{Server, response};

use crate::client::{bedrock, config, kind};
use crate::subjects::arn;

/// Path and constraint of each violation.
fn shown(violations: &Violations) -> Vec<(&str, &str)> {
    let violations = violations.iter();
    violations
        .map(|violation| {
            let (_, constraint) = violation.message.split_once("constraint: ").expect("a constraint");
            (violation.path.as_str(), constraint)
        })
        .collect()
}

const JOB_NAME: &str = r"Member must satisfy regular expression pattern: ^[a-zA-Z0-9](-*[a-zA-Z0-9\+\-\.])*$";
const S3_URI: &str = r"Member must satisfy regular expression pattern: ^s3://[a-z0-9][\.\-a-z0-9]{1,61}[a-z0-9](/.*)?$";
const TAG: &str = r"Member must satisfy regular expression pattern: ^[a-zA-Z0-9\s._:/=+@-]*$";
const NULL: &str = "Member must not be null";

#[test]
fn all_violations_are_returned_at_once() {
    let job = CreateModelCustomizationJob::default()
        .job_name("-no")
        .custom_model_name("")
        .role_arn(arn::ROLE)
        .job_tags([Tag::new("fine", "fine"), Tag::new("", "no\u{e4}")])
        .training_data_config(TrainingDataConfig::new("http://bucket/train"))
        .validation_data_config(ValidationDataConfig::new([Validator::new("s3://bucket-1/a"), Validator::new("s3:/b")]))
        .output_data_config(OutputDataConfig::new("s3://bucket-1"))
        .vpc_config(VpcConfig::new(Vec::<String>::new(), vec!["sg 1".to_owned(); 6]));
    let violations = job.validate().expect_err("much is wrong");
    let shown = shown(&violations);
    let expected = [
        ("/jobName", JOB_NAME),
        ("/customModelName", "Member must have length between 1 and 63, inclusive"),
        ("/jobTags/1/key", "Member must have length between 1 and 128, inclusive"),
        ("/jobTags/1/value", TAG),
        ("/trainingDataConfig/s3Uri", S3_URI),
        ("/validationDataConfig/validators/1/s3Uri", S3_URI),
        ("/vpcConfig/subnetIds", "Member must have length between 1 and 16, inclusive"),
        ("/vpcConfig/securityGroupIds", "Member must have length between 1 and 5, inclusive"),
        ("/vpcConfig/securityGroupIds/0", "Member must satisfy regular expression pattern: ^[-0-9a-zA-Z]+$"),
        ("/baseModelIdentifier", NULL),
        ("/hyperParameters", NULL),
    ];
    for violation in expected {
        assert!(shown.contains(&violation), "{violation:?} is missing in {shown:#?}");
    }
    // The pattern of a model's name and those of the other security groups.
    assert_eq!(shown.len(), expected.len() + 1 + 5, "{shown:#?}");
    assert!(violations.to_string().starts_with("17 validation errors detected. "), "{violations}");
}

#[test]
fn the_wording_is_that_of_the_service() {
    let throughput = CreateProvisionedModelThroughput::default().provisioned_model_name("not a name!").model_units(0);
    assert_eq!(
        throughput.validate().expect_err("wrong").to_string(),
        "3 validation errors detected. Value at '/modelUnits' failed to satisfy constraint: Member must be greater than or \
         equal to 1; Value at '/provisionedModelName' failed to satisfy constraint: Member must satisfy regular \
         expression pattern: ^([0-9a-zA-Z][_-]?)+$; Value at '/modelId' failed to satisfy constraint: Member must not be \
         null"
    );
    let list = ListCustomModels::default().max_results(1001).name_contains("a".repeat(64)).next_token("a b");
    let violations = list.validate().expect_err("wrong");
    assert_eq!(
        shown(&violations),
        [
            ("/maxResults", "Member must be between 1 and 1000, inclusive"),
            ("/nextToken", r"Member must satisfy regular expression pattern: ^\S*$"),
            ("/nameContains", "Member must have length between 1 and 63, inclusive"),
        ]
    );
    let length = &violations.into_vec()[2].message;
    assert!(length.starts_with("Value with length 64 at '/nameContains' failed to satisfy constraint: "), "{length}");
}

#[test]
fn unknown_values_of_enumerations_are_reported() {
    let list = ListCustomModels::default().sort_order("Sideways");
    let violations = list.validate().expect_err("unknown");
    let expected = [("/sortOrder", "Member must satisfy enum value set: [Ascending, Descending]")];
    assert_eq!(shown(&violations), expected);
}

#[test]
fn single_values_are_checked_by_name() {
    for fine in [arn::FOUNDATION_MODEL, "arn:aws-cn:bedrock:cn-north-1::foundation-model/a.b"] {
        checks::foundation_model_arn(fine).expect(fine);
    }
    for wrong in ["", arn::CUSTOM_MODEL, "arn:aws:bedrock:us-east-1:123456789012:foundation-model/a.b"] {
        checks::foundation_model_arn(wrong).expect_err(wrong);
    }
    checks::custom_model_arn(arn::CUSTOM_MODEL).expect("fine");
    checks::custom_model_deployment_arn(arn::DEPLOYMENT).expect("fine");
    checks::provisioned_model_arn(arn::THROUGHPUT).expect("fine");
    checks::model_customization_job_arn(arn::JOB).expect("fine");
    checks::role_arn(arn::ROLE).expect("fine");
    checks::kms_key_arn(arn::KEY).expect("fine");
    checks::kms_key_id(&arn::KEY.replace("key/", "alias/my_")).expect("fine");
    checks::kms_key_arn(&arn::KEY.replace("key/", "alias/my_")).expect_err("an alias is no key");
    // Documents damaged in printing lost `+-.` here.
    checks::job_name("a+b-c.d").expect("fine");
    checks::job_name("a b").expect_err("no spaces");
    checks::tag_key("team@home").expect("fine");
    checks::max_results(1000).expect("fine");
    assert_eq!(
        checks::max_results(0).expect_err("none").to_string(),
        "1 validation error detected. Value at '' failed to satisfy constraint: Member must be between 1 and 1000, \
         inclusive"
    );
}

#[test]
fn lengths_are_counted_in_characters() {
    checks::log_group_name(&"a".repeat(512)).expect("fine");
    checks::log_group_name(&"a".repeat(513)).expect_err("too long");
    checks::custom_model_deployment_description(&"\u{1f600}".repeat(2048)).expect("fine");
    checks::custom_model_deployment_description(&"\u{1f600}".repeat(2049)).expect_err("too long");
}

#[tokio::test]
async fn nothing_invalid_leaves_the_machine() {
    let server = Server::responding([response("200\n\n{}")]).await;
    let client = bedrock(server.url());
    let error = client.get_custom_model().model_identifier("no model!").send().await.expect_err("invalid");
    assert!(matches!(kind(&error), ErrorKind::Invalid(_)) && !error.is_retryable());
    let message = error.to_string();
    let start =
        "Amazon Bedrock GetCustomModel: invalid request: 1 validation error detected. Value at '/modelIdentifier'";
    assert!(message.starts_with(start), "{message}");
    client.get_custom_model().send().await.expect_err("a label is missing");
    client.untag_resource().resource_arn(arn::THROUGHPUT).send().await.expect_err("a member is missing");
    client
        .list_foundation_models()
        .by_provider("Me & Co")
        .presign(std::time::Duration::from_secs(1))
        .await
        .expect_err("invalid");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn only_what_is_needed_may_be_asked_for() {
    let server = Server::responding([response("200\n\n{}")]).await;
    let client = bedrock::Client::new(config(server.url()).validation(Validation::RequiredOnly));
    client.get_custom_model().model_identifier("no model!").send().await.expect("the service decides");
    client.list_custom_models().max_results(5000).send().await.expect("the service decides");
    assert_eq!(server.requests()[0].uri(), "/custom-models/no%20model%21");
    for call in [client.get_custom_model(), client.get_custom_model().model_identifier("")] {
        let error = call.send().await.expect_err("no path without it");
        assert!(matches!(kind(&error), ErrorKind::Invalid(_) | ErrorKind::Encode(_)), "{error:?}");
    }
    let full = |call: bedrock::runtime::client::Call| call.validation(Validation::Full);
    client.list_custom_models().max_results(5000).customize(full).send().await.expect_err("this call is checked");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn responses_are_never_rejected_for_a_constraint() {
    let body = r#"{"modelDetails": {"modelArn": "no ARN", "modelId": "", "inputModalities": ["SMELL"]}}"#;
    let server = Server::responding([response(&format!("200\n\n{body}"))]).await;
    let output = bedrock(server.url()).get_foundation_model().model_identifier("m").send().await.expect("a response");
    let details = output.model_details.expect("details");
    assert_eq!(details.model_arn, "no ARN");
    assert_eq!(details.input_modalities[0].as_str(), "SMELL");
}
