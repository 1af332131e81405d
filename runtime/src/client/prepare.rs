//! From an input to a request that lacks nothing but what authenticates it.

use http::header::USER_AGENT;
use http::uri::{Authority, PathAndQuery};
use http::{HeaderMap, Method, Uri, uri};

use super::call::Overrides;

use super::schemes::Way;
use super::target::with_target;
use super::{Call, Shared, extras, framing};
use crate::auth::EventSigner;
use crate::body::Body;
#[cfg(feature = "aws")]
use crate::endpoint::Signing;
use crate::endpoint::{self, Resolved};
use crate::error::{Error, ErrorKind};
use crate::http::body_form::BodyForm;
use crate::http::request::{self, Encoded};
use crate::schema::{Operation, Validation};
use crate::value::Structure;

/// A request that every attempt begins with.
pub(crate) struct Prepared {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: request::Body,
    /// How it is authenticated.
    pub(crate) way: Way,
    /// What it is signed for.
    #[cfg(feature = "aws")]
    pub(crate) signing: Signing,
    /// How the response is checked.
    #[cfg(feature = "checksums")]
    pub(crate) verification: Option<&'static crate::schema::Verification>,
}

/// Checks an input and makes a request of it.
pub(crate) fn prepare(
    shared: &Shared,
    call: &Call,
    operation: &'static Operation,
    input: &dyn Structure,
) -> Result<Prepared, Error> {
    let overrides = call.overrides();
    check(shared, overrides, input)?;
    let form = body_form(overrides, operation)?;
    let encoded = request::encode_as(operation, &form, input, &shared.config.tokens).map_err(Error::encode)?;
    let endpoint = shared.endpoint(operation, input)?;
    let method = Method::from_bytes(encoded.method.as_bytes()).map_err(Error::encode)?;
    let mut uri = locate(&endpoint, &encoded, shared.config.host_prefixes)?;
    if let Some(target) = overrides.and_then(|overrides| overrides.target.as_ref()) {
        uri = with_target(uri, target.clone()).map_err(Error::encode)?;
    }
    let (mut headers, mut body) = (encoded.headers, encoded.body);
    if let Some(overrides) = overrides {
        uri = extras::query(uri, &overrides.query)?;
        body = extras::members(operation, form.codec, body, &mut headers, &overrides.members)?;
    }
    headers.extend(endpoint.headers.clone());
    headers.insert(USER_AGENT, shared.user_agent.clone());
    if let Some(overrides) = overrides {
        override_headers(&mut headers, overrides)?;
    }
    framing::check(&mut headers, &body).map_err(Error::encode)?;
    let way = match overrides {
        Some(overrides) if overrides.anonymous => Way::default(),
        _ => Way::choose(operation, &shared.config, overrides.and_then(|overrides| overrides.secrets.as_ref()))?,
    };
    Ok(Prepared {
        method,
        uri,
        headers,
        body,
        way,
        #[cfg(feature = "aws")]
        signing: endpoint.into_owned().signing,
        #[cfg(feature = "checksums")]
        verification: crate::digests::requested(operation, input),
    })
}

fn body_form<'a>(overrides: Option<&'a Overrides>, operation: &Operation) -> Result<BodyForm<'a>, Error> {
    match overrides.and_then(|overrides| overrides.media_type.as_deref()) {
        Some(media_type) => BodyForm::chosen(operation, media_type).map_err(Error::config),
        None => Ok(BodyForm::usual(operation)),
    }
}

fn check(shared: &Shared, overrides: Option<&Overrides>, input: &dyn Structure) -> Result<(), Error> {
    let chosen = overrides.and_then(|overrides| overrides.validation).or(shared.config.validation);
    let checked = match chosen.unwrap_or(shared.service.validation) {
        Validation::Full => crate::validate::structure(input),
        Validation::RequiredOnly => crate::validate::required(input),
        Validation::Off => Ok(()),
    };
    checked.map_err(|violations| Error::new(ErrorKind::Invalid(violations)))
}

/// The URL: the endpoint's, with the host prefix and the path of the operation.
fn locate(endpoint: &Resolved, encoded: &Encoded, host_prefixes: bool) -> Result<Uri, Error> {
    let mut target = String::with_capacity(endpoint.path.len() + encoded.path.len() + encoded.query.len() + 1);
    target.push_str(&endpoint.path);
    target.push_str(&encoded.path);
    if target.is_empty() {
        target.push('/');
    }
    if !encoded.query.is_empty() {
        target.push('?');
        target.push_str(&encoded.query);
    }
    let mut parts = uri::Parts::default();
    parts.scheme = Some(endpoint.scheme.clone());
    let prefix = if host_prefixes { encoded.host_prefix.as_str() } else { "" };
    parts.authority = Some(prefixed(&endpoint.authority, prefix)?);
    parts.path_and_query = Some(PathAndQuery::try_from(target).map_err(Error::encode)?);
    Uri::from_parts(parts).map_err(Error::encode)
}

/// The host with the operation's prefix before it (Smithy, "endpoint trait").
fn prefixed(authority: &Authority, prefix: &str) -> Result<Authority, Error> {
    if prefix.is_empty() {
        return Ok(authority.clone());
    }
    let host = format!("{prefix}{}", authority.host());
    if !endpoint::is_host(&host) {
        return Err(Error::encode(format!(
            "`{}` is not a host name: `{}` cannot begin it",
            host.escape_debug(),
            prefix.escape_debug()
        )));
    }
    Authority::try_from(format!("{prefix}{authority}")).map_err(Error::encode)
}

fn override_headers(headers: &mut HeaderMap, overrides: &Overrides) -> Result<(), Error> {
    if let Some(mistake) = &overrides.mistake {
        return Err(Error::config(mistake.as_str()));
    }
    for (name, value) in &overrides.headers {
        headers.insert(name.clone(), value.clone());
    }
    Ok(())
}

impl Prepared {
    /// Whether the body can be sent again.
    pub(crate) fn is_replayable(&self) -> bool {
        match &self.body {
            request::Body::Empty | request::Body::Bytes(_) => true,
            request::Body::Stream(stream) => stream.is_replayable(),
            #[cfg(feature = "events")]
            request::Body::Events(_) => false,
        }
    }

    /// The request without its body, for one attempt.
    pub(crate) fn parts(&self) -> http::request::Parts {
        let (mut parts, ()) = http::Request::new(()).into_parts();
        parts.method = self.method.clone();
        parts.uri = self.uri.clone();
        parts.headers = self.headers.clone();
        parts
    }

    /// The body, for one attempt. `signer` signs its events, if it is made of them.
    #[cfg_attr(not(feature = "events"), expect(unused_variables, reason = "only events are signed one by one"))]
    pub(crate) fn body(&self, signer: Option<EventSigner>, shared: &Shared) -> Body {
        match &self.body {
            request::Body::Empty => Body::default(),
            request::Body::Bytes(bytes) => Body::from(bytes.clone()),
            request::Body::Stream(stream) => stream.to_body(),
            #[cfg(feature = "events")]
            request::Body::Events(messages) => super::outgoing::body(messages.clone(), signer, shared.config.clock),
        }
    }
}
