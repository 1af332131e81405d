//! Foundation models and custom models.

use std::collections::BTreeMap;

use bedrock::types::{
    AgreementStatus, AuthorizationStatus, EntitlementAvailability, InferenceType, ModelCustomization, ModelModality,
    RegionAvailability, SortModelsBy, SortOrder,
};

use super::{Subject, arn, subject, time};

pub(super) fn all() -> Vec<Subject> {
    let mut all = foundation_models();
    all.extend(custom_models());
    all
}

fn foundation_models() -> Vec<Subject> {
    vec![
        subject!(bedrock, get_foundation_model, call => call.model_identifier(arn::FOUNDATION_MODEL), output => {
            let model = output.model_details.expect("details");
            assert_eq!(model.model_arn, arn::FOUNDATION_MODEL);
            assert_eq!(model.model_id, "amazon.titan-text-express-v1");
            assert_eq!(model.model_name.as_deref(), Some("Titan Text G1 - Express"));
            assert_eq!(model.provider_name.as_deref(), Some("Amazon"));
            assert_eq!(model.input_modalities, vec![ModelModality::Text]);
            assert_eq!(model.output_modalities, vec![ModelModality::Text, ModelModality::Embedding]);
            assert_eq!(model.response_streaming_supported, Some(true));
            assert_eq!(model.customizations_supported, vec![ModelCustomization::FineTuning]);
            let inference = vec![InferenceType::OnDemand, InferenceType::Provisioned];
            assert_eq!(model.inference_types_supported, inference);
        }),
        subject!(
            bedrock,
            list_foundation_models,
            call => call
                .by_provider("amazon")
                .by_customization_type(ModelCustomization::FineTuning)
                .by_output_modality(ModelModality::Text)
                .by_inference_type(InferenceType::OnDemand),
            output => {
                let models = output.model_summaries;
                let [whole, bare] = models.as_slice() else { panic!("two models") };
                assert_eq!((whole.model_arn.as_str(), bare.model_arn.as_str()), (arn::FOUNDATION_MODEL, arn::FOUNDATION_MODEL));
                assert_eq!(whole.model_id, "amazon.titan-text-express-v1");
                assert_eq!(whole.model_name.as_deref(), Some("Titan Text G1 - Express"));
                assert_eq!(whole.provider_name.as_deref(), Some("Amazon"));
                assert_eq!(whole.input_modalities, vec![ModelModality::Text]);
                assert_eq!(whole.output_modalities, vec![ModelModality::Text, ModelModality::Embedding]);
                assert_eq!(whole.response_streaming_supported, Some(true));
                assert_eq!(whole.customizations_supported, vec![ModelCustomization::FineTuning]);
                let inference = vec![InferenceType::OnDemand, InferenceType::Provisioned];
                assert_eq!(whole.inference_types_supported, inference);
                assert_eq!((&bare.model_name, &bare.response_streaming_supported), (&None, &None));
            }
        ),
        subject!(bedrock, get_foundation_model_availability, call => call.model_id("anthropic.claude-v2:1"), output => {
            assert_eq!(output.model_id, "anthropic.claude-v2:1");
            assert_eq!(output.agreement_availability.status, AgreementStatus::NotAvailable);
            assert_eq!(output.agreement_availability.error_message.as_deref(), Some("no agreement yet"));
            assert_eq!(output.authorization_status, AuthorizationStatus::Authorized);
            assert_eq!(output.entitlement_availability, EntitlementAvailability::Available);
            assert_eq!(output.region_availability, RegionAvailability::NotAvailable);
        }),
    ]
}

fn custom_models() -> Vec<Subject> {
    vec![
        subject!(bedrock, get_custom_model, call => call.model_identifier("my_model"), output => {
            assert_eq!(output.model_arn, arn::CUSTOM_MODEL);
            assert_eq!(output.model_name, "my_model");
            assert_eq!(output.job_name.as_deref(), Some("nightly-job"));
            assert_eq!(output.job_arn, arn::JOB);
            assert_eq!(output.base_model_arn, arn::FOUNDATION_MODEL);
            assert_eq!(output.model_kms_key_arn.as_deref(), Some(arn::KEY));
            assert_eq!(output.hyper_parameters, BTreeMap::from([("epochCount".to_owned(), "2".to_owned())]));
            assert_eq!(output.training_data_config.s3_uri, "s3://bucket-1/train.jsonl");
            let validators = output.validation_data_config.expect("validators").validators;
            assert_eq!(validators[0].s3_uri, "s3://bucket-1/check.jsonl");
            assert_eq!(output.output_data_config.s3_uri, "s3://bucket-1/out/");
            assert_eq!(output.training_metrics.expect("metrics").training_loss, Some(0.25));
            assert_eq!(output.validation_metrics[0].validation_loss, Some(0.5));
            assert_eq!(output.creation_time, time("2023-09-28T13:00:00Z"));
        }),
        subject!(
            bedrock,
            list_custom_models,
            call => call
                .creation_time_after(time("2023-09-28T12:00:00Z"))
                .creation_time_before(time("2023-09-29T12:00:00Z"))
                .name_contains("my_model")
                .base_model_arn_equals(arn::FOUNDATION_MODEL)
                .foundation_model_arn_equals(arn::FOUNDATION_MODEL)
                .max_results(1000)
                .next_token("page2")
                .sort_by(SortModelsBy::CreationTime)
                .sort_order(SortOrder::Ascending),
            output => {
                assert_eq!(output.next_token.as_deref(), Some("page3"));
                let models = output.model_summaries;
                assert_eq!(models.len(), 1);
                assert_eq!(models[0].model_arn, arn::CUSTOM_MODEL);
                assert_eq!(models[0].model_name, "my_model");
                assert_eq!(models[0].creation_time, time("2023-09-28T13:00:00Z"));
                assert_eq!(models[0].base_model_arn, arn::FOUNDATION_MODEL);
                assert_eq!(models[0].base_model_name, "Titan Text G1 - Express");
            }
        ),
        subject!(bedrock, delete_custom_model, call => call.model_identifier(arn::CUSTOM_MODEL), () => {}),
    ]
}
