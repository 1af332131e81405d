//! What holds for every input of a kind: signatures, patterns, and limits of what a description can ask for.

mod itself;
mod limits;
mod pattern_meaning;
mod reference;
mod sigv4;
