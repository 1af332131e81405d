//! Reserved capacity.

use bedrock::types::{CommitmentDuration, ProvisionedModelStatus, SortByProvisionedModels, SortOrder, Tag};

use super::{Subject, arn, subject, time};

pub(super) fn all() -> Vec<Subject> {
    vec![
        subject!(
            bedrock,
            create_provisioned_model_throughput,
            call => call
                .client_request_token("token-0123")
                .model_units(2)
                .provisioned_model_name("nightly")
                .model_id("amazon.titan-text-express-v1")
                .commitment_duration(CommitmentDuration::OneMonth)
                .tags([Tag::new("team", "search")]),
            output => assert_eq!(output.provisioned_model_arn, arn::THROUGHPUT)
        ),
        get(),
        list(),
        subject!(
            bedrock,
            update_provisioned_model_throughput,
            call => call
                .provisioned_model_id("nightly")
                .desired_provisioned_model_name("daily")
                .desired_model_id("my_model"),
            () => {}
        ),
        subject!(bedrock, delete_provisioned_model_throughput, call => call.provisioned_model_id("nightly"), () => {}),
    ]
}

fn get() -> Subject {
    subject!(
        bedrock,
        get_provisioned_model_throughput,
        call => call.provisioned_model_id(arn::THROUGHPUT),
        output => {
            assert_eq!((output.model_units, output.desired_model_units), (1, 2));
            assert_eq!(output.provisioned_model_name, "nightly");
            assert_eq!(output.provisioned_model_arn, arn::THROUGHPUT);
            assert_eq!(output.model_arn, arn::FOUNDATION_MODEL);
            assert_eq!(output.desired_model_arn, arn::FOUNDATION_MODEL);
            assert_eq!(output.foundation_model_arn, arn::FOUNDATION_MODEL);
            assert_eq!(output.status, ProvisionedModelStatus::InService);
            assert_eq!(output.creation_time, time("2023-09-28T12:00:00Z"));
            assert_eq!(output.last_modified_time, time("2023-09-28T13:00:00Z"));
            assert_eq!(output.failure_message.as_deref(), Some("none"));
            assert_eq!(output.commitment_duration, Some(CommitmentDuration::SixMonths));
            assert_eq!(output.commitment_expiration_time, Some(time("2024-03-28T12:00:00Z")));
        }
    )
}

fn list() -> Subject {
    subject!(
        bedrock,
        list_provisioned_model_throughputs,
        call => call
            .creation_time_after(time("2023-09-28T12:00:00Z"))
            .creation_time_before(time("2023-09-29T12:00:00Z"))
            .status_equals(ProvisionedModelStatus::Updating)
            .model_arn_equals(arn::FOUNDATION_MODEL)
            .name_contains("nightly")
            .max_results(7)
            .next_token("page2")
            .sort_by(SortByProvisionedModels::CreationTime)
            .sort_order(SortOrder::Ascending),
        output => {
            assert_eq!(output.next_token.as_deref(), Some("page3"));
            let throughputs = output.provisioned_model_summaries;
            assert_eq!(throughputs.len(), 1);
            let throughput = &throughputs[0];
            assert_eq!((throughput.model_units, throughput.desired_model_units), (1, 2));
            assert_eq!(throughput.provisioned_model_name, "nightly");
            assert_eq!(throughput.provisioned_model_arn, arn::THROUGHPUT);
            assert_eq!(throughput.model_arn, arn::FOUNDATION_MODEL);
            assert_eq!(throughput.desired_model_arn, arn::FOUNDATION_MODEL);
            assert_eq!(throughput.foundation_model_arn, arn::FOUNDATION_MODEL);
            assert_eq!(throughput.status, ProvisionedModelStatus::InService);
            assert_eq!(throughput.creation_time, time("2023-09-28T12:00:00Z"));
            assert_eq!(throughput.last_modified_time, time("2023-09-28T13:00:00Z"));
            assert_eq!(throughput.commitment_duration, Some(CommitmentDuration::SixMonths));
            assert_eq!(throughput.commitment_expiration_time, Some(time("2024-03-28T12:00:00Z")));
        }
    )
}
