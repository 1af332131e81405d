//! The generated clients of Amazon Bedrock against real servers on loopback.

mod client;
mod operations;
mod subjects;
