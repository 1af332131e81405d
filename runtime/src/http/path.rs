//! Labels of paths and host names (Smithy HTTP bindings, `httpLabel`).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{EncodeError, text};
use crate::schema::{Member, Part, TimestampFormat};
use crate::value::{Ref, Structure, Value};

/// All but the unreserved characters of RFC 3986, section 2.3.
pub(crate) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same without the slash, which greedy labels keep.
const RESERVED_BUT_SLASH: &AsciiSet = &RESERVED.remove(b'/');

/// The path of a request behind that of its endpoint, percent-encoded; dot segments and doubled slashes stay as they are.
pub(super) fn write(parts: &[Part], input: &dyn Structure) -> Result<String, EncodeError> {
    let mut path = String::new();
    for part in parts {
        match part {
            Part::Literal(literal) => path.push_str(literal),
            Part::Label(index) => path.extend(utf8_percent_encode(&label(*index, input)?.1, RESERVED)),
            Part::Greedy(index) => path.extend(utf8_percent_encode(&label(*index, input)?.1, RESERVED_BUT_SLASH)),
            // Without a value the endpoint would be that of all the values.
            Part::InEndpoint(index) => drop(label(*index, input)?),
        }
    }
    Ok(path)
}

/// What stands before the endpoint's host name.
pub(super) fn host_prefix(parts: &[Part], input: &dyn Structure) -> Result<String, EncodeError> {
    let mut host = String::new();
    for part in parts {
        match part {
            Part::Literal(literal) => host.push_str(literal),
            Part::Label(index) | Part::Greedy(index) | Part::InEndpoint(index) => {
                let (row, label) = label(*index, input)?;
                let allowed = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
                if label.len() > 63 || label.starts_with('-') || !label.chars().all(allowed) {
                    return Err(EncodeError::new(row.name, "cannot be a part of a host name"));
                }
                host.push_str(&label);
            }
        }
    }
    Ok(host)
}

/// The text of a label; an empty one would make another path.
fn label(index: usize, input: &dyn Structure) -> Result<(&'static Member, String), EncodeError> {
    let Some(row) = input.table().members.get(index) else {
        return Err(EncodeError::new("", "the path names a member that the request does not have"));
    };
    let value = input.member(index).map_or(Ref::Absent, Value::get);
    let text = match &value {
        // OpenAPI's style `simple`.
        Ref::List(list) => {
            let item = row.shape.item.unwrap_or(row.shape);
            let items = (0..list.len()).filter_map(|at| text::plain(&list.item(at), item, TimestampFormat::DateTime));
            items.collect::<Vec<_>>().join(",")
        }
        other => text::plain(other, row.shape, TimestampFormat::DateTime).unwrap_or_default().into_owned(),
    };
    match (text.as_str(), row.fallback) {
        ("", Some(fallback)) => Ok((row, fallback.to_owned())),
        ("", None) => Err(EncodeError::new(row.name, "must not be empty: it is a part of the path")),
        _ => Ok((row, text)),
    }
}
