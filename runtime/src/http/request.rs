//! An operation and its input as the parts of an HTTP request.

use ::http::header::ACCEPT;
use ::http::{HeaderMap, HeaderValue};
use percent_encoding::{AsciiSet, CONTROLS};

use super::body_form::BodyForm;
use super::{EncodeError, body, headers, path, query, styles};

pub use super::encoded::{Body, Encoded};
use crate::schema::{FixedPlace, Operation, Slot};
use crate::value::{Ref, Structure};

/// What may not stand in the value of a cookie (RFC 6265, section 4.1.1); the rest is sent as it is, for most values
/// were given by a server and mean something to it only as they are.
const UNFIT_FOR_COOKIES: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b',').add(b';').add(b'\\');

/// Makes the request of an input, with a body of the usual form. `token` makes a fresh UUID where the caller gave no
/// idempotency token.
///
/// # Errors
/// A part of the path is empty, or a value cannot stand where it must.
pub fn encode(
    operation: &'static Operation,
    input: &dyn Structure,
    token: &dyn Fn() -> String,
) -> Result<Encoded, EncodeError> {
    encode_as(operation, &BodyForm::usual(operation), input, token)
}

/// Makes the request of an input with a body of this form.
pub(crate) fn encode_as(
    operation: &'static Operation,
    form: &BodyForm<'_>,
    input: &dyn Structure,
    token: &dyn Fn() -> String,
) -> Result<Encoded, EncodeError> {
    let path = path::write(operation.path, input)?;
    let host_prefix = path::host_prefix(operation.host, input)?;
    let query = query::write(operation.fixed, input, token)?;
    let mut headers = write_headers(operation, input, token)?;
    let body = body::write(operation, form, input, token, &mut headers)?;
    Ok(Encoded { method: operation.method, path, query, host_prefix, headers, body })
}

/// The headers: members by name first, since they win over the entries of maps.
fn write_headers(
    operation: &Operation,
    input: &dyn Structure,
    token: &dyn Fn() -> String,
) -> Result<HeaderMap, EncodeError> {
    let mut headers = HeaderMap::new();
    if let Some(media_types) = operation.accept {
        headers.insert(ACCEPT, HeaderValue::from_static(media_types));
    }
    for fixed in operation.fixed.iter().filter(|fixed| fixed.place == FixedPlace::Header) {
        headers::insert("", fixed.name, fixed.value.unwrap_or(""), &mut headers)?;
    }
    let rows = input.table().members;
    let member = |index: usize| input.value_at(index);
    let mut cookies = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        match (row.slot, member(index)) {
            (Slot::Header, Ref::Absent) if row.token => headers::insert(row.name, row.wire, &token(), &mut headers)?,
            (Slot::Header, Ref::Absent) if row.always.is_some() => {
                headers::write(&Ref::Document(&styles::always(row)), row, &mut headers)?;
            }
            (Slot::Header, value) => headers::write(&value, row, &mut headers)?,
            (Slot::Cookie, Ref::Absent) if row.always.is_some() => {
                cookies.extend(styles::cookie(row, &Ref::Document(&styles::always(row)), UNFIT_FOR_COOKIES)?);
            }
            (Slot::Cookie, value) => cookies.extend(styles::cookie(row, &value, UNFIT_FOR_COOKIES)?),
            // Maps come below; the others are parts of the URL, of the body or of a response.
            (
                Slot::HeaderMap
                | Slot::Path
                | Slot::Host
                | Slot::Query(_)
                | Slot::QueryMap
                | Slot::Member
                | Slot::Payload
                | Slot::Status,
                _,
            ) => {}
        }
    }
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.slot == Slot::HeaderMap) {
        headers::write_map(&member(index), row, &mut headers)?;
    }
    if !cookies.is_empty() {
        headers::insert("", "cookie", &cookies.join("; "), &mut headers)?;
    }
    Ok(headers)
}
