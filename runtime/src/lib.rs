//! What every client crate written by Ferrosmith calls.
