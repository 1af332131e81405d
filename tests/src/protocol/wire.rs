//! The settings of a client under test, and the waiting for it.

use std::future::Future;

use ferrosmith_runtime::Config;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::schema::Validation;
use ferrosmith_runtime::transport::Recorded;

/// The settings of a client under test: reproducible, without a second attempt, and at an endpoint of this host, which
/// a path may follow.
pub(super) fn config(recorded: &Recorded, host: &str) -> Config {
    Config::new()
        .endpoint(format!("https://{host}"))
        .region("us-east-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .idempotency_tokens(|| "00000000-0000-4000-8000-000000000000".to_owned())
        .max_attempts(1)
        .validation(Validation::RequiredOnly)
        .transport(recorded.clone())
}

/// Waits for a future.
#[track_caller]
pub(super) fn wait<F: Future>(future: F) -> F::Output {
    match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(future),
        Err(error) => panic!("no runtime: {error}"),
    }
}
