//! Where requests go: by the rules of the description, from a region, a template, or what the caller chooses.

mod bindings;
mod built_ins;
mod functions;
mod partitions;
mod regional;
mod rules;
mod signing;
mod standard;
mod template;
mod value;

pub use partitions::Partition;
pub use rules::{Evaluated, evaluate};
pub use signing::Signing;
pub use value::Value;

use http::uri::{Authority, Scheme};
use http::{HeaderMap, Uri};

use crate::client::Config;
use crate::error::Error;
use crate::schema::{Binding, Endpoint, Rules, Service};
use crate::value::Structure;

/// Where the requests of a client, or of one call, go.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// `https`, or `http` where the caller wants it.
    pub scheme: Scheme,
    /// The host and port.
    pub authority: Authority,
    /// What stands before the paths of the operations; without a final `/`, often empty.
    pub path: String,
    /// Headers that the endpoint asks for.
    pub headers: HeaderMap,
    /// What requests are signed for.
    pub signing: Signing,
}

/// Resolves the endpoint of a service's client; operations whose input bears on it have their own.
///
/// # Errors
/// A region is missing or none, a URL is none, or the settings do not go together.
pub fn resolve(service: &Service, config: &Config) -> Result<Resolved, Error> {
    let url = match (&config.endpoint, &service.endpoint) {
        (_, Endpoint::Aws { rules: Some(rules), .. } | Endpoint::Rules(rules)) => {
            return resolve_by_rules(service, rules, config, None);
        }
        (Some(url), _) => url.clone(),
        (None, Endpoint::Aws { prefix, rules: None }) => regional::url(prefix, config)?,
        (None, Endpoint::Template { url, variables }) => template::fill(url, variables, &config.variables)?,
        (None, Endpoint::Unknown) => {
            return Err(Error::config("no endpoint: the description names none, set it with `Config::endpoint`"));
        }
    };
    parse(&url, config)
}

/// Where the requests of an operation with a server of its own go.
///
/// # Errors
/// The URL is none, or the settings do not go together.
pub(crate) fn resolve_server(server: &Endpoint, config: &Config) -> Result<Resolved, Error> {
    match server {
        Endpoint::Template { url, variables } => parse(&template::fill(url, variables, &config.variables)?, config),
        Endpoint::Unknown | Endpoint::Aws { .. } | Endpoint::Rules(_) => {
            Err(Error::config("an operation's server is no URL"))
        }
    }
}

/// Where the request of one call goes, if its operation has a say in it.
///
/// # Errors
/// The same, for this input.
pub(crate) fn resolve_call(
    service: &Service,
    config: &Config,
    bindings: &'static [Binding],
    input: &dyn Structure,
) -> Result<Resolved, Error> {
    match &service.endpoint {
        Endpoint::Aws { rules: Some(rules), .. } | Endpoint::Rules(rules) => {
            resolve_by_rules(service, rules, config, Some((bindings, input)))
        }
        // Without rules the endpoint itself is the only parameter.
        _ => match bindings::only(bindings, input) {
            Some(url) => parse(&url, config),
            None => resolve(service, config),
        },
    }
}

fn resolve_by_rules(
    service: &Service,
    rules: &'static Rules,
    config: &Config,
    call: Option<(&'static [Binding], &dyn Structure)>,
) -> Result<Resolved, Error> {
    built_ins::check(rules, config)?;
    let prefix = match &service.endpoint {
        Endpoint::Aws { prefix, .. } => prefix,
        _ => "",
    };
    let mut params = built_ins::params(rules, prefix, config);
    if let Some((bindings, input)) = call {
        bindings::bind(bindings, input, &mut params);
    }
    let evaluated =
        evaluate(rules, params).or_else(|message| built_ins::globally(rules, prefix, config).ok_or(message));
    let evaluated = evaluated.map_err(|message| built_ins::explain(&message, rules, config))?;
    let mut resolved = parse(&evaluated.url, config)?;
    resolved.headers = signing::headers(&evaluated)?;
    resolved.signing.refine(&evaluated);
    Ok(resolved)
}

/// The URL of a service of AWS in a region.
#[cfg(feature = "aws")]
pub(crate) fn of_aws(prefix: &str, region: &str) -> Result<String, Error> {
    regional::url(prefix, &Config::new().region(region)).map(|url| format!("{url}/"))
}

/// A URL as messages show it: what stands before an `@` may be a password.
pub(crate) fn shown(url: &str) -> String {
    url.rsplit('@').next().unwrap_or_default().escape_debug().to_string()
}

fn parse(url: &str, config: &Config) -> Result<Resolved, Error> {
    let shown = shown(url);
    let invalid =
        |why: &str| Error::config(format!("the endpoint `{shown}` is not a URL that requests can go to: {why}"));
    let uri: Uri = url.parse().map_err(|error: http::uri::InvalidUri| invalid(&error.to_string()))?;
    let parts = uri.into_parts();
    let scheme = parts.scheme.ok_or_else(|| invalid("it must begin with `https://` or `http://`"))?;
    if scheme != Scheme::HTTPS && scheme != Scheme::HTTP {
        return Err(invalid("it must begin with `https://` or `http://`"));
    }
    let authority = parts.authority.ok_or_else(|| invalid("it has no host"))?;
    if authority.as_str().contains('@') {
        return Err(invalid("user and password have settings of their own"));
    }
    check_port(&authority).map_err(|why| invalid(&why))?;
    let path = parts.path_and_query.as_ref().map_or("", |path| path.path()).trim_end_matches('/').to_owned();
    if parts.path_and_query.is_some_and(|path| path.query().is_some()) {
        return Err(invalid("it must not have a query"));
    }
    let signing = Signing::of_region(config.region.clone());
    Ok(Resolved { scheme, authority, path, headers: HeaderMap::new(), signing })
}

/// Checks that the port of an authority is one, which the parser of URLs does not: a transport would take the scheme's own.
fn check_port(authority: &Authority) -> Result<(), String> {
    let port = authority.as_str().strip_prefix(authority.host()).unwrap_or_default().trim_start_matches(':');
    match port.parse::<u16>() {
        _ if port.is_empty() => Ok(()),
        Ok(1..) => Ok(()),
        Ok(0) | Err(_) => Err(format!("`{port}` is not a port from 1 to 65535")),
    }
}

/// Whether text can be one label, or several parted by dots, of a host name (RFC 1123, section 2.1).
pub(crate) fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.split('.').all(label)
}

#[cfg(test)]
mod tests;
