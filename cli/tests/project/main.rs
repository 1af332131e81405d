//! The built tool in projects of its users, each in a folder of its own.

mod commands;
mod diff;
mod first_call;
mod formats;
mod new;
mod ownership;
mod page;
mod readme;
mod streams;
mod support;
