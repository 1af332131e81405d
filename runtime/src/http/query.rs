//! Members as query parameters (Smithy HTTP bindings, `httpQuery` and `httpQueryParams`; OpenAPI parameter styles).

use percent_encoding::{AsciiSet, percent_decode_str, utf8_percent_encode};

use serde_json::Value as Json;

use super::path::RESERVED;
use super::styles::{self, Flat, always};
use super::{EncodeError, text};
use crate::schema::{Fixed, FixedPlace, Member, Shape, Slot, Style, TimestampFormat};
use crate::value::{Items, Ref, Structure};

const TIMES: TimestampFormat = TimestampFormat::DateTime;
/// Commas between the items of one parameter are not encoded; `|` and spaces may not stand in a URI (RFC 3986, appendix
/// A; OpenAPI 3.1, section 4.8.12.4).
const SEPARATED: &AsciiSet = &RESERVED.remove(b',');
/// With `allowReserved` reserved characters stand as they are, but for those that would end the value or the query.
const UNRESERVED: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// A query string that is being written.
#[derive(Default)]
pub(super) struct Query {
    text: String,
    names: Vec<String>,
}

impl Query {
    fn name(&mut self, name: &str) {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        self.text.extend(utf8_percent_encode(name, RESERVED));
        if !self.has(name) {
            self.names.push(name.to_owned());
        }
    }

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    pub(super) fn pair(&mut self, name: &str, value: &str) {
        self.encoded(name, value, RESERVED);
    }

    fn encoded(&mut self, name: &str, value: &str, set: &'static AsciiSet) {
        self.name(name);
        self.text.push('=');
        self.text.extend(utf8_percent_encode(value, set));
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Writes a member in a style; lists and structures take several parameters in some of them.
    pub(super) fn member(&mut self, row: &Member, value: &Ref<'_>, style: Style) -> Result<(), EncodeError> {
        match (value, style) {
            (Ref::Absent, _) => {}
            (_, Style::Json) => self.json(row, value),
            // A choice is written as what it is.
            (Ref::Union(union), _) => match union.content() {
                Some((Some(variant), value)) => {
                    let row = Member { shape: variant.shape, ..Member::new(row.name).wire(row.wire) };
                    return self.member(&row, &value, style);
                }
                Some((None, value)) => return self.member(row, &value, style),
                None => {}
            },
            (Ref::List(list), Style::Repeat) => self.repeated(row, *list),
            (Ref::Document(Json::Array(items)), Style::Repeat) => {
                items.iter().try_for_each(|item| self.member(row, &Ref::Document(item), style))?;
            }
            (_, Style::Comma) => self.joined(row, value, ",")?,
            (_, Style::Space) => self.joined(row, value, " ")?,
            (_, Style::Pipe) => self.joined(row, value, "|")?,
            (Ref::List(_) | Ref::Struct(_) | Ref::Map(_), Style::Deep) => self.deep(row.wire, value, row.shape),
            // OpenAPI's style `form`, exploded: every member is a parameter.
            (Ref::Struct(structure), Style::Repeat) => {
                for (index, row) in structure.table().members.iter().enumerate() {
                    self.member(row, &structure.value_at(index), Style::Repeat)?;
                }
            }
            (Ref::Map(_), Style::Repeat) => self.map(value, row.shape),
            (other, _) => match text::plain(other, row.shape, TIMES) {
                Some(text) => self.encoded(row.wire, &text, if row.reserved { UNRESERVED } else { RESERVED }),
                None => self.json(row, value),
            },
        }
        Ok(())
    }

    fn json(&mut self, row: &Member, value: &Ref<'_>) {
        self.pair(row.wire, &styles::json_text(row, value));
    }

    /// The name for each item; items that are structures are parameters of their own.
    fn repeated(&mut self, row: &Member, list: &dyn Items) {
        let item = row.shape.item.unwrap_or(Shape::PLAIN);
        let times = row.shape.timestamp.unwrap_or(TIMES);
        let set = if row.reserved { UNRESERVED } else { RESERVED };
        for position in 0..list.len() {
            let value = list.item(position);
            match text::plain(&value, item, times) {
                Some(text) => self.encoded(row.wire, &text, set),
                None => self.deep(&format!("{}[{position}]", row.wire), &value, item),
            }
        }
    }

    fn joined(&mut self, row: &Member, value: &Ref<'_>, separator: &str) -> Result<(), EncodeError> {
        let set = if row.reserved { UNRESERVED } else { RESERVED };
        let separator = utf8_percent_encode(separator, SEPARATED).to_string();
        let joined = match styles::flatten(row, value, Some(set))? {
            Flat::Nothing => return Ok(()),
            Flat::One(text) => text,
            Flat::Many(texts) if texts.is_empty() => return Ok(()),
            Flat::Many(texts) => texts.join(&separator),
            Flat::Pairs(pairs) if pairs.is_empty() => return Ok(()),
            Flat::Pairs(pairs) => styles::listed(&pairs, &separator),
        };
        self.name(row.wire);
        self.text.push('=');
        self.text.push_str(&joined);
        Ok(())
    }

    fn deep(&mut self, name: &str, value: &Ref<'_>, shape: &'static Shape) {
        let item = shape.item.unwrap_or(Shape::PLAIN);
        match value {
            Ref::Struct(structure) => {
                for (index, row) in structure.table().members.iter().enumerate() {
                    let value = structure.value_at(index);
                    self.deep(&format!("{name}[{}]", row.wire), &value, row.shape);
                }
            }
            Ref::Map(map) => map.visit(&mut |key, value| self.deep(&format!("{name}[{key}]"), &value, item)),
            Ref::List(list) => {
                (0..list.len()).for_each(|at| self.deep(&format!("{name}[{at}]"), &list.item(at), item));
            }
            Ref::Union(union) => {
                if let Some((variant, value)) = union.content() {
                    self.deep(name, &value, variant.map_or(shape, |variant| variant.shape));
                }
            }
            Ref::Document(Json::Array(items)) => {
                items.iter().enumerate().for_each(|(at, item)| {
                    self.deep(&format!("{name}[{at}]"), &Ref::Document(item), item_shape(shape));
                });
            }
            Ref::Document(Json::Object(members)) => {
                members.iter().for_each(|(key, value)| {
                    self.deep(&format!("{name}[{key}]"), &Ref::Document(value), item_shape(shape));
                });
            }
            other => {
                if let Some(text) = text::plain(other, shape, TIMES) {
                    self.pair(name, &text);
                }
            }
        }
    }

    /// Writes every entry of a map as a parameter, but for those that are there already.
    fn map(&mut self, value: &Ref<'_>, shape: &'static Shape) {
        let Ref::Map(map) = value else { return };
        let item = shape.item.unwrap_or(Shape::PLAIN);
        let named = self.names.len();
        map.visit(&mut |key, value| {
            if self.names[..named].iter().any(|known| known == key) {
                return;
            }
            match &value {
                Ref::List(list) => {
                    let inner = item.item.unwrap_or(Shape::PLAIN);
                    for position in 0..list.len() {
                        if let Some(text) = text::plain(&list.item(position), inner, TIMES) {
                            self.pair(key, &text);
                        }
                    }
                }
                other => {
                    if let Some(text) = text::plain(other, item, TIMES) {
                        self.pair(key, &text);
                    }
                }
            }
        });
    }
}

fn item_shape(shape: &'static Shape) -> &'static Shape {
    shape.item.unwrap_or(Shape::PLAIN)
}

/// The query of a request: what is fixed, the parameters with names, then those of maps.
///
/// # Errors
/// The style of a parameter cannot write its value.
pub(super) fn write(fixed: &[Fixed], input: &dyn Structure, token: &dyn Fn() -> String) -> Result<String, EncodeError> {
    let mut query = Query::default();
    for fixed in fixed.iter().filter(|fixed| fixed.place == FixedPlace::Query) {
        match fixed.value {
            Some(value) => query.pair(fixed.name, value),
            None => query.name(fixed.name),
        }
    }
    let rows = input.table().members;
    let member = |index: usize| input.value_at(index);
    for (index, row) in rows.iter().enumerate() {
        let Slot::Query(style) = row.slot else { continue };
        match member(index) {
            Ref::Absent if row.token => query.pair(row.wire, &token()),
            Ref::Absent if row.always.is_some() => query.member(row, &Ref::Document(&always(row)), style)?,
            value => query.member(row, &value, style)?,
        }
    }
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.slot == Slot::QueryMap) {
        query.map(&member(index), row.shape);
    }
    Ok(query.finish())
}

/// The pairs of a query or form, decoded; a name without `=` has no value.
pub(super) fn pairs(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}
