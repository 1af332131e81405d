//! Every operation of the generated clients, called with all that it takes, and a look at its output.
//!
//! What the calls must look like on the wire, and the response, stand in `cases/operations/<operation>/`.

mod agreements;
mod deployments;
mod jobs;
mod logging;
mod models;
mod runtime;
mod tags;
mod throughputs;

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bedrock::runtime::presign::Presigned;
use bedrock::runtime::{Config, Timestamp};

use crate::client::Failure;

/// What comes of a call, later.
pub(crate) type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// One operation.
pub(crate) struct Subject {
    /// Its method of the client.
    pub(crate) name: &'static str,
    /// Calls it, and holds its output against that of the case.
    pub(crate) send: fn(Config) -> Later<Result<(), Failure>>,
    /// Signs the same request ahead of time.
    pub(crate) presign: fn(Config, Duration) -> Later<Result<Presigned, Failure>>,
}

/// All operations.
pub(crate) fn all() -> Vec<Subject> {
    let parts = [
        agreements::all(),
        deployments::all(),
        jobs::all(),
        logging::all(),
        models::all(),
        runtime::all(),
        tags::all(),
        throughputs::all(),
    ];
    parts.into_iter().flatten().collect()
}

/// The operation with a method of this name.
pub(crate) fn named(name: &str) -> Subject {
    let subject = all().into_iter().find(|subject| subject.name == name);
    subject.unwrap_or_else(|| panic!("no operation `{name}`"))
}

/// An operation of a crate: the call that sets its members, and what must be true of its output.
macro_rules! subject {
    ($service:ident, $name:ident, $call:ident => $request:expr, $output:pat => $check:expr) => {
        $crate::subjects::Subject {
            name: stringify!($name),
            send: |config| {
                Box::pin(async move {
                    let $call = $service::Client::new(config).$name();
                    let $output = $request.send().await?;
                    $check;
                    Ok(())
                })
            },
            presign: |config, expires_in| {
                Box::pin(async move {
                    let $call = $service::Client::new(config).$name();
                    Ok($request.presign(expires_in).await?)
                })
            },
        }
    };
}
use subject;

/// The point in time of a text.
pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

/// ARNs that the cases speak of.
pub(crate) mod arn {
    pub(crate) const FOUNDATION_MODEL: &str =
        "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-express-v1";
    pub(crate) const CUSTOM_MODEL: &str =
        "arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.titan-text-express-v1/abcdef012345";
    pub(crate) const JOB: &str =
        "arn:aws:bedrock:us-east-1:123456789012:model-customization-job/amazon.titan-text-express-v1/jobjob012345";
    pub(crate) const THROUGHPUT: &str = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/prov01234567";
    pub(crate) const DEPLOYMENT: &str = "arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/depl01234567";
    pub(crate) const ROLE: &str = "arn:aws:iam::123456789012:role/BedrockRole";
    pub(crate) const KEY: &str = "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef";
}
