//! `README.md`.

use super::description;
use super::manifest::package_version;
use crate::clients::toml_string;
use crate::rust::Context;
use crate::rust::checks::first_check;
use crate::rust::configuration::section;
use crate::rust::docs::Docs;
use crate::rust::examples::{client_example, simplest};
use crate::rust::names::ident;

pub(super) fn readme(cx: &Context<'_>) -> String {
    let header = cx.header("");
    let (name, description) = (cx.package_name(), Docs::of(&description(cx)).text());
    let example = client_example(cx);
    let shown: Vec<&str> = example.iter().map(String::as_str).filter(|line| !line.starts_with("# ")).collect();
    let example = shown.join("\n");
    let mut parts = vec![format!("<!--{header} -->"), format!("# {name}"), description];
    parts.push(dependency(cx));
    parts.push(format!("## Making a call\n\n```rust\n{example}\n```"));
    parts.push(section(cx, simplest(cx).map(|position| &cx.api.operations[position])));
    parts.extend(checks(cx));
    parts.push(features(cx));
    parts.join("\n\n") + "\n"
}

/// How another crate depends on this one: the line is one that Cargo resolves.
fn dependency(cx: &Context<'_>) -> String {
    let name = cx.package_name();
    let (value, where_from) = match &cx.options.package.repository {
        _ if cx.options.is_published => (toml_string(&package_version(cx.options)), ""),
        Some(repository) => (format!("{{ git = {} }}", toml_string(repository)), ""),
        None => {
            let path = toml_string(&format!("../{}", cx.options.folder));
            (format!("{{ path = {path} }}"), "In the manifest of a crate whose folder is beside this one:\n\n")
        }
    };
    format!("{where_from}```toml\n[dependencies]\n{name} = {value}\n```")
}

/// How values are checked without being sent.
fn checks(cx: &Context<'_>) -> Option<String> {
    let library = cx.library();
    let request = ident(&cx.names.of_operation(simplest(cx)?).name);
    let mut text = format!(
        "## Checking a request

Every request can be checked without being sent. `validate` returns every violated constraint with its path:

```rust
use {library}::operations::{request};

if let Err(violations) = {request}::default().validate() {{
    println!(\"{{violations}}\");
}}
```"
    );
    if let Some(check) = first_check(cx) {
        text += &format!("\n\nSingle values have checks of their own, such as `{library}::checks::{check}(value)`.");
    }
    Some(text)
}

/// What callers can switch on.
fn features(cx: &Context<'_>) -> String {
    let http2 = if cx.facts.features.duplex { " (default)" } else { "" };
    format!(
        "## Features

| feature | adds |
| --- | --- |
| `hyper` (default) | the default transport |
| `http2`{http2} | HTTP/2 on that transport |
| `webpki-roots` | Mozilla's root certificates in place of the operating system's |
| `blocking` | blocking calls |
| `serde` | `Serialize` and `Deserialize` for all types |"
    )
}
