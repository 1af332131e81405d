//! `Cargo.toml`.

use super::description;
use crate::clients::{is_version, toml_string};
use crate::rust::configuration::has_tokens;
use crate::rust::{Context, Options};

/// A version that Cargo takes; `0.0.0` where it is none.
pub(super) fn package_version(options: &Options) -> String {
    match options.package.version.as_deref() {
        None => "0.1.0".to_owned(),
        Some(version) if is_version(version) => version.to_owned(),
        Some(_) => "0.0.0".to_owned(),
    }
}

pub(super) fn manifest(cx: &Context<'_>) -> String {
    let header = cx.header("#");
    let (name, version) = (cx.package_name(), package_version(cx.options));
    let package = package(cx);
    let features: Vec<String> = runtime_features(cx).iter().map(|feature| format!("\"{feature}\"")).collect();
    let features = if features.is_empty() { String::new() } else { format!(", features = [{}]", features.join(", ")) };
    let runtime = &cx.options.runtime;
    let oauth2 = if has_tokens(cx) {
        "\n# Bearer tokens from an OAuth 2 server.\noauth2 = [\"ferrosmith-runtime/oauth2\"]"
    } else {
        ""
    };
    // Streams of events in both directions need it.
    let default = if cx.facts.features.duplex { r#""hyper", "http2""# } else { r#""hyper""# };
    format!(
        r#"{header}

[package]
name = "{name}"
version = "{version}"
edition = "2024"
{package}

[features]
default = [{default}]
# The default transport.
hyper = ["ferrosmith-runtime/hyper"]
# HTTP/2 on that transport.
http2 = ["ferrosmith-runtime/http2"]
# Mozilla's root certificates in place of the operating system's.
webpki-roots = ["ferrosmith-runtime/webpki-roots"]
# Blocking calls.
blocking = ["ferrosmith-runtime/blocking"]
# `Serialize` and `Deserialize` for all types.
serde = ["ferrosmith-runtime/serde"]{oauth2}

[dependencies]
ferrosmith-runtime = {{ {runtime}, default-features = false{features} }}

[dev-dependencies]
tokio = {{ version = "1", features = ["macros", "rt-multi-thread"] }}
"#
    )
}

/// What the client list says about the package, a line for each key that is given.
fn package(cx: &Context<'_>) -> String {
    let package = &cx.options.package;
    let text =
        |key: &str, value: &Option<String>| value.as_ref().map(|value| format!("{key} = {}", toml_string(value)));
    let list = |key: &str, values: &[String]| {
        let texts: Vec<String> = values.iter().map(|value| toml_string(value)).collect();
        (!values.is_empty()).then(|| format!("{key} = [{}]", texts.join(", ")))
    };
    let rust_version = package.rust_version.clone().unwrap_or_else(|| "1.90".to_owned());
    let lines = [
        text("rust-version", &Some(rust_version)),
        text("description", &Some(description(cx))),
        text("license", &package.license),
        text("repository", &package.repository),
        Some("readme = \"README.md\"".to_owned()),
        list("authors", &package.authors),
        list("keywords", &package.keywords),
        package.publish.map(|publish| format!("publish = {publish}")),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The features of the runtime that the crate needs.
fn runtime_features(cx: &Context<'_>) -> Vec<&'static str> {
    let needs = &cx.facts.features;
    let switches = [
        ("aws", needs.aws),
        ("cbor", needs.cbor),
        ("checksums", needs.checksums),
        ("events", needs.events),
        ("gzip", needs.gzip),
        ("lookaround", needs.lookaround),
        ("unicode-patterns", needs.unicode),
        ("waiters", needs.waiters),
        ("xml", needs.xml),
    ];
    switches.into_iter().filter(|(_, is_on)| *is_on).map(|(name, _)| name).collect()
}
