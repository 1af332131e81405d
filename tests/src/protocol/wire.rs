//! The settings of a client under test, and the waiting for it.

use std::future::Future;

use ferrosmith_runtime::Config;
use ferrosmith_runtime::Validation;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::transport::Recorded;

use super::cases::ScopedConfig;

const REGION: &str = "us-east-1";

/// The settings of a client under test: reproducible, without a second attempt, and at an endpoint of this host, which
/// a path may follow.
pub(super) fn config(recorded: &Recorded, host: &str) -> Config {
    base(recorded).endpoint(format!("https://{host}")).region(REGION)
}

fn base(recorded: &Recorded) -> Config {
    Config::new()
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .idempotency_tokens(|| "00000000-0000-4000-8000-000000000000".to_owned())
        .max_attempts(1)
        .validation(Validation::RequiredOnly)
        .transport(recorded.clone())
}

/// The same with the settings of a case, which leave the endpoint to the rules of the service.
pub(super) fn config_by_rules(recorded: &Recorded, settings: &ScopedConfig) -> Config {
    let (client, operation) = (&settings.client, &settings.operation);
    let mut config = base(recorded).region(client.region.as_deref().unwrap_or(REGION));
    if let Some(style) = operation.s3.addressing_style.as_ref().or(client.s3.addressing_style.as_ref()) {
        config = config.endpoint_param("AWS::S3::ForcePathStyle", style == "path");
    }
    if let Some(accelerate) = operation.s3.use_accelerate_endpoint.or(client.s3.use_accelerate_endpoint) {
        config = config.endpoint_param("AWS::S3::Accelerate", accelerate);
    }
    let dual_stack = operation.s3.use_dualstack_endpoint.or(client.s3.use_dualstack_endpoint);
    config.dual_stack(dual_stack.unwrap_or_default())
}

/// Waits for a future.
#[track_caller]
pub(super) fn wait<F: Future>(future: F) -> F::Output {
    match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(future),
        Err(error) => panic!("no runtime: {error}"),
    }
}
