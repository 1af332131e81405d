//! Members as query parameters (Smithy HTTP bindings, `httpQuery` and `httpQueryParams`; OpenAPI parameter styles).

use percent_encoding::{AsciiSet, percent_decode_str, utf8_percent_encode};

use super::path::RESERVED;
use super::text;
use crate::json;
use crate::schema::{Fixed, FixedPlace, Member, Shape, Slot, Style, TimestampFormat};
use crate::value::{List, Ref, Structure, Value};

const TIMES: TimestampFormat = TimestampFormat::DateTime;
/// Commas between the items of one parameter are not encoded; `|` and spaces may not stand in a URI (RFC 3986, appendix
/// A; OpenAPI 3.1, section 4.8.12.4).
const SEPARATED: &AsciiSet = &RESERVED.remove(b',');

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
    pub(super) fn member(&mut self, row: &Member, value: &Ref<'_>, style: Style) {
        match (value, style) {
            (Ref::Absent, _) => {}
            (_, Style::Json) => self.json(row, value),
            (Ref::List(list), Style::Repeat) => {
                let item = row.shape.item.unwrap_or(Shape::PLAIN);
                let times = row.shape.timestamp.unwrap_or(TIMES);
                for position in 0..list.len() {
                    if let Some(text) = text::plain(&list.item(position), item, times) {
                        self.pair(row.wire, &text);
                    }
                }
            }
            (Ref::List(list), Style::Comma) => self.joined(row, *list, ","),
            (Ref::List(list), Style::Space) => self.joined(row, *list, " "),
            (Ref::List(list), Style::Pipe) => self.joined(row, *list, "|"),
            (Ref::List(list), Style::Deep) => {
                let item = row.shape.item.unwrap_or(Shape::PLAIN);
                for position in 0..list.len() {
                    self.deep(&format!("{}[{position}]", row.wire), &list.item(position), item);
                }
            }
            (Ref::Struct(_) | Ref::Map(_), Style::Deep) => self.deep(row.wire, value, row.shape),
            // OpenAPI's style `form`, exploded: every member is a parameter.
            (Ref::Struct(structure), Style::Repeat) => {
                for (index, row) in structure.table().members.iter().enumerate() {
                    self.member(row, &structure.member(index).map_or(Ref::Absent, Value::get), Style::Repeat);
                }
            }
            (Ref::Map(_), Style::Repeat) => self.map(value, row.shape),
            (other, _) => match text::plain(other, row.shape, TIMES) {
                Some(text) => self.pair(row.wire, &text),
                None => self.json(row, value),
            },
        }
    }

    fn json(&mut self, row: &Member, value: &Ref<'_>) {
        let mut out = Vec::new();
        json::encode(value, row.shape, &mut out);
        self.pair(row.wire, &String::from_utf8_lossy(&out));
    }

    fn joined(&mut self, row: &Member, list: &dyn List, separator: &str) {
        let item = row.shape.item.unwrap_or(Shape::PLAIN);
        let texts = (0..list.len()).filter_map(|at| text::plain(&list.item(at), item, TIMES));
        let joined = texts
            .map(|text| utf8_percent_encode(&text, RESERVED).to_string())
            .collect::<Vec<_>>()
            .join(&utf8_percent_encode(separator, SEPARATED).to_string());
        if !list.is_empty() {
            self.name(row.wire);
            self.text.push('=');
            self.text.push_str(&joined);
        }
    }

    fn deep(&mut self, name: &str, value: &Ref<'_>, shape: &'static Shape) {
        let item = shape.item.unwrap_or(Shape::PLAIN);
        match value {
            Ref::Struct(structure) => {
                for (index, row) in structure.table().members.iter().enumerate() {
                    let value = structure.member(index).map_or(Ref::Absent, Value::get);
                    self.deep(&format!("{name}[{}]", row.wire), &value, row.shape);
                }
            }
            Ref::Map(map) => map.visit(&mut |key, value| self.deep(&format!("{name}[{key}]"), &value, item)),
            Ref::List(list) => (0..list.len()).for_each(|at| self.deep(name, &list.item(at), item)),
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

/// The query of a request: what is fixed, the parameters with names, then those of maps.
pub(super) fn write(fixed: &[Fixed], input: &dyn Structure, token: &dyn Fn() -> String) -> String {
    let mut query = Query::default();
    for fixed in fixed.iter().filter(|fixed| fixed.place == FixedPlace::Query) {
        match fixed.value {
            Some(value) => query.pair(fixed.name, value),
            None => query.name(fixed.name),
        }
    }
    let rows = input.table().members;
    let member = |index: usize| input.member(index).map_or(Ref::Absent, Value::get);
    for (index, row) in rows.iter().enumerate() {
        let Slot::Query(style) = row.slot else { continue };
        match member(index) {
            Ref::Absent if row.token => query.pair(row.wire, &token()),
            value => query.member(row, &value, style),
        }
    }
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.slot == Slot::QueryMap) {
        query.map(&member(index), row.shape);
    }
    query.finish()
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
