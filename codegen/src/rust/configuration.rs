//! How a client is made: as the examples, the documentation and the README of a crate show it.
//!
//! ```text
//! Client::new(Config::new().bearer_token("token"))
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::code_span;
use super::{Context, format, literals};
use crate::ir::{AuthChoice, AuthScheme, Credential, Endpoint, Operation};

/// How a client is made.
pub(super) enum Making {
    /// From the settings of the environment.
    FromEnv,
    /// From settings that the caller states.
    Stated(TokenStream),
}

impl Making {
    /// The way that suits calls of an operation.
    pub(super) fn of(cx: &Context<'_>, operation: Option<&Operation>) -> Self {
        let choices = operation.map(|operation| operation.auth.as_slice()).unwrap_or_default();
        let setters = |choice: &AuthChoice| -> Option<Vec<TokenStream>> {
            let schemes = choice.schemes.iter().filter_map(|position| cx.api.auth.get(*position));
            schemes.map(|scheme| setter(cx, scheme)).collect()
        };
        let setters = if choices.is_empty() { Some(Vec::new()) } else { choices.iter().find_map(setters) };
        let endpoint = match &cx.api.endpoint {
            Endpoint::Aws { .. } | Endpoint::Rules(_) => return Self::FromEnv,
            Endpoint::Servers(servers) if !servers.is_empty() => None,
            Endpoint::Servers(_) | Endpoint::Unknown => Some(quote!(.endpoint("https://api.example.com"))),
        };
        match setters {
            Some(setters) => Self::Stated(quote!(Config::new() #endpoint #(#setters)*)),
            None => Self::FromEnv,
        }
    }

    /// What an example imports of the crate.
    pub(super) fn imports(&self) -> TokenStream {
        match self {
            Self::FromEnv => quote!(Client),
            Self::Stated(_) => quote!({ Client, Config }),
        }
    }

    /// The expression.
    pub(super) fn expression(&self) -> TokenStream {
        match self {
            Self::FromEnv => quote!(Client::from_env().await?),
            Self::Stated(config) => quote!(Client::new(#config)),
        }
    }
}

/// The setter for what a scheme needs; none for what no setter can provide, or the environment provides better.
fn setter(cx: &Context<'_>, scheme: &AuthScheme) -> Option<TokenStream> {
    match &scheme.credential {
        Credential::Bearer => Some(quote!(.bearer_token("token"))),
        Credential::Basic => Some(quote!(.basic("user", "password"))),
        Credential::ApiKey { name, .. } if has_several_keys(cx) => {
            let name = literals::text(name);
            Some(quote!(.api_key_named(#name, "key")))
        }
        Credential::ApiKey { .. } => Some(quote!(.api_key("key"))),
        Credential::SigV4 { .. } | Credential::Digest | Credential::MutualTls => None,
    }
}

/// Whether callers bring bearer tokens of their own; those of AWS come from elsewhere.
pub(super) fn has_tokens(cx: &Context<'_>) -> bool {
    let is_bearer = |scheme: &AuthScheme| matches!(scheme.credential, Credential::Bearer);
    !matches!(cx.api.endpoint, Endpoint::Aws { .. }) && cx.api.auth.iter().any(is_bearer)
}

/// Whether keys are sent under several names.
fn has_several_keys(cx: &Context<'_>) -> bool {
    let mut names = cx.api.auth.iter().filter_map(|scheme| match &scheme.credential {
        Credential::ApiKey { name, .. } => Some(name),
        _ => None,
    });
    names.next().is_some_and(|first| names.any(|other| other != first))
}

/// The variables that `from_env` reads, with what they set; none for services of AWS, which have more than a table holds.
fn variables(cx: &Context<'_>) -> Vec<(String, &'static str)> {
    if matches!(cx.api.endpoint, Endpoint::Aws { .. }) {
        return Vec::new();
    }
    let prefix = cx.package_name().replace(|letter: char| !letter.is_ascii_alphanumeric(), "_").to_ascii_uppercase();
    let has = |wanted: fn(&Credential) -> bool| cx.api.auth.iter().any(|scheme| wanted(&scheme.credential));
    let known = [
        (true, "BASE_URL", "the URL that requests go to"),
        (has(|credential| matches!(credential, Credential::Bearer)), "TOKEN", "the bearer token"),
        (has(|credential| matches!(credential, Credential::ApiKey { .. })), "API_KEY", "the API key"),
        (has(|credential| matches!(credential, Credential::Basic)), "USERNAME", "the user"),
        (has(|credential| matches!(credential, Credential::Basic)), "PASSWORD", "the user's password"),
    ];
    let known = known.into_iter().filter(|(is_known, ..)| *is_known);
    known.map(|(_, name, meaning)| (format!("{prefix}_{name}"), meaning)).collect()
}

/// What the environment holds, in a sentence: `` settings from the environment (`SPOTIFY_TOKEN`) ``.
pub(super) fn environment(cx: &Context<'_>) -> String {
    let names: Vec<String> = variables(cx).into_iter().map(|(name, _)| format!("`{name}`")).collect();
    let names = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
    format!("settings from the environment{names}")
}

/// Where `from_env` finds settings.
fn sources(cx: &Context<'_>) -> String {
    let variables: Vec<String> =
        variables(cx).iter().map(|(name, meaning)| format!("| `{name}` | {meaning} |")).collect();
    if variables.is_empty() {
        return "`Client::from_env()` reads what the SDKs of AWS read: variables, profiles, and the metadata of the machine."
            .to_owned();
    }
    let table = variables.join("\n");
    format!("`Client::from_env()` reads these variables:\n\n| variable | what it sets |\n| --- | --- |\n{table}")
}

/// What else there is to set, as a list.
fn hints(cx: &Context<'_>) -> String {
    let mut hints = String::new();
    if has_tokens(cx) {
        hints += "- Tokens that expire: `Config::token_source` takes an async closure or, with the feature `oauth2`, a
  `runtime::auth::OAuth2` server; a token is renewed before it expires, and after a response with status 401.\n";
    }
    if cx.api.auth.len() > 1 {
        let names: Vec<String> = cx.api.auth.iter().map(|scheme| code_span(&scheme.name)).collect();
        let names = names.join(", ");
        hints += &format!(
            "- One security scheme: `Config::scheme` sets what it authenticates with, by its name: {names}.\n"
        );
    }
    hints
        + "- One call: `.customize(|call| call.max_attempts(1))` on a request; what it sets goes before the client's settings.
- Base URL: `Config::endpoint` sends requests elsewhere.
- Tests: `Config::transport` takes a `runtime::transport::Recorded`, which keeps requests and gives the responses of the
  test; nothing leaves the machine.
- Code that is not async: with the feature `blocking`, `.send().wait()`."
}

/// The section of the crate's documentation, without its heading.
pub(super) fn notes(cx: &Context<'_>) -> String {
    let (sources, hints) = (sources(cx), hints(cx));
    format!("{sources}\n\nA `Config` sets the same in code, and timeouts, retries and the transport:\n\n{hints}")
}

/// The section of the README.
pub(super) fn section(cx: &Context<'_>, operation: Option<&Operation>) -> String {
    let library = cx.library();
    let making = Making::of(cx, operation);
    let imports = making.imports();
    let stated = match making {
        Making::Stated(config) => config,
        Making::FromEnv => quote!(Client::from_env().await?.config().clone()),
    };
    let client = quote! {
        use std::time::Duration;
        use #library::#imports;
        let config = #stated.timeout(Duration::from_secs(30)).max_attempts(5);
        let client = Client::new(config);
    };
    let client = format::print_statements(&client);
    let (sources, client, hints) = (sources(cx), client.trim_end(), hints(cx));
    format!(
        "## Configuration

{sources}

A `Config` sets the same in code, and timeouts, retries and the transport:

```rust
{client}
```

{hints}"
    )
}
