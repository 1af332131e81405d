// The control plane of Amazon Bedrock: what the service is called, how it is spoken to, and what it can do.
// Where each fact comes from stands in ../README.md.
$version: "2"

namespace com.amazonaws.bedrock

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1

/// Manages the models of Amazon Bedrock: look through the foundation models and get access to them, fine-tune your
/// own, deploy what came out, reserve throughput for it, and keep a log of what is asked of it.
///
/// To ask a model something, use Amazon Bedrock Runtime.
@title("Amazon Bedrock")
@service(sdkId: "Bedrock", endpointPrefix: "bedrock")
@sigv4(name: "bedrock")
@restJson1
service AmazonBedrockControlPlaneService {
    version: "2023-04-20"
    operations: [
        // foundation-models.smithy
        GetFoundationModel
        ListFoundationModels

        // model-access.smithy
        GetFoundationModelAvailability
        GetUseCaseForModelAccess
        PutUseCaseForModelAccess

        // model-agreements.smithy
        CreateFoundationModelAgreement
        DeleteFoundationModelAgreement
        ListFoundationModelAgreementOffers

        // customization-jobs.smithy
        CreateModelCustomizationJob
        GetModelCustomizationJob
        ListModelCustomizationJobs
        StopModelCustomizationJob

        // custom-models.smithy
        DeleteCustomModel
        GetCustomModel
        ListCustomModels

        // custom-model-deployments.smithy
        CreateCustomModelDeployment
        DeleteCustomModelDeployment
        GetCustomModelDeployment
        ListCustomModelDeployments

        // provisioned-throughput.smithy
        CreateProvisionedModelThroughput
        DeleteProvisionedModelThroughput
        GetProvisionedModelThroughput
        ListProvisionedModelThroughputs
        UpdateProvisionedModelThroughput

        // invocation-logging.smithy
        DeleteModelInvocationLoggingConfiguration
        GetModelInvocationLoggingConfiguration
        PutModelInvocationLoggingConfiguration

        // tagging.smithy
        ListTagsForResource
        TagResource
        UntagResource
    ]
}
