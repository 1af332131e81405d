//! What is wrong with a description, and where.
//!
//! A stage collects everything it finds in one [`Diagnostics`] and goes on as far as it sensibly can; between
//! stages the pipeline stops when an error was found. Messages are lower case, with the thing they are about in
//! backticks; advice stands apart, in a hint.

pub mod codes;
mod collection;
mod grafts;
mod level;
mod lines;
mod origin;
mod pointer;
mod render;
mod sources;
mod span;
pub mod suggest;

pub use codes::Code;
pub use collection::{Diagnostic, Diagnostics};
pub use level::Level;
pub use origin::{Origin, Place, SourceId};
pub use render::Format;
pub use sources::{Source, Sources};
