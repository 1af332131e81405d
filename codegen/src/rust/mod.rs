//! From the model and its facts to the files of a Rust crate.
//!
//! One file per emitter, which opens with a sample of what it writes. An emitter is a function from borrowed model to
//! tokens; it cannot fail and knows no file system. Behaviour lives in the runtime: generated code holds shapes, tables
//! and documentation. An operation has a file of its own together with its answer, a type has one, and everything is
//! exported from `operations` and `types`.

mod checks;
mod client;
mod crate_files;
mod docs;
mod endpoint;
mod errors;
mod examples;
mod format;
mod imports;
mod literals;
mod members;
mod names;
mod operation_table;
mod operations;
mod public_names;
mod shapes;
mod types;

use std::cell::RefCell;
use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::analysis::{EffectiveConstraints, Facts, resolve};
use crate::clients::{Package, Validation};
use crate::files::{Files, header};
use crate::ir::{Api, Field, Presence, Type, TypeId, TypeKind};
use imports::Imports;
use names::{Names, ident};
use shapes::Statics;

pub use endpoint::{is_regional, template};
pub use public_names::{OperationNames, PublicNames, public_names};

/// What the description does not say about the crate to write.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the manifest says about the crate.
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
}

/// Writes the crate of an API.
pub fn emit(api: &Api, facts: &Facts, options: &Options) -> Files {
    let names = Names::new(api, facts);
    let cx = Context { api, facts, options, names: &names, shortest: RefCell::default(), homes: homes(api) };
    let mut files = Files::new();
    crate_files::emit_crate_files(&cx, &mut files);
    client::emit_client(&cx, &mut files);
    operations::emit_operations(&cx, &mut files);
    types::emit_types(&cx, &mut files);
    checks::emit_checks(&cx, &mut files);
    errors::emit_errors(&cx, &mut files);
    examples::emit_example(&cx, &mut files);
    // The list of all files comes last.
    crate_files::emit_listing(&cx, &mut files);
    files
}

/// Patterns that a text must satisfy, and its least and greatest length.
type Wanted = (Vec<String>, u64, u64);

/// What every emitter reads.
struct Context<'a> {
    api: &'a Api,
    facts: &'a Facts,
    options: &'a Options,
    names: &'a Names,
    /// The shortest texts that satisfy patterns and a length, as far as they were looked for.
    shortest: RefCell<HashMap<Wanted, Option<String>>>,
    /// The operations beside which structures stand that are the answers of one operation and nothing else.
    homes: HashMap<TypeId, usize>,
}

impl Context<'_> {
    /// The position of the operation beside which a type stands, if it stands beside one.
    fn home(&self, id: TypeId) -> Option<usize> {
        self.homes.get(&id).copied()
    }

    /// The line that documents how a file came to be.
    fn header(&self, comment: &str) -> String {
        header(comment, &self.options.sources)
    }

    /// The name of the library crate: `bedrock_runtime`.
    fn library(&self) -> Ident {
        ident(&crate_files::package_name(self.options).replace('-', "_"))
    }

    /// What a field is for and what it must satisfy.
    fn field_docs(&self, field: &Field) -> docs::Docs {
        self.described(field, "")
    }

    /// The same of a parameter, where no type tells whether it must be there.
    fn param_docs(&self, field: &Field) -> docs::Docs {
        let is_filled = field.flags.idempotency_token || field.flags.fallback.is_some();
        let is_required = field.presence == Presence::Required && !is_filled;
        self.described(field, if is_required { "Required. " } else { "" })
    }

    fn described(&self, field: &Field, required: &str) -> docs::Docs {
        let types = &self.api.types;
        let mut docs = docs::Docs::of(&field.docs, || format!("The member {}.", docs::code_span(&field.name)));
        let effective = EffectiveConstraints::at(types, &field.ty, &field.constraints);
        let checker = if field.constraints.is_empty() { self.checker_link(&field.ty) } else { None };
        let words = docs::in_words(&effective, resolve(types, &field.ty), checker.as_deref());
        let assumed = field.flags.assumed.as_ref().map(docs::assumed).unwrap_or_default();
        docs.paragraph(format!("{required}{words} {assumed}").trim());
        if checker.is_none() {
            for block in docs::pattern_blocks(&effective) {
                docs.block(block);
            }
        }
        docs
    }

    /// A link to the checker of a constrained type that has a name.
    fn checker_link(&self, ty: &Type) -> Option<String> {
        match ty {
            Type::Nullable(inner) => self.checker_link(inner),
            Type::Named(id) if matches!(self.api.types[*id].kind, TypeKind::Newtype(_)) => {
                let checker = &self.names.of_type(*id).module;
                Some(format!("[`checks::{checker}`](crate::checks::{checker})"))
            }
            _ => None,
        }
    }

    /// The field that holds what has no field of its own, if a structure has one.
    fn rest(&self, id: TypeId) -> Option<Ident> {
        match &self.api.types[id].kind {
            TypeKind::Struct(structure) if structure.additional.is_some() => Some(ident(&self.names.of_type(id).rest)),
            _ => None,
        }
    }
}

/// A Rust file while it is written.
struct SourceFile<'a> {
    header: String,
    imports: Imports<'a>,
    statics: Statics,
}

impl<'a> SourceFile<'a> {
    /// A file with nothing in it.
    fn new(cx: &Context<'a>) -> Self {
        Self { header: cx.header("//"), imports: Imports::new(cx.names), statics: Statics::new() }
    }

    /// The text of the file; `own` are the names of the types that it defines.
    fn finish(self, items: TokenStream, own: &[&str]) -> String {
        self.finish_under(TokenStream::new(), items, own)
    }

    /// The same with attributes of the module or crate at its top.
    fn finish_under(self, attributes: TokenStream, items: TokenStream, own: &[&str]) -> String {
        let lines = self.imports.into_lines(own);
        let statics = self.statics.into_items();
        format::print(
            &self.header,
            quote! {
                #attributes
                #lines
                #items
                #statics
            },
        )
    }
}

/// Finds the structures that are the answer of one operation and nothing else.
fn homes(api: &Api) -> HashMap<TypeId, usize> {
    let mut homes = HashMap::new();
    let mut shared: std::collections::HashSet<TypeId> = crate::analysis::members(api).into_iter().collect();
    for (position, operation) in api.operations.iter().enumerate() {
        shared.extend(operation.errors.iter().map(|error| error.ty));
        if let Some(output) = operation.response.output
            && homes.insert(output, position).is_some()
        {
            shared.insert(output);
        }
    }
    homes.retain(|id, _| !shared.contains(id) && matches!(api.types[*id].kind, TypeKind::Struct(_)));
    homes
}
