//! The service's side of a call, for tests and simulated services: requests into inputs, outputs into responses.

use std::fmt::{Display, Formatter};

use ::http::HeaderMap;
use bytes::Bytes;
use percent_encoding::percent_decode_str;

use super::body_form::BodyForm;
use super::{DecodeError, codec, form, headers, query, text};
use crate::document::Mode;
use crate::json;
use crate::schema::{Codec, Member, Operation, Part, Scope, Slot, Style, TimestampFormat};
use crate::validate::{self, Violation, Violations};
use crate::value::{Mut, Structure, Value};

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The method.
    pub method: &'a str,
    /// The path, percent-encoded.
    pub path: &'a str,
    /// The query without its `?`.
    pub query: &'a str,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body.
    pub body: &'a Bytes,
}

/// Why a request is not served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// Method or path belong to another operation.
    Elsewhere,
    /// The request cannot be read.
    Malformed(DecodeError),
    /// The request breaks constraints of the description.
    Invalid(Violations),
}

impl Display for Rejection {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Elsewhere => formatter.write_str("the request belongs to another operation"),
            Self::Malformed(error) => error.fmt(formatter),
            Self::Invalid(violations) => violations.fmt(formatter),
        }
    }
}

impl std::error::Error for Rejection {}

impl From<DecodeError> for Rejection {
    fn from(error: DecodeError) -> Self {
        Self::Malformed(error)
    }
}

/// Reads a request into an input and checks every constraint.
///
/// # Errors
/// The request belongs to another operation, cannot be read, or breaks constraints.
pub fn decode(operation: &Operation, request: &Request<'_>, input: &mut dyn Structure) -> Result<(), Rejection> {
    let labels = labels(operation.path, request.path).filter(|_| request.method == operation.method);
    let labels = labels.ok_or(Rejection::Elsewhere)?;
    let rows = input.table().members;
    let mut seen: Vec<usize> = Vec::new();
    for (index, label) in labels {
        let (Some(row), Some(member)) = (rows.get(index), input.member_mut(index)) else { continue };
        part(row, &label, member)?;
        seen.push(index);
    }
    let pairs = query::pairs(request.query);
    for (index, row) in rows.iter().enumerate() {
        let Some(member) = input.member_mut(index) else { continue };
        let there = match row.slot {
            Slot::Query(style) => read_query(row, style, &pairs, member)?,
            Slot::QueryMap => read_query_map(row, &pairs, member)?,
            Slot::Header if request.headers.contains_key(row.wire) => headers::read(request.headers, row, member)?,
            Slot::HeaderMap => headers::read_map(request.headers, row, member)?,
            Slot::Cookie => read_cookie(row, request.headers, member)?,
            _ => false,
        };
        seen.extend(there.then_some(index));
    }
    let mut missing = read_body(codec_of(operation, request.headers), request.body, input, &mut seen)?;
    missing.extend(unseen(rows, &seen));
    finish(missing, input)
}

/// What is missing, then what is wrong; a required member that is missing is reported once.
fn finish(mut found: Vec<Violation>, input: &dyn Structure) -> Result<(), Rejection> {
    if let Err(violations) = validate::structure(input) {
        // What stands in for a missing member would break its constraints too.
        let missing: Vec<String> = found.iter().map(|violation| violation.path.clone()).collect();
        let below = |path: &str| missing.iter().any(|missing| path == missing);
        found.extend(violations.into_vec().into_iter().filter(|violation| !below(&violation.path)));
    }
    Violations::from_found(found).map_err(Rejection::Invalid)
}

/// Required members outside the body that are not there.
fn unseen<'a>(rows: &'static [Member], seen: &'a [usize]) -> impl Iterator<Item = Violation> + 'a {
    let missing = |(index, row): &(usize, &Member)| {
        row.required && !matches!(row.slot, Slot::Member | Slot::Status) && !seen.contains(index)
    };
    rows.iter().enumerate().filter(missing).map(|(_, row)| {
        let mut path = String::new();
        validate::pointer(&mut path, row.name);
        Violation::missing(path)
    })
}

fn part(row: &Member, label: &str, member: &mut dyn Value) -> Result<(), DecodeError> {
    form::add(label, member.as_mut(), row.shape).map_err(|wrong| DecodeError::part(row.name, wrong))
}

/// The labels of a path, decoded; none if the path is another one.
fn labels(parts: &[Part], path: &str) -> Option<Vec<(usize, String)>> {
    let mut found = Vec::new();
    let mut rest = path;
    for (position, part) in parts.iter().enumerate() {
        match part {
            Part::Literal(literal) => rest = rest.strip_prefix(literal)?,
            Part::Label(index) | Part::Greedy(index) | Part::InEndpoint(index) => {
                let segment = match part {
                    Part::Greedy(_) => rest,
                    // A value in the host name does not reach a server's path: this is the other place for it.
                    Part::InEndpoint(_) => {
                        rest = rest.strip_prefix('/')?;
                        rest.split('/').next().unwrap_or_default()
                    }
                    Part::Literal(_) | Part::Label(_) => rest.split('/').next().unwrap_or_default(),
                };
                let end = match parts.get(position + 1) {
                    Some(Part::Literal(next)) if matches!(part, Part::Greedy(_)) => segment.rfind(next)?,
                    Some(Part::Literal(next)) if !next.starts_with('/') => {
                        segment.rfind(next.split('/').next().unwrap_or(next))?
                    }
                    _ => segment.len(),
                };
                let label = percent_decode_str(&rest[..end]).decode_utf8_lossy().into_owned();
                found.push((*index, label));
                rest = &rest[end..];
            }
        }
    }
    rest.is_empty().then_some(found)
}

fn read_query(
    row: &'static Member,
    style: Style,
    pairs: &[(String, String)],
    member: &mut dyn Value,
) -> Result<bool, DecodeError> {
    let mut there = false;
    for (_, value) in pairs.iter().filter(|(name, _)| name == row.wire) {
        there = true;
        match style {
            Style::Json => json::decode(value.as_bytes(), member.as_mut(), row.shape)?,
            Style::Comma => value.split(',').try_for_each(|item| part(row, item, member))?,
            Style::Space => value.split(' ').try_for_each(|item| part(row, item, member))?,
            Style::Pipe => value.split('|').try_for_each(|item| part(row, item, member))?,
            Style::Repeat
            | Style::Deep
            | Style::Simple
            | Style::SimpleExploded
            | Style::Label
            | Style::LabelExploded
            | Style::Matrix
            | Style::MatrixExploded => part(row, value, member)?,
        }
    }
    Ok(there)
}

/// Every parameter of the query, those with members of their own too.
fn read_query_map(
    row: &'static Member,
    pairs: &[(String, String)],
    member: &mut dyn Value,
) -> Result<bool, DecodeError> {
    if pairs.is_empty() {
        return Ok(false);
    }
    let Mut::Map(map) = text::inner(member.as_mut()) else { return Ok(false) };
    let item = row.shape.item.unwrap_or(row.shape);
    for (position, (name, _)) in pairs.iter().enumerate() {
        if pairs[..position].iter().any(|(earlier, _)| earlier == name) {
            continue;
        }
        let mut slot = map.insert(name.clone());
        for (_, value) in pairs.iter().filter(|(other, _)| other == name) {
            let read = match &mut slot {
                Mut::List(list) => text::parse(value, list.push(), item, TimestampFormat::DateTime),
                Mut::String(text) => {
                    text.clone_from(value);
                    Ok(())
                }
                _ => Err("query parameters fill only texts and lists"),
            };
            read.map_err(|wrong| DecodeError::part(row.name, wrong))?;
        }
    }
    Ok(true)
}

fn read_cookie(row: &'static Member, headers: &HeaderMap, member: &mut dyn Value) -> Result<bool, DecodeError> {
    let cookies = headers.get("cookie").map(headers::value_text).unwrap_or_default();
    let pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    match pairs.into_iter().find(|(name, _)| *name == row.wire) {
        Some((_, value)) => part(row, value, member).map(|()| true),
        None => Ok(false),
    }
}

/// The codec of a body: that of its media type, where it may be of several.
fn codec_of(operation: &Operation, headers: &HeaderMap) -> Codec {
    let media_type = headers.get(::http::header::CONTENT_TYPE).map(headers::value_text).unwrap_or_default();
    let form = BodyForm::chosen(operation, &media_type).unwrap_or(BodyForm::usual(operation));
    form.codec
}

fn read_body(
    codec: Codec,
    body: &Bytes,
    input: &mut dyn Structure,
    seen: &mut Vec<usize>,
) -> Result<Vec<Violation>, DecodeError> {
    let rows = input.table().members;
    if let Some(index) = rows.iter().position(|row| row.slot == Slot::Payload) {
        if body.is_empty() {
            return Ok(Vec::new());
        }
        let Some(member) = input.member_mut(index) else { return Ok(Vec::new()) };
        seen.push(index);
        let missing = codec::read_payload(codec, &rows[index], member.as_mut(), body, Mode::Strict)?;
        return Ok(missing.into_iter().map(|violation| violation.below(rows[index].name)).collect());
    }
    codec::read_document(codec, body, input, Scope::Body, Mode::Strict)
}
