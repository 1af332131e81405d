//! Custom models in service on demand.

use bedrock::types::{CustomModelDeploymentStatus, SortModelsBy, SortOrder, Tag};

use super::{Subject, arn, subject, time};

pub(super) fn all() -> Vec<Subject> {
    vec![
        subject!(
            bedrock,
            create_custom_model_deployment,
            call => call
                .model_deployment_name("my-deployment")
                .model_arn(arn::CUSTOM_MODEL)
                .description("for tests")
                .tags([Tag::new("team", "search")])
                .client_request_token("token-0123"),
            output => assert_eq!(output.custom_model_deployment_arn, arn::DEPLOYMENT)
        ),
        subject!(
            bedrock,
            get_custom_model_deployment,
            call => call.custom_model_deployment_identifier(arn::DEPLOYMENT),
            output => {
                assert_eq!(output.custom_model_deployment_arn, arn::DEPLOYMENT);
                assert_eq!(output.model_deployment_name, "my-deployment");
                assert_eq!(output.model_arn, arn::CUSTOM_MODEL);
                assert_eq!(output.created_at, time("2025-07-16T08:00:00Z"));
                assert_eq!(output.status, CustomModelDeploymentStatus::Failed);
                assert_eq!(output.description.as_deref(), Some("for tests"));
                assert_eq!(output.failure_message.as_deref(), Some("no capacity"));
                assert_eq!(output.last_updated_at, Some(time("2025-07-16T09:00:00Z")));
            }
        ),
        subject!(
            bedrock,
            list_custom_model_deployments,
            call => call
                .created_before(time("2025-07-17T00:00:00Z"))
                .created_after(time("2025-07-16T00:00:00Z"))
                .name_contains("my")
                .max_results(1)
                .next_token("page2")
                .sort_by(SortModelsBy::CreationTime)
                .sort_order(SortOrder::Descending)
                .status_equals(CustomModelDeploymentStatus::Active)
                .model_arn_equals(arn::CUSTOM_MODEL),
            output => {
                assert_eq!(output.next_token.as_deref(), Some("page3"));
                let deployments = output.model_deployment_summaries;
                assert_eq!(deployments.len(), 1);
                assert_eq!(deployments[0].custom_model_deployment_arn, arn::DEPLOYMENT);
                assert_eq!(deployments[0].custom_model_deployment_name, "my-deployment");
                assert_eq!(deployments[0].model_arn, arn::CUSTOM_MODEL);
                assert_eq!(deployments[0].created_at, time("2025-07-16T08:00:00Z"));
                assert_eq!(deployments[0].status, CustomModelDeploymentStatus::Failed);
                assert_eq!(deployments[0].last_updated_at, Some(time("2025-07-16T09:00:00Z")));
                assert_eq!(deployments[0].failure_message.as_deref(), Some("no capacity"));
            }
        ),
        subject!(
            bedrock,
            delete_custom_model_deployment,
            call => call.custom_model_deployment_identifier("my-deployment"),
            () => {}
        ),
    ]
}
