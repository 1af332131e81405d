//! Forms whose names lead through lists, maps and structures (AWS specifications, "AWS query protocol" and "AWS EC2
//! query protocol").

use std::borrow::Cow;

use percent_encoding::utf8_percent_encode;

use crate::http::path::RESERVED;
use crate::http::text;
use crate::schema::{Element, Fixed, FixedPlace, Member, QueryNames, Shape, Slot, TimestampFormat};
use crate::value::{Items, Map, Ref, Structure};

const TIMES: TimestampFormat = TimestampFormat::DateTime;

/// Writes the members of a structure as pairs, after what every request carries.
pub(crate) fn write_query(
    names: QueryNames,
    fixed: &[Fixed],
    input: &dyn Structure,
    token: &dyn Fn() -> String,
) -> String {
    let mut writer = Writer { names, out: String::new(), name: String::new() };
    for fixed in fixed.iter().filter(|fixed| fixed.place == FixedPlace::Form) {
        writer.within(fixed.name, |writer| writer.pair(fixed.value.unwrap_or("")));
    }
    for (index, row) in input.table().members.iter().enumerate().filter(|(_, row)| row.slot == Slot::Member) {
        match input.value_at(index) {
            Ref::Absent if row.token => writer.member(row, &Ref::String(&token())),
            value => writer.member(row, &value),
        }
    }
    writer.out
}

/// The pairs so far, and the name that leads to the value being written.
struct Writer {
    names: QueryNames,
    out: String,
    name: String,
}

impl Writer {
    /// Writes below a name.
    fn within(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        let length = self.name.len();
        if length > 0 {
            self.name.push('.');
        }
        self.name.push_str(name);
        write(self);
        self.name.truncate(length);
    }

    fn pair(&mut self, value: &str) {
        if !self.out.is_empty() {
            self.out.push('&');
        }
        self.out.extend(utf8_percent_encode(&self.name, RESERVED));
        self.out.push('=');
        self.out.extend(utf8_percent_encode(value, RESERVED));
    }

    fn member(&mut self, row: &'static Member, value: &Ref<'_>) {
        if matches!(value, Ref::Absent) {
            return;
        }
        let is_flattened = row.xml.is_some_and(|xml| xml.flattened) || self.names == QueryNames::Flat;
        let name = self.name_of(row);
        self.within(&name, |writer| writer.value(value, row.shape, is_flattened, TIMES));
    }

    fn name_of(&self, row: &'static Member) -> Cow<'static, str> {
        match (self.names, row.xml.and_then(|xml| xml.query)) {
            (_, Some(name)) => Cow::Borrowed(name),
            (QueryNames::Nested, None) => Cow::Borrowed(row.wire),
            (QueryNames::Flat, None) => Cow::Owned(capitalized(row.wire)),
        }
    }

    fn value(&mut self, value: &Ref<'_>, shape: &'static Shape, is_flattened: bool, times: TimestampFormat) {
        let times = shape.timestamp.unwrap_or(times);
        match value {
            Ref::Struct(structure) => {
                for (index, row) in structure.table().members.iter().enumerate() {
                    self.member(row, &structure.value_at(index));
                }
            }
            Ref::Union(union) => {
                if let Some((row, value)) = union.variant()
                    && let Some(row) = union.table().table.members.get(row)
                {
                    self.member(row, &value.get());
                }
            }
            Ref::List(list) => self.list(*list, shape, is_flattened, times),
            Ref::Map(map) => self.map(*map, shape, is_flattened, times),
            value => {
                if let Some(content) = text::plain(value, shape, times).filter(|_| !matches!(value, Ref::Null)) {
                    self.pair(&content);
                }
            }
        }
    }

    /// An empty list is an empty value, in names that nest.
    fn list(&mut self, list: &dyn Items, shape: &'static Shape, is_flattened: bool, times: TimestampFormat) {
        if list.len() == 0 && self.names == QueryNames::Nested {
            return self.pair("");
        }
        let item = shape.item.unwrap_or(Shape::PLAIN);
        let element = shape.elements.map_or(Element::MEMBER, |elements| elements.item);
        let flat = self.names == QueryNames::Flat;
        for position in 0..list.len() {
            let number = position + 1;
            let name = if is_flattened { number.to_string() } else { format!("{}.{number}", element.name) };
            self.within(&name, |writer| writer.value(&list.item(position), item, flat, times));
        }
    }

    fn map(&mut self, map: &dyn Map, shape: &'static Shape, is_flattened: bool, times: TimestampFormat) {
        let item = shape.item.unwrap_or(Shape::PLAIN);
        let (key_element, value_element) =
            shape.elements.map_or((Element::KEY, Element::VALUE), |elements| (elements.key, elements.item));
        let flat = self.names == QueryNames::Flat;
        let mut number = 0;
        map.visit(&mut |key, value| {
            number += 1;
            let name = if is_flattened { number.to_string() } else { format!("entry.{number}") };
            self.within(&name, |writer| {
                writer.within(key_element.name, |writer| writer.pair(key));
                writer.within(value_element.name, |writer| writer.value(&value, item, flat, times));
            });
        });
    }
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
