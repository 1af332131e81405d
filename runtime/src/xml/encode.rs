//! Values into XML, written straight into the buffer.

use super::any;
use super::decode::{TIMES, called, is_attribute, is_text};
use crate::http::text;
use crate::schema::{Element, Elements, Member, Namespace, Scope, Shape, TimestampFormat};
use crate::value::{Map, Ref, Structure, Union};

/// Writes a value as the element of a member that is the whole document.
pub(crate) fn encode(value: &Ref<'_>, row: &'static Member, out: &mut Vec<u8>) {
    let namespace = row.xml.and_then(|xml| xml.namespace);
    element(Element { name: called(row), namespace }, value, row.shape, TIMES, out);
}

/// Writes the members of a structure that belong to a scope within a root element; `token` fills in idempotency tokens
/// that are absent.
pub(crate) fn encode_members(
    root: Element,
    structure: &dyn Structure,
    scope: Scope,
    token: &dyn Fn() -> String,
    out: &mut Vec<u8>,
) {
    open(root.name, root.namespace, structure, scope, out);
    for (index, row) in structure.table().members.iter().enumerate().filter(|(_, row)| scope.contains(row)) {
        match structure.value_at(index) {
            Ref::Absent if row.token && scope == Scope::Body => member(row, &Ref::String(&token()), out),
            Ref::Absent if row.always.is_some() && scope == Scope::Body => {
                let always = row.always.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
                member(row, &Ref::Document(&always), out);
            }
            value => member(row, &value, out),
        }
    }
    close(root.name, out);
}

/// A member, unless it is an attribute.
fn member(row: &'static Member, value: &Ref<'_>, out: &mut Vec<u8>) {
    let (namespace, is_flattened) = row.xml.map_or((None, false), |xml| (xml.namespace, xml.flattened));
    let times = row.shape.timestamp.unwrap_or(TIMES);
    let name = called(row);
    match value {
        Ref::Absent => {}
        _ if is_attribute(row) => {}
        value if is_text(row) => escape(&text::plain(value, row.shape, TIMES).unwrap_or_default(), out),
        // Of a flattened list the namespace of its items counts.
        Ref::List(list) if is_flattened => {
            let namespace = row.shape.elements.and_then(|elements| elements.item.namespace).or(namespace);
            let item = row.shape.item.unwrap_or(Shape::PLAIN);
            for position in 0..list.len() {
                element(Element { name, namespace }, &list.item(position), item, times, out);
            }
        }
        Ref::Map(map) if row.rest => by_name(*map, row.shape.item.unwrap_or(Shape::PLAIN), times, out),
        Ref::Map(map) if is_flattened => entries(Element { name, namespace }, *map, row.shape, times, out),
        value => element(Element { name, namespace }, value, row.shape, TIMES, out),
    }
}

fn element(element: Element, value: &Ref<'_>, shape: &'static Shape, times: TimestampFormat, out: &mut Vec<u8>) {
    named(element.name, element.namespace, value, shape, times, out);
}

fn named(
    name: &str,
    namespace: Option<Namespace>,
    value: &Ref<'_>,
    shape: &'static Shape,
    times: TimestampFormat,
    out: &mut Vec<u8>,
) {
    let times = shape.timestamp.unwrap_or(times);
    if let Ref::Struct(structure) = value {
        open(name, namespace, *structure, Scope::All, out);
        for (index, row) in structure.table().members.iter().enumerate() {
            member(row, &structure.value_at(index), out);
        }
        return close(name, out);
    }
    begin(name, namespace, out);
    out.push(b'>');
    match value {
        Ref::List(list) => {
            let item = shape.item.unwrap_or(Shape::PLAIN);
            let item_element = shape.elements.map_or(Element::MEMBER, |elements| elements.item);
            for position in 0..list.len() {
                element(item_element, &list.item(position), item, times, out);
            }
        }
        Ref::Map(map) => entries(Element::plain("entry"), *map, shape, times, out),
        Ref::Union(value) => union(*value, out),
        Ref::Null => {}
        Ref::Document(value) => any::write(value, out),
        value => {
            if let Some(content) = text::plain(value, shape, times) {
                escape(&content, out);
            }
        }
    }
    close(name, out);
}

/// The entries of a map, each in an element.
fn entries(around: Element, map: &dyn Map, shape: &'static Shape, times: TimestampFormat, out: &mut Vec<u8>) {
    let item_shape = shape.item.unwrap_or(Shape::PLAIN);
    let Elements { item, key } = shape.elements.unwrap_or(&Elements { item: Element::VALUE, key: Element::KEY });
    if key.name.is_empty() {
        return by_name(map, item_shape, times, out);
    }
    map.visit(&mut |name, value| {
        begin(around.name, around.namespace, out);
        out.push(b'>');
        element(*key, &Ref::String(name), Shape::PLAIN, times, out);
        element(*item, &value, item_shape, times, out);
        close(around.name, out);
    });
}

/// The entries of a map as elements that are called by their keys; a key that no element can have is left out.
fn by_name(map: &dyn Map, item: &'static Shape, times: TimestampFormat, out: &mut Vec<u8>) {
    map.visit(&mut |name, value| {
        if is_name(name) {
            named(name, None, &value, item, times, out);
        }
    });
}

fn union(union: &dyn Union, out: &mut Vec<u8>) {
    let variant = union.variant().and_then(|(row, value)| Some((union.table().table.members.get(row)?, value)));
    match (variant, union.unknown()) {
        (Some((row, value)), _) => member(row, &value.get(), out),
        (None, Some(unknown)) if is_name(&unknown.tag) => {
            begin(&unknown.tag, None, out);
            out.push(b'>');
            if let Some(content) = text::plain(&Ref::Document(&unknown.value), Shape::PLAIN, TIMES) {
                escape(&content, out);
            }
            close(&unknown.tag, out);
        }
        (None, _) => {}
    }
}

/// Whether a text that a caller gives can be the name of an element; the letters beyond ASCII are taken for fit.
pub(super) fn is_name(text: &str) -> bool {
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | ':');
    text.starts_with(|first: char| first.is_alphabetic() || first == '_') && text.chars().all(fits)
}

/// The start tag of a structure, with its attributes.
fn open(name: &str, namespace: Option<Namespace>, structure: &dyn Structure, scope: Scope, out: &mut Vec<u8>) {
    begin(name, namespace, out);
    let rows = structure.table().members.iter().enumerate();
    for (index, row) in rows.filter(|(_, row)| is_attribute(row) && scope.contains(row)) {
        let value = structure.value_at(index);
        if let Some(content) = text::plain(&value, row.shape, TIMES) {
            attribute(called(row), &content, out);
        }
    }
    out.push(b'>');
}

fn begin(name: &str, namespace: Option<Namespace>, out: &mut Vec<u8>) {
    out.push(b'<');
    out.extend_from_slice(name.as_bytes());
    match namespace {
        Some(Namespace { prefix: "", uri }) => attribute("xmlns", uri, out),
        Some(Namespace { prefix, uri }) => attribute(&format!("xmlns:{prefix}"), uri, out),
        None => {}
    }
}

fn attribute(name: &str, value: &str, out: &mut Vec<u8>) {
    out.push(b' ');
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"=\"");
    escape(value, out);
    out.push(b'"');
}

fn close(name: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(b"</");
    out.extend_from_slice(name.as_bytes());
    out.push(b'>');
}

/// A text with everything replaced that a reader would take otherwise: what marks up, and ends of lines, which readers
/// make one of (XML 1.1, section 2.11); tabs and line feeds within attributes become blanks, so they are replaced, too.
pub(super) fn escape(text: &str, out: &mut Vec<u8>) {
    for letter in text.chars() {
        match letter {
            '&' => out.extend_from_slice(b"&amp;"),
            '<' => out.extend_from_slice(b"&lt;"),
            '>' => out.extend_from_slice(b"&gt;"),
            '"' => out.extend_from_slice(b"&quot;"),
            '\0'..='\x1f' | '\x7f' | '\u{85}' | '\u{2028}' => {
                out.extend_from_slice(format!("&#x{:X};", u32::from(letter)).as_bytes());
            }
            _ => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}
