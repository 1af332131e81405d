//! Every kind of finding: its name, its usual level and what it means.
//!
//! The names follow one vocabulary:
//!
//! | word | meaning |
//! | --- | --- |
//! | `unresolved-x` | a name in a description leads to no x |
//! | `unknown-x` | a word that the format does not define |
//! | `unsupported-x` | allowed by the specification, but not implemented here |
//! | `missing-x` | x is required and absent |
//! | `invalid-x` | x does not follow the rules of the specification |
//! | `conflicting-x` | several things that cannot hold together |
//! | `duplicate-x` | x is there twice |
//! | `unused-x` | x has no effect, since nothing refers to it |
//! | `cyclic-x` | references lead back to where they start |
//! | `oversized-x` | x exceeds a limit |
//!
//! A few names stand apart because the field has a word of its own: `lone-surrogate`, `infinite-type`.
//! The folder has a file for each stage; a kind that several stages find stands with the first.

use super::level::Level;

mod clients;
mod constraints;
mod crates;
mod http;
mod schemas;
mod services;
mod shapes;
mod syntax;
mod traits;

pub use clients::*;
pub use constraints::*;
pub use crates::*;
pub use http::*;
pub use schemas::*;
pub use services::*;
pub use shapes::*;
pub use syntax::*;
pub use traits::*;

/// A kind of finding.
#[derive(Debug)]
pub struct Code {
    /// A stable name in kebab case, for searching and for suppressing: `unresolved-target`.
    pub name: &'static str,
    /// How grave such a finding usually is.
    pub level: Level,
    /// What it means, in one sentence.
    pub summary: &'static str,
    /// Where it is found, if that is short enough to be shown.
    pub example: Option<Example>,
}

/// The smallest input in which a kind of finding is found: a file of `examples/`.
#[derive(Debug)]
pub struct Example {
    /// The name of the file; its extension tells the format.
    pub name: &'static str,
    /// What is in it.
    pub text: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Code {}

/// Every code, sorted by name.
pub fn all() -> Vec<&'static Code> {
    let stages = [
        clients::ALL,
        constraints::ALL,
        crates::ALL,
        http::ALL,
        schemas::ALL,
        services::ALL,
        shapes::ALL,
        syntax::ALL,
        traits::ALL,
    ];
    let mut codes = stages.concat();
    codes.sort_by_key(|code| code.name);
    codes
}

/// The code of a name.
pub fn find(name: &str) -> Option<&'static Code> {
    all().into_iter().find(|code| code.name == name)
}

/// Declares the codes of a stage: the documentation of a code is its summary, and the format that of its example.
macro_rules! codes {
    ($($(#[doc = $summary:literal])+ $constant:ident = $level:ident $name:literal $(in $format:ident)?;)*) => {
        $(
            $(#[doc = $summary])+
            pub static $constant: $crate::diagnostics::Code = $crate::diagnostics::Code {
                name: $name,
                level: $crate::diagnostics::Level::$level,
                summary: concat!($($summary),+),
                example: codes!(@example $name $($format)?),
            };
        )*

        pub(super) static ALL: &[&$crate::diagnostics::Code] = &[$(&$constant),*];
    };
    (@example $name:literal) => { None };
    (@example $name:literal $format:ident) => {
        Some($crate::diagnostics::codes::Example {
            name: concat!($name, ".", stringify!($format)),
            text: include_str!(concat!("examples/", $name, ".", stringify!($format))),
        })
    };
}
use codes;
