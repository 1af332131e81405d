//! `Cargo.toml`.

use super::description;
use crate::clients::{is_version, toml_string};
use crate::rust::{Context, Options, header};

/// The name of the package, with nothing in it that Cargo refuses.
pub(in crate::rust) fn package_name(options: &Options) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
    let name: String = options.crate_name.chars().map(letter).take(64).collect();
    let name = name.trim_matches('-').to_owned();
    match name.chars().next() {
        None => "client".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("api-{name}"),
        Some(_) => name,
    }
}

/// A version that Cargo takes; `0.0.0` where it is none.
pub(super) fn package_version(options: &Options) -> String {
    if is_version(&options.crate_version) { options.crate_version.clone() } else { "0.0.0".to_owned() }
}

pub(super) fn manifest(cx: &Context<'_>) -> String {
    let header = header("#", file!());
    let (name, version) = (package_name(cx.options), package_version(cx.options));
    let description = toml_string(&description(cx));
    let features: Vec<String> = runtime_features(cx).iter().map(|feature| format!("\"{feature}\"")).collect();
    let features = if features.is_empty() { String::new() } else { format!(", features = [{}]", features.join(", ")) };
    let runtime = &cx.options.runtime;
    // Streams of events in both directions need it.
    let default = if cx.facts.features.duplex { r#""hyper", "http2""# } else { r#""hyper""# };
    format!(
        r#"{header}

[package]
name = "{name}"
version = "{version}"
edition = "2024"
rust-version = "1.90"
description = {description}

[features]
default = [{default}]
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
