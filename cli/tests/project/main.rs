//! The built tool in projects of its users, each in a folder of its own.

mod commands;
mod diff;
mod disk;
mod first_call;
mod formats;
mod manifests;
mod new;
mod odd_input;
mod ownership;
mod page;
mod readme;
mod streams;
mod support;
