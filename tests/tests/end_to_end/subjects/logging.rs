//! The log of what is asked of models.

use bedrock::types::{CloudWatchConfig, LoggingConfig, S3Config};

use super::{Subject, arn, subject};

pub(super) fn all() -> Vec<Subject> {
    vec![
        subject!(bedrock, put_model_invocation_logging_configuration, call => call.logging_config(logging()), () => {}),
        subject!(
            bedrock,
            get_model_invocation_logging_configuration,
            call => call,
            output => assert_eq!(output.logging_config, Some(logging()))
        ),
        subject!(bedrock, delete_model_invocation_logging_configuration, call => call, () => {}),
    ]
}

fn logging() -> LoggingConfig {
    let bucket = |name: &str, prefix: &str| {
        let mut bucket = S3Config::new(name);
        bucket.key_prefix = Some(prefix.to_owned());
        bucket
    };
    let mut cloud_watch = CloudWatchConfig::new("/bedrock/calls", arn::ROLE);
    cloud_watch.large_data_delivery_s3_config = Some(bucket("bucket-1", "large"));
    let mut logging = LoggingConfig::default();
    logging.cloud_watch_config = Some(cloud_watch);
    logging.s3_config = Some(bucket("bucket-2", "logs"));
    logging.text_data_delivery_enabled = Some(true);
    logging.image_data_delivery_enabled = Some(false);
    logging.embedding_data_delivery_enabled = Some(true);
    logging
}
