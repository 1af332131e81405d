//! The pages without their type.

use std::task::{Context, Poll};

use super::next::turn;
use super::turn::Turn;
use crate::client::Call;
use crate::client::drive::{Exchange, drive};
use crate::error::Error;
use crate::schema::Operation;
use crate::value::Structure;

pub(super) struct Source {
    call: Call,
    pub(super) operation: &'static Operation,
    output: fn() -> Box<dyn Structure>,
    state: State,
}

enum State {
    /// The request of the next page.
    Next(Box<dyn Structure>),
    /// A page under way.
    Under(Exchange),
    /// There are more pages, but for this reason no way to ask for them.
    Stuck(String),
    /// There are no more pages.
    End,
}

impl Source {
    pub(super) fn new(
        call: Call,
        operation: &'static Operation,
        output: fn() -> Box<dyn Structure>,
        first: Box<dyn Structure>,
    ) -> Self {
        Self { call, operation, output, state: State::Next(first) }
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Box<dyn Structure>, Error>>> {
        loop {
            match std::mem::replace(&mut self.state, State::End) {
                State::End => return Poll::Ready(None),
                State::Stuck(reason) => {
                    let error = Error::decode(reason).of(self.service(), self.operation.name);
                    return Poll::Ready(Some(Err(error)));
                }
                State::Next(input) => {
                    self.state = State::Under(drive(self.call.clone(), self.operation, input, self.output));
                }
                State::Under(mut exchange) => {
                    let Poll::Ready((mut input, response)) = exchange.as_mut().poll(cx) else {
                        self.state = State::Under(exchange);
                        return Poll::Pending;
                    };
                    if let (Ok(received), Some(pagination)) = (&response, self.operation.pagination) {
                        let turn = turn(&mut *input, received, pagination);
                        self.state = self.after(input, turn);
                    }
                    return Poll::Ready(Some(response.map(|received| received.output)));
                }
            }
        }
    }

    fn after(&mut self, input: Box<dyn Structure>, turn: Turn) -> State {
        match turn {
            Turn::Next => State::Next(input),
            Turn::Follow(target) => {
                self.call.target(target);
                State::Next(input)
            }
            Turn::Stuck(reason) => State::Stuck(reason),
            Turn::End => State::End,
        }
    }

    fn service(&self) -> &'static str {
        self.call.client.as_ref().map_or("", |client| client.service().name)
    }
}
