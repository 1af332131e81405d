//! Waiters: what ends the waiting.

use super::Text;
use crate::ir::{Acceptor, Expected, Matcher, Waiter, WaiterState};

impl Waiter {
    /// How it waits, on one line.
    pub fn to_text(&self) -> String {
        let acceptors: Vec<String> = self.acceptors.iter().map(acceptor_text).collect();
        format!("{}: {}", self.pauses(), acceptors.join("; "))
    }

    fn pauses(&self) -> String {
        format!("every {} to {} seconds", self.min_delay, self.max_delay)
    }
}

pub(super) fn print_waiter(text: &mut Text, waiter: &Waiter) {
    text.line(format!("waiter {}, {}", waiter.name, waiter.pauses()));
    text.indented(|text| {
        text.docs(&waiter.docs);
        if waiter.deprecated {
            text.line("deprecated");
        }
        for acceptor in &waiter.acceptors {
            text.line(acceptor_text(acceptor));
        }
    });
}

fn acceptor_text(acceptor: &Acceptor) -> String {
    let state = match acceptor.state {
        WaiterState::Success => "success",
        WaiterState::Failure => "failure",
        WaiterState::Retry => "retry",
    };
    let matcher = match &acceptor.matcher {
        Matcher::Success(true) => "an output".to_owned(),
        Matcher::Success(false) => "an error".to_owned(),
        Matcher::Error(name) => format!("error {name}"),
        Matcher::Output(path, expected) => format!("output {} {}", path.text, expected_text(expected)),
        Matcher::InputOutput(path, expected) => format!("input and output {} {}", path.text, expected_text(expected)),
    };
    let message = acceptor.message.as_ref().map(|message| format!(", message {}", message.text)).unwrap_or_default();
    format!("{state} on {matcher}{message}")
}

fn expected_text(expected: &Expected) -> String {
    match expected {
        Expected::Text(text) => format!("is {text:?}"),
        Expected::Bool(value) => format!("is {value}"),
        Expected::All(text) => format!("is all {text:?}"),
        Expected::Any(text) => format!("has {text:?}"),
    }
}
