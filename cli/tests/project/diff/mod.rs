//! `diff` as a user meets it: revisions of git, files and folders, accepted changes, git's diff driver, exit codes.

mod accepted;
#[cfg(unix)]
mod consumer;
mod driver;
#[cfg(unix)]
mod generator;
mod inputs;
mod readme;
mod repository;
mod revisions;
#[cfg(unix)]
mod workflow;
