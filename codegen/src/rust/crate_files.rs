//! What makes the files a crate: `Cargo.toml`, `README.md`, `rustfmt.toml` and `lib.rs`.
//!
//! ```text
//! //! Client of Amazon Bedrock.
//!
//! #![forbid(unsafe_code)]
//!
//! pub mod checks;
//! mod client;
//!
//! pub(crate) use client::AUTH;
//! pub use client::Client;
//! pub use ferrosmith_runtime as runtime;
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::checks::has_checks;
use super::client::has_common_auth;
use super::docs::{Docs, code_span, plain_line};
use super::errors::has_common_errors;
use super::examples::client_example;
use super::{Context, Options, SourceFile, header};
use crate::files::Files;
use crate::ir::{Field, TypeKind};

/// Writes the files that every crate has.
pub(super) fn emit_crate_files(cx: &Context<'_>, files: &mut Files) {
    files.insert("Cargo.toml", manifest(cx));
    files.insert("README.md", readme(cx));
    files.insert("rustfmt.toml", formatting());
    files.insert("src/lib.rs", library(cx));
}

/// Keeps `cargo fmt` in the workspace around it from changing what was written.
fn formatting() -> String {
    format!("{}\n\ndisable_all_formatting = true\n", header("#", file!()))
}

/// The name of the package, with nothing in it that Cargo refuses.
pub(super) fn package_name(options: &Options) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
    let name: String = options.crate_name.chars().map(letter).take(64).collect();
    let name = name.trim_matches('-').to_owned();
    match name.chars().next() {
        None => "client".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("api-{name}"),
        Some(_) => name,
    }
}

/// A version that Cargo takes; `0.0.0` and the text as build metadata where it is none.
fn package_version(options: &Options) -> String {
    let (release, rest) = match options.crate_version.find(['-', '+']) {
        Some(at) => options.crate_version.split_at(at),
        None => (options.crate_version.as_str(), ""),
    };
    let parts: Vec<&str> = release.split('.').collect();
    let is_number = |part: &&str| {
        let is_short = !part.is_empty() && part.len() < 10 && part.bytes().all(|digit| digit.is_ascii_digit());
        is_short && (part.len() == 1 || !part.starts_with('0'))
    };
    let is_tail = rest.len() != 1 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-+.".contains(&byte));
    if parts.len() == 3 && parts.iter().all(is_number) && is_tail && !rest.contains("..") {
        return options.crate_version.clone();
    }
    "0.0.0".to_owned()
}

fn description(cx: &Context<'_>) -> String {
    let title = cx.api.title.as_deref().unwrap_or(&cx.api.name);
    let text = cx.options.description.clone().unwrap_or_else(|| format!("Client for {title}"));
    plain_line(&text)
}

fn manifest(cx: &Context<'_>) -> String {
    let header = header("#", file!());
    let (name, version) = (package_name(cx.options), package_version(cx.options));
    let description = toml_string(&description(cx));
    let features: Vec<String> = runtime_features(cx).iter().map(|feature| format!("\"{feature}\"")).collect();
    let features = if features.is_empty() { String::new() } else { format!(", features = [{}]", features.join(", ")) };
    let runtime = &cx.options.runtime;
    format!(
        r#"{header}

[package]
name = "{name}"
version = "{version}"
edition = "2024"
rust-version = "1.90"
description = {description}

[features]
default = ["hyper"]
# The transport that needs no setting up.
hyper = ["ferrosmith-runtime/hyper"]
# HTTP/2 on that transport.
http2 = ["ferrosmith-runtime/http2"]
# Trust Mozilla's certificates, built in, in place of the operating system's.
webpki-roots = ["ferrosmith-runtime/webpki-roots"]
# Calls from code that is not async.
blocking = ["ferrosmith-runtime/blocking"]
# `Serialize` and `Deserialize` for all types.
serde = ["ferrosmith-runtime/serde"]

[dependencies]
ferrosmith-runtime = {{ {runtime}, default-features = false{features} }}

[dev-dependencies]
tokio = {{ version = "1", features = ["macros", "rt-multi-thread"] }}
"#
    )
}

/// The features of the runtime that the crate needs.
fn runtime_features(cx: &Context<'_>) -> Vec<&'static str> {
    let needs = &cx.facts.features;
    let switches = [
        ("aws", needs.aws),
        ("events", needs.events),
        ("gzip", needs.gzip),
        ("lookaround", needs.lookaround),
        ("unicode-patterns", needs.unicode),
    ];
    switches.into_iter().filter(|(_, is_on)| *is_on).map(|(name, _)| name).collect()
}

fn toml_string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn readme(cx: &Context<'_>) -> String {
    let header = header("", file!());
    let (name, description) = (package_name(cx.options), Docs::of(&description(cx), String::new).text());
    let example = client_example(cx);
    let shown: Vec<&str> = example.iter().map(String::as_str).filter(|line| !line.starts_with("# ")).collect();
    let example = shown.join("\n");
    let mut parts = vec![format!("<!--{header} -->"), format!("# {name}"), description];
    parts.push(format!("```toml\n[dependencies]\n{name} = \"{}\"\n```", package_version(cx.options)));
    parts.push(format!("## A call\n\n```rust\n{example}\n```"));
    parts.push(
        "Every request can be checked without being sent: `request.validate()` tells all violations at once.".into(),
    );
    if has_checks(cx) {
        parts.push("Single values are checked by the functions in `checks`.".to_owned());
    }
    parts.push(FEATURES.to_owned());
    parts.join("\n\n") + "\n"
}

/// What callers can switch on, for the README.
const FEATURES: &str = "## Features

| feature | what it gives |
| --- | --- |
| `hyper` (default) | the transport that needs no setting up |
| `http2` | HTTP/2 on that transport |
| `webpki-roots` | Mozilla's certificates, built in, in place of the operating system's |
| `blocking` | calls from code that is not async |
| `serde` | `Serialize` and `Deserialize` for all types |";

fn library(cx: &Context<'_>) -> String {
    let mut docs = Docs::default();
    let title = cx.api.title.as_deref().unwrap_or(&cx.api.name);
    docs.paragraph(&format!("Client of {}.", code_span(title)));
    docs.example(client_example(cx));
    if !cx.api.docs.trim().is_empty() {
        docs.block(["# About the service".to_owned()]);
        docs.append(&Docs::of(&cx.api.docs, String::new));
    }
    let docs = docs.inner();
    // How large the variants of a union are is the description's affair; a box would be everyone's.
    let has_unions = cx.api.types.iter().any(|(_, definition)| matches!(definition.kind, TypeKind::Union(_)));
    let large = has_unions.then(|| quote!(#![allow(clippy::large_enum_variant)]));
    let deprecated = is_anything_deprecated(cx).then(|| quote!(#![allow(deprecated)]));
    // Letters beyond ASCII are the description's; rustc knows capitals of few scripts.
    let letters = (!cx.names.is_ascii()).then(
        || quote!(#![allow(nonstandard_style, confusable_idents, mixed_script_confusables, uncommon_codepoints)]),
    );
    let checks = has_checks(cx).then(|| {
        quote!(
            pub mod checks;
        )
    });
    let modules: TokenStream = quote! {
        #checks
        mod client;
        mod errors;
        pub mod operations;
        pub mod types;
    };
    let auth = has_common_auth(cx).then(|| {
        quote!(
            pub(crate) use client::AUTH;
        )
    });
    let errors = has_common_errors(cx).then(|| {
        quote!(
            pub(crate) use errors::ERRORS;
        )
    });
    let items = quote! {
        #modules
        #auth
        pub use client::Client;
        #errors
        pub use errors::Error;
        pub use ferrosmith_runtime as runtime;
    };
    let attributes = quote! {
        #docs
        #![forbid(unsafe_code)]
        #large
        #deprecated
        #letters
    };
    SourceFile::new(cx, file!()).finish_under(attributes, items, &[])
}

/// Whether tables and the like use something that callers should not use any more.
fn is_anything_deprecated(cx: &Context<'_>) -> bool {
    let in_fields = |fields: &[Field]| fields.iter().any(|field| field.flags.deprecated.is_some());
    let in_types = cx.api.types.iter().any(|(_, definition)| {
        let in_kind = match &definition.kind {
            TypeKind::Struct(structure) => in_fields(&structure.fields),
            TypeKind::Union(union) => in_fields(&union.variants),
            TypeKind::Enum(values) => values.values.iter().any(|value| value.deprecated.is_some()),
            TypeKind::Newtype(_) => false,
        };
        in_kind || definition.deprecated.is_some()
    });
    let in_operations = cx.api.operations.iter().any(|operation| {
        let params = &operation.request.params;
        operation.deprecated.is_some() || params.iter().any(|param| param.field.flags.deprecated.is_some())
    });
    in_types || in_operations
}
