//! Calls whose stream of server-sent events goes on after the connection ends.

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::Call;
use super::drive::{self, Exchange};
use crate::http::text;
use crate::schema::{Operation, Slot};
use crate::stream::{Events, Resume, Resuming};
use crate::value::{Mut, Ref, Structure};

/// A call that can be made again.
struct Again {
    call: Call,
    operation: &'static Operation,
    input: Box<dyn Structure>,
    output: fn() -> Box<dyn Structure>,
}

/// Sends a request; where the call says so, its stream of events will connect again.
pub(super) fn drive(
    call: Call,
    operation: &'static Operation,
    input: Box<dyn Structure>,
    output: fn() -> Box<dyn Structure>,
) -> Exchange {
    let Some(times) = call.overrides().and_then(|overrides| overrides.reconnect) else {
        return drive::drive(call, operation, input, output);
    };
    Box::pin(async move {
        let (input, response) = drive::drive(call.clone(), operation, input, output).await;
        let Ok(mut received) = response else { return (input, response) };
        let Some(events) = events(&mut *received.output) else { return (input, Ok(received)) };
        events.reconnect(Box::new(Again { call, operation, input, output }), times);
        // The stream keeps the request; only pages ask for it.
        (output(), Ok(received))
    })
}

impl Resume for Again {
    fn resume(mut self: Box<Self>, last_id: Option<Arc<str>>, pause: Duration) -> Resuming {
        Box::pin(async move {
            tokio::time::sleep(pause).await;
            let call = self.call.clone().after_event(last_id.as_deref());
            let (input, response) = drive::drive(call, self.operation, self.input, self.output).await;
            self.input = input;
            // With 204 a server ends the stream (HTML, section 9.2.3).
            let arriving = response.map(|mut received| match received.head.status {
                StatusCode::NO_CONTENT => None,
                _ => events(&mut *received.output).and_then(|events| events.arriving()),
            });
            (self as Box<dyn Resume>, arriving)
        })
    }
}

/// The events of an output, if it has some.
fn events(output: &mut dyn Structure) -> Option<&mut dyn Events> {
    let index = output.table().members.iter().position(|row| row.slot == Slot::Payload)?;
    if matches!(output.value_at(index), Ref::Absent) {
        return None;
    }
    match text::inner(output.member_mut(index)?.as_mut()) {
        Mut::Events(events) => Some(events),
        Mut::Union(union) => match text::inner(union.variant_mut()?.as_mut()) {
            Mut::Events(events) => Some(events),
            _ => None,
        },
        _ => None,
    }
}
