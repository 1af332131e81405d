//! The one future that drives every call.

use std::future::Future;
use std::pin::Pin;

use super::Call;
use crate::error::Error;
use crate::schema::Operation;
use crate::value::Structure;

/// A call under way: gives the request back, for the next page, with the answer.
pub(crate) type Exchange =
    Pin<Box<dyn Future<Output = (Box<dyn Structure>, Result<Box<dyn Structure>, Error>)> + Send>>;

/// Sends a request and reads the answer into an empty output.
pub(crate) fn drive(
    call: Call,
    operation: &'static Operation,
    input: Box<dyn Structure>,
    output: fn() -> Box<dyn Structure>,
) -> Exchange {
    Box::pin(async move {
        let answer = exchange(&call, operation, &*input, output()).await;
        (input, answer)
    })
}

async fn exchange(
    call: &Call,
    operation: &'static Operation,
    _input: &dyn Structure,
    _output: Box<dyn Structure>,
) -> Result<Box<dyn Structure>, Error> {
    let client = call.client()?;
    Err(Error::config("the binding to HTTP is not there yet").of(client.service().name, operation.name))
}
