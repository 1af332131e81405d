//! JMESPath, read (jmespath.org, "Specification"): from the text of an expression to its tree.
//!
//! Functions are known and take as many arguments as they should; what depends on values is left to those who evaluate.

mod functions;
mod lexer;
mod parser;

pub(super) use functions::name;
pub use parser::parse;
