//! Jobs that make custom models.

use bedrock::operations::GetModelCustomizationJobResponse;
use bedrock::types::{
    ModelCustomizationJobStatus, OutputDataConfig, SortJobsBy, SortOrder, Tag, TrainingDataConfig,
    ValidationDataConfig, Validator, VpcConfig,
};

use super::{Subject, arn, subject, time};

pub(super) fn all() -> Vec<Subject> {
    vec![
        subject!(
            bedrock,
            create_model_customization_job,
            call => call
                .job_name("nightly-job")
                .custom_model_name("my_model")
                .role_arn(arn::ROLE)
                .client_request_token("token-0123")
                .base_model_identifier("amazon.titan-text-express-v1")
                .custom_model_kms_key_id(arn::KEY)
                .job_tags([Tag::new("team", "search")])
                .custom_model_tags([Tag::new("stage", "")])
                .training_data_config(TrainingDataConfig::new("s3://bucket-1/train.jsonl"))
                .validation_data_config(ValidationDataConfig::new([Validator::new("s3://bucket-1/check.jsonl")]))
                .output_data_config(OutputDataConfig::new("s3://bucket-1/out/"))
                .hyper_parameters([("batchSize", "1"), ("epochCount", "2")].map(|(name, value)| (name.to_owned(), value.to_owned())))
                .vpc_config(vpc()),
            output => assert_eq!(output.job_arn, arn::JOB)
        ),
        subject!(bedrock, get_model_customization_job, call => call.job_identifier(arn::JOB), job => check_job(&job)),
        subject!(
            bedrock,
            list_model_customization_jobs,
            call => call
                .creation_time_after(time("2023-09-28T12:00:00Z"))
                .creation_time_before(time("2023-09-29T12:00:00.25Z"))
                .status_equals(ModelCustomizationJobStatus::InProgress)
                .name_contains("nightly")
                .max_results(50)
                .next_token("page/2==")
                .sort_by(SortJobsBy::CreationTime)
                .sort_order(SortOrder::Descending),
            output => {
                assert_eq!(output.next_token.as_deref(), Some("page/3"));
                let jobs = output.model_customization_job_summaries;
                assert_eq!(jobs.len(), 1);
                assert_eq!((jobs[0].job_arn.as_str(), jobs[0].job_name.as_str()), (arn::JOB, "nightly-job"));
                assert_eq!(jobs[0].base_model_arn, arn::FOUNDATION_MODEL);
                assert_eq!(jobs[0].status, ModelCustomizationJobStatus::Completed);
                assert_eq!(jobs[0].creation_time, time("2023-09-28T12:00:00Z"));
                assert_eq!(jobs[0].last_modified_time, Some(time("2023-09-28T12:30:00Z")));
                assert_eq!(jobs[0].end_time, Some(time("2023-09-28T13:00:00Z")));
                assert_eq!(jobs[0].custom_model_arn.as_deref(), Some(arn::CUSTOM_MODEL));
                assert_eq!(jobs[0].custom_model_name.as_deref(), Some("my_model"));
            }
        ),
        subject!(bedrock, stop_model_customization_job, call => call.job_identifier("nightly-job"), () => {}),
    ]
}

fn vpc() -> VpcConfig {
    VpcConfig::new(["subnet-1".to_owned(), "subnet-2".to_owned()], ["sg-1".to_owned()])
}

fn check_job(job: &GetModelCustomizationJobResponse) {
    assert_eq!((job.job_arn.as_str(), job.job_name.as_str()), (arn::JOB, "nightly-job"));
    assert_eq!(job.output_model_name, "my_model");
    assert_eq!(job.output_model_arn.as_deref(), Some(arn::CUSTOM_MODEL));
    assert_eq!(job.client_request_token.as_deref(), Some("token-0123"));
    assert_eq!(job.role_arn, arn::ROLE);
    assert_eq!(job.status, Some(ModelCustomizationJobStatus::Failed));
    assert_eq!(job.failure_message.as_deref(), Some("no data"));
    assert_eq!(job.creation_time, time("2023-09-28T12:00:00Z"));
    assert_eq!(job.last_modified_time, Some(time("2023-09-28T12:30:00.5Z")));
    assert_eq!(job.end_time, Some(time("2023-09-28T13:00:00Z")));
    assert_eq!(job.base_model_arn, arn::FOUNDATION_MODEL);
    assert_eq!(job.hyper_parameters["batchSize"], "1");
    assert_eq!(job.training_data_config.s3_uri, "s3://bucket-1/train.jsonl");
    assert_eq!(job.validation_data_config.validators[0].s3_uri, "s3://bucket-1/check.jsonl");
    assert_eq!(job.output_data_config.s3_uri, "s3://bucket-1/out/");
    assert_eq!(job.output_model_kms_key_arn.as_deref(), Some(arn::KEY));
    assert_eq!(job.training_metrics.as_ref().expect("metrics").training_loss, Some(0.25));
    let losses = job.validation_metrics.iter().map(|metric| metric.validation_loss);
    assert_eq!(losses.collect::<Vec<_>>(), [Some(0.5), Some(1.5)]);
    assert_eq!(job.vpc_config, Some(vpc()));
}
