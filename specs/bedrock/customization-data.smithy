// What customization jobs read, write and measure; custom models show it again.
$version: "2"

namespace com.amazonaws.bedrock

/// Settings of a training, by name. Numbers are written as text.
map ModelCustomizationHyperParameters {
    key: String
    value: String
}

/// What a job trains on.
structure TrainingDataConfig {
    /// Where the training data lies.
    @required
    s3Uri: S3Uri
}

/// What a job checks its result against.
structure ValidationDataConfig {
    /// The data sets to check against, ten at most.
    @required
    validators: Validators
}

@length(max: 10)
list Validators {
    member: Validator
}

/// One data set to check against.
structure Validator {
    /// Where the validation data lies.
    @required
    s3Uri: S3Uri
}

/// Where a job leaves its results.
structure OutputDataConfig {
    /// The place to write to.
    @required
    s3Uri: S3Uri
}

/// How well training went.
structure TrainingMetrics {
    /// The loss at the end: the smaller, the closer to the training data.
    trainingLoss: MetricFloat
}

list ValidationMetrics {
    member: ValidatorMetric
}

/// How well one check went.
structure ValidatorMetric {
    /// The loss against this data set.
    validationLoss: MetricFloat
}

/// A measured value.
float MetricFloat

/// A private network, as seen from a job.
structure VpcConfig {
    /// The subnets to work in, 1 to 16.
    @required
    subnetIds: SubnetIds

    /// The security groups to obey, 1 to 5.
    @required
    securityGroupIds: SecurityGroupIds
}

@length(min: 1, max: 16)
list SubnetIds {
    member: SubnetId
}

/// A subnet of a private network.
@length(max: 32)
@pattern("^[-0-9a-zA-Z]+$")
string SubnetId

@length(min: 1, max: 5)
list SecurityGroupIds {
    member: SecurityGroupId
}

/// A security group of a private network.
@length(max: 32)
@pattern("^[-0-9a-zA-Z]+$")
string SecurityGroupId
