//! Labels of paths and host names (Smithy HTTP bindings, `httpLabel`).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{EncodeError, styles, text};
use crate::schema::{Member, Part, Style, TimestampFormat};
use crate::value::{Ref, Structure};

/// All but the unreserved characters of RFC 3986, section 2.3.
pub(crate) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same without the slash, which greedy labels keep.
const RESERVED_BUT_SLASH: &AsciiSet = &RESERVED.remove(b'/');

/// The path of a request behind that of its endpoint, percent-encoded; doubled slashes stay as they are, and so do dot
/// segments, unless a label makes one: that would lead to another operation.
pub(super) fn write(parts: &[Part], input: &dyn Structure) -> Result<String, EncodeError> {
    let mut path = String::new();
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Literal(literal) => path.push_str(literal),
            Part::Label(index) => {
                let (row, text) = styled(*index, input)?;
                if matches!(text.as_str(), "." | "..") && is_segment(parts, at) {
                    return Err(EncodeError::new(row.name, "must not be `.` or `..`: that would be another path"));
                }
                path.push_str(&text);
            }
            Part::Greedy(index) => path.extend(utf8_percent_encode(&label(*index, input)?.1, RESERVED_BUT_SLASH)),
            // Without a value the endpoint would be that of all the values.
            Part::InEndpoint(index) => drop(label(*index, input)?),
        }
    }
    Ok(path)
}

/// Whether a part is a whole segment, which must not be a dot segment then (RFC 3986, section 3.3).
fn is_segment(parts: &[Part], at: usize) -> bool {
    let begins = match at.checked_sub(1).and_then(|before| parts.get(before)) {
        None => true,
        Some(Part::Literal(literal)) => literal.ends_with('/'),
        Some(Part::Label(_) | Part::Greedy(_) | Part::InEndpoint(_)) => false,
    };
    let ends = match parts.get(at + 1) {
        None => true,
        Some(Part::Literal(literal)) => literal.starts_with('/'),
        Some(Part::Label(_) | Part::Greedy(_) | Part::InEndpoint(_)) => false,
    };
    begins && ends
}

/// The text of a label in its style, percent-encoded but for the commas and other signs of the style.
fn styled(index: usize, input: &dyn Structure) -> Result<(&'static Member, String), EncodeError> {
    let Some(row) = input.table().members.get(index) else { return label(index, input) };
    let value = input.value_at(index);
    let value = match (value, row.always) {
        (Ref::Absent, Some(_)) => {
            let always = styles::always(row);
            let text =
                styles::expand(row, &Ref::Document(&always), row.style.unwrap_or(Style::Simple), Some(RESERVED))?;
            return Ok((row, text.unwrap_or_default()));
        }
        (value, _) => value,
    };
    let is_plain = !matches!(value, Ref::List(_) | Ref::Struct(_) | Ref::Map(_) | Ref::Union(_) | Ref::Document(_));
    if is_plain && row.style.is_none() {
        let (row, text) = label(index, input)?;
        return Ok((row, utf8_percent_encode(&text, RESERVED).to_string()));
    }
    let text = styles::expand(row, &value, row.style.unwrap_or(Style::Simple), Some(RESERVED))?.unwrap_or_default();
    if text.is_empty() || matches!(text.as_str(), "." if row.style.is_some()) {
        return Err(EncodeError::new(row.name, "must not be empty: it is a part of the path"));
    }
    Ok((row, text))
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
    let value = input.value_at(index);
    let text = text::plain(&value, row.shape, TimestampFormat::DateTime).unwrap_or_default().into_owned();
    match (text.as_str(), row.fallback) {
        ("", Some(fallback)) => Ok((row, fallback.to_owned())),
        ("", None) => Err(EncodeError::new(row.name, "must not be empty: it is a part of the path")),
        _ => Ok((row, text)),
    }
}
