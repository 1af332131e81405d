//! Paths and queries of URLs, changed.

use http::Uri;
use http::uri::PathAndQuery;
use percent_encoding::{AsciiSet, utf8_percent_encode};

use crate::error::BoxError;

/// A URL with another path and query.
pub(super) fn with_target(uri: Uri, target: PathAndQuery) -> Result<Uri, BoxError> {
    let mut parts = uri.into_parts();
    parts.path_and_query = Some(target);
    Ok(Uri::from_parts(parts)?)
}

/// A URL with one more parameter in its query; `reserved` is what is percent-encoded of it.
pub(super) fn with_parameter(uri: Uri, name: &str, value: &str, reserved: &'static AsciiSet) -> Result<Uri, BoxError> {
    let before = uri.path_and_query().map_or("/", PathAndQuery::as_str);
    let parting = if uri.query().is_some() { '&' } else { '?' };
    let encode = |text| utf8_percent_encode(text, reserved);
    let target = format!("{before}{parting}{}={}", encode(name), encode(value));
    with_target(uri, PathAndQuery::try_from(target)?)
}
