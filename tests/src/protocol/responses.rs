//! Response cases: what the client makes of a response (Smithy 2.0, "`httpResponseTests` trait").

use std::fmt::{Debug, Display};

use bytes::Bytes;
use ferrosmith_runtime::Config;
use ferrosmith_runtime::Validation;
use ferrosmith_runtime::client::{Request, Sending};
use ferrosmith_runtime::inner::Structure;
use ferrosmith_runtime::transport::Recorded;

use super::cases::{self, ResponseCase};
use super::{bodies, compare, fill, placeholder, report, wire};

/// Responds to a request of the client as a case has it, and compares the output with its parameters.
#[track_caller]
pub fn response<R>(build: impl FnOnce(Config) -> R, case: &str)
where
    R: Request,
    R::Error: Display,
{
    let case: ResponseCase = cases::read(case);
    match call(build, &case) {
        Ok(output) => report(&compare::structures(&expected::<R::Output>(&case), &output)),
        Err(error) => panic!("the response was not read: {error}"),
    }
}

/// Responds to a request of the client as a case has it, and compares the error with its parameters. `pick` takes the
/// structure of the error that the case is about out of the client's error.
#[track_caller]
pub fn error<R, T>(build: impl FnOnce(Config) -> R, pick: impl FnOnce(R::Error) -> Result<T, R::Error>, case: &str)
where
    R: Request,
    R::Error: Debug,
    T: Structure + Default,
{
    let case: ResponseCase = cases::read(case);
    let Err(error) = call(build, &case) else { panic!("the response was taken for a success") };
    match pick(error) {
        Ok(actual) => report(&compare::structures(&expected::<T>(&case), &actual)),
        Err(other) => panic!("another error: {other:?}"),
    }
}

/// What a client makes of the response of a case to a request in which only what must be there is there.
#[track_caller]
fn call<R: Request>(build: impl FnOnce(Config) -> R, case: &ResponseCase) -> Result<R::Output, R::Error> {
    let recorded = Recorded::new().respond_with(response_of(case));
    // The request of such a case is no more than a reason to read the response.
    let config = wire::config(&recorded, "example.com").validation(Validation::Off);
    let mut request = build(config);
    placeholder::fill(&mut request);
    wire::wait(Sending::new(request))
}

/// The response of a case.
#[track_caller]
pub(super) fn response_of(case: &ResponseCase) -> http::Response<Bytes> {
    let mut builder = http::Response::builder().status(case.code);
    for (name, value) in &case.headers {
        builder = builder.header(name, value.as_str());
    }
    let body = bodies::bytes(&case.body, case.body_media_type.as_deref()).unwrap_or_default();
    match builder.body(Bytes::from(body)) {
        Ok(response) => response,
        Err(error) => panic!("the case describes no response: {error}"),
    }
}

#[track_caller]
fn expected<T: Structure + Default>(case: &ResponseCase) -> T {
    let mut expected = T::default();
    if let Err(problem) = fill::structure(&mut expected, &case.params) {
        panic!("the parameters do not fit: {problem}");
    }
    expected
}
