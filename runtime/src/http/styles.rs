//! Values in the styles of OpenAPI parameters (OpenAPI 3.1, section 4.8.12.4; RFC 6570).

use percent_encoding::{AsciiSet, utf8_percent_encode};
use serde_json::Value as Json;

use super::{EncodeError, text};
use crate::json;
use crate::schema::{Member, Shape, Style, TimestampFormat};
use crate::value::Ref;

const TIMES: TimestampFormat = TimestampFormat::DateTime;

/// A value that a style can write.
pub(super) enum Flat {
    /// There is none.
    Nothing,
    /// A single text.
    One(String),
    /// The items of a list.
    Many(Vec<String>),
    /// The members of a structure or map.
    Pairs(Vec<(String, String)>),
}

/// The texts of a value, each percent-encoded but for the characters outside a set. What nests deeper is an error.
pub(super) fn flatten(row: &Member, value: &Ref<'_>, set: Option<&'static AsciiSet>) -> Result<Flat, EncodeError> {
    let times = row.shape.timestamp.unwrap_or(TIMES);
    let encoded = |text: &str| match set {
        Some(set) => utf8_percent_encode(text, set).to_string(),
        None => text.to_owned(),
    };
    let single = |value: &Ref<'_>, shape: &'static Shape| match (text::plain(value, shape, times), value) {
        (Some(text), _) => Ok(Some(encoded(&text))),
        (None, Ref::Absent) => Ok(None),
        (None, _) => Err(EncodeError::new(row.name, "nests deeper than its style can write")),
    };
    let item = row.shape.item.unwrap_or(Shape::PLAIN);
    Ok(match value {
        Ref::Absent => Flat::Nothing,
        Ref::List(list) => {
            let texts: Result<Vec<_>, _> = (0..list.len()).map(|at| single(&list.item(at), item)).collect();
            Flat::Many(texts?.into_iter().flatten().collect())
        }
        Ref::Struct(structure) => {
            let mut pairs = Vec::new();
            for (index, row) in structure.table().members.iter().enumerate() {
                let value = structure.value_at(index);
                pairs.extend(single(&value, row.shape)?.map(|text| (encoded(row.wire), text)));
            }
            Flat::Pairs(pairs)
        }
        Ref::Map(map) => {
            let mut pairs = Vec::new();
            map.visit(&mut |key, value| pairs.push(single(&value, item).map(|text| Some((encoded(key), text?)))));
            Flat::Pairs(pairs.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
        }
        Ref::Union(union) => match union.content() {
            Some((variant, value)) => return flatten(variant.unwrap_or(row), &value, set),
            None => Flat::Nothing,
        },
        Ref::Document(Json::Array(items)) => {
            let texts: Result<Vec<_>, _> = items.iter().map(|item| document(row, item)).collect();
            Flat::Many(texts?.iter().map(|text| encoded(text)).collect())
        }
        Ref::Document(Json::Object(members)) => {
            let pair = |(key, value): (&String, &Json)| Ok((encoded(key), encoded(&document(row, value)?)));
            Flat::Pairs(members.iter().map(pair).collect::<Result<_, EncodeError>>()?)
        }
        other => single(other, row.shape)?.map_or(Flat::Nothing, Flat::One),
    })
}

fn document(row: &Member, value: &Json) -> Result<String, EncodeError> {
    match value {
        Json::Array(_) | Json::Object(_) => Err(EncodeError::new(row.name, "nests deeper than its style can write")),
        Json::String(text) => Ok(text.clone()),
        other => Ok(other.to_string()),
    }
}

/// A value as JSON text.
pub(super) fn json_text(row: &Member, value: &Ref<'_>) -> String {
    let mut out = Vec::new();
    json::encode(value, row.shape, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// A value in a style of paths, headers and cookies; `None` where there is nothing to write.
pub(super) fn expand(
    row: &Member,
    value: &Ref<'_>,
    style: Style,
    set: Option<&'static AsciiSet>,
) -> Result<Option<String>, EncodeError> {
    if style == Style::Json {
        let json = (!matches!(value, Ref::Absent)).then(|| json_text(row, value));
        return Ok(json.map(|text| set.map_or(text.clone(), |set| utf8_percent_encode(&text, set).to_string())));
    }
    let name = row.wire;
    Ok(Some(match (flatten(row, value, set)?, style) {
        (Flat::Nothing, _) => return Ok(None),
        (Flat::One(text), Style::Label | Style::LabelExploded) => format!(".{text}"),
        (Flat::One(text), Style::Matrix | Style::MatrixExploded) => matrix(name, &text),
        (Flat::One(text), _) => text,
        (Flat::Many(texts), Style::Label) => format!(".{}", texts.join(",")),
        (Flat::Many(texts), Style::LabelExploded) => texts.iter().map(|text| format!(".{text}")).collect(),
        (Flat::Many(texts), Style::Matrix) => matrix(name, &texts.join(",")),
        (Flat::Many(texts), Style::MatrixExploded) => texts.iter().map(|text| matrix(name, text)).collect(),
        (Flat::Many(texts), _) => texts.join(","),
        (Flat::Pairs(pairs), Style::Label) => format!(".{}", listed(&pairs, ",")),
        (Flat::Pairs(pairs), Style::LabelExploded) => format!(".{}", assigned(&pairs, ".")),
        (Flat::Pairs(pairs), Style::Matrix) => matrix(name, &listed(&pairs, ",")),
        (Flat::Pairs(pairs), Style::MatrixExploded) => pairs.iter().map(|(key, text)| matrix(key, text)).collect(),
        (Flat::Pairs(pairs), Style::SimpleExploded) => assigned(&pairs, ","),
        (Flat::Pairs(pairs), _) => listed(&pairs, ","),
    }))
}

/// A value as the pairs of a cookie: a list or structure that explodes is several.
pub(super) fn cookie(row: &Member, value: &Ref<'_>, set: &'static AsciiSet) -> Result<Option<String>, EncodeError> {
    let name = row.wire;
    if row.style == Some(Style::Json) {
        let text = expand(row, value, Style::Json, Some(set))?;
        return Ok(text.map(|text| format!("{name}={text}")));
    }
    let is_exploded = row.style != Some(Style::Comma);
    Ok(match flatten(row, value, Some(set))? {
        Flat::Nothing => None,
        Flat::One(text) => Some(format!("{name}={text}")),
        Flat::Many(texts) if is_exploded => {
            let pairs: Vec<String> = texts.iter().map(|text| format!("{name}={text}")).collect();
            Some(pairs.join("; ")).filter(|pairs| !pairs.is_empty())
        }
        Flat::Many(texts) => Some(format!("{name}={}", texts.join(","))),
        Flat::Pairs(pairs) if is_exploded => Some(assigned(&pairs, "; ")).filter(|pairs| !pairs.is_empty()),
        Flat::Pairs(pairs) => Some(format!("{name}={}", listed(&pairs, ","))),
    })
}

fn matrix(name: &str, text: &str) -> String {
    if text.is_empty() { format!(";{name}") } else { format!(";{name}={text}") }
}

/// `x,1,y,2`.
pub(super) fn listed(pairs: &[(String, String)], separator: &str) -> String {
    let texts: Vec<&str> = pairs.iter().flat_map(|(key, text)| [key.as_str(), text.as_str()]).collect();
    texts.join(separator)
}

/// `x=1,y=2`.
fn assigned(pairs: &[(String, String)], separator: &str) -> String {
    let texts: Vec<String> = pairs.iter().map(|(key, text)| format!("{key}={text}")).collect();
    texts.join(separator)
}

/// What is sent where the caller gives nothing.
pub(super) fn always(row: &Member) -> Json {
    row.always.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}
