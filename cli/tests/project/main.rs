//! The built tool in projects of its users, each in a folder of its own.

mod commands;
mod diff;
mod new;
mod ownership;
mod streams;
mod support;
