//! The generated clients of Amazon Bedrock against real servers on loopback.

mod bare;
mod client;
mod described;
mod environment;
mod events;
mod large;
mod malformed;
mod operations;
mod pages;
mod presigned;
mod recorded;
mod retries;
mod secrets;
mod subjects;
mod timeouts;
mod validation;
