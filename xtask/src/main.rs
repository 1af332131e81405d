//! The command line of Ferrosmith.

fn main() {}
