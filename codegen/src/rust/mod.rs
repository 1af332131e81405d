//! From the model and its facts to the files of a Rust crate.
//!
//! One file per emitter, which opens with a sample of what it writes. An emitter is a function from borrowed model to
//! tokens; it cannot fail and knows no file system. Behaviour lives in the runtime: generated code holds shapes, tables
//! and documentation. An operation has a file of its own together with its output, a type has one, and everything is
//! exported from `operations` and `types`.

mod api;
mod auth;
mod checks;
mod client;
mod configuration;
mod context;
mod crate_files;
mod docs;
mod endpoint;
mod error_cases;
mod errors;
mod examples;
mod format;
mod groups;
mod http;
mod imports;
mod jmespath;
mod literals;
mod members;
mod names;
mod operation_table;
mod operations;
mod pagination;
mod public_names;
mod shapes;
mod source_file;
mod types;
mod waiters;
mod webhooks;
mod xml;

use context::Context;
use source_file::SourceFile;

use crate::analysis::Facts;
use crate::clients::{Defaults, Package, Validation};
use crate::files::Files;
use crate::ir::Api;
use names::Names;

pub use api::{ItemKind, PublicApi, PublicItem, Subject, public_api};
pub(crate) use docs::code_span;
pub use endpoint::{is_regional, template};
pub use public_names::{OperationNames, PublicNames, public_names};

/// Settings of the crate that no description has.
#[derive(Clone, Debug)]
pub struct Options {
    /// The package, as its manifest has it.
    pub package: Package,
    /// The folder of the crate, beside those of other clients.
    pub folder: String,
    /// The sources as the client list names them.
    pub sources: Vec<String>,
    /// Where the runtime is to be had, as it stands in `Cargo.toml`: `path = "../../runtime"`, `version = "0.1"`.
    pub runtime: String,
    /// Whether others get the crate from a registry.
    pub is_published: bool,
    /// What `send` checks unless a client is built otherwise.
    pub validation: Validation,
    /// Whether requests contain the defaults of members that were not set.
    pub defaults: Defaults,
    /// Whether operations stand in groups, by tag or resource.
    pub groups: bool,
}

/// A name as it is written in a program: `r#where`.
pub(crate) fn written(name: &str) -> String {
    names::ident(name.strip_prefix("r#").unwrap_or(name)).to_string()
}

/// Writes the crate of an API.
pub fn emit(api: &Api, facts: &Facts, options: &Options) -> Files {
    let names = Names::new(api, facts, options.groups);
    let cx = Context::new(api, facts, options, &names);
    let mut files = Files::new();
    crate_files::emit_crate_files(&cx, &mut files);
    client::emit_client(&cx, &mut files);
    groups::emit_groups(&cx, &mut files);
    operations::emit_operations(&cx, &mut files);
    types::emit_types(&cx, &mut files);
    checks::emit_checks(&cx, &mut files);
    errors::emit_errors(&cx, &mut files);
    webhooks::emit_webhooks(&cx, &mut files);
    examples::emit_example(&cx, &mut files);
    // The list of all files comes last.
    crate_files::emit_listing(&cx, &mut files);
    files
}
