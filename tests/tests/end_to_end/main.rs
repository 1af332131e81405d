//! The generated clients of Amazon Bedrock against real servers on loopback.

mod client;
mod environment;
mod events;
mod large;
mod malformed;
mod operations;
mod pages;
mod recorded;
mod retries;
mod secrets;
mod subjects;
mod timeouts;
mod validation;
