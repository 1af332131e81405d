//! XML into values.

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

use super::any::any;
use super::nodes::{Nodes, Read, is_named, name};
use super::unions::union;
use crate::document::{Mode, leave_out};
use crate::http::text;
use crate::schema::{Element, Member, Scope, Shape, TimestampFormat, Wrapper};
use crate::value::{List, Map, Mut, Structure, Value};

/// How points in time are written where no table has another format.
pub(super) const TIMES: TimestampFormat = TimestampFormat::DateTime;

/// Reads a document into the members of a structure that belong to a scope.
pub(crate) fn decode_members(
    document: &[u8],
    wrapper: Wrapper,
    target: &mut dyn Structure,
    scope: Scope,
    mode: Mode,
) -> Read<()> {
    let mut nodes = Nodes::new(document, mode)?;
    match wrapper {
        Wrapper::Root => {
            let root = nodes.root()?;
            structure(&mut nodes, &root, target, scope)?;
            nodes.finish()
        }
        Wrapper::Result => {
            nodes.root()?;
            while let Some(child) = nodes.child()? {
                match name(&child).ends_with("Result") {
                    true => structure(&mut nodes, &child, target, scope)?,
                    false => nodes.skip()?,
                }
            }
            nodes.finish()
        }
        Wrapper::Error => {
            let error = enter_error(&mut nodes)?;
            structure(&mut nodes, &error, target, scope)
        }
        Wrapper::Bare => {
            let root = nodes.root()?;
            bare(&mut nodes, &root, target, scope)?;
            nodes.finish()
        }
    }
}

/// Reads a document into one value.
pub(crate) fn decode_payload(
    document: &[u8],
    wrapper: Wrapper,
    value: Mut<'_>,
    shape: &'static Shape,
    mode: Mode,
) -> Read<()> {
    let mut nodes = Nodes::new(document, mode)?;
    let root = match wrapper {
        Wrapper::Error => enter_error(&mut nodes)?,
        Wrapper::Root | Wrapper::Result | Wrapper::Bare => nodes.root()?,
    };
    self::value(&mut nodes, &root, value, shape, TIMES)
}

/// Opens the element `Error`: the root, or one below it or below its `Errors`. Where there is none, the root itself is
/// the error: some services of AWS write it so.
pub(super) fn enter_error<'a>(nodes: &mut Nodes<'a>) -> Read<BytesStart<'a>> {
    let root = nodes.root()?;
    if name(&root) == "Error" {
        return Ok(root);
    }
    while let Some(child) = nodes.child()? {
        match name(&child) {
            "Error" => return Ok(child),
            // What comes next is within it.
            "Errors" => {}
            _ => nodes.skip()?,
        }
    }
    *nodes = nodes.again();
    nodes.root()
}

/// The root element is a member itself: the one of its name, or the only one.
fn bare(nodes: &mut Nodes<'_>, root: &BytesStart<'_>, target: &mut dyn Structure, scope: Scope) -> Read<()> {
    let rows = target.table().members;
    let only = || rows.iter().position(|row| scope.contains(row));
    let Some(index) = find(rows, name(root), 0, scope).or_else(only) else { return nodes.skip() };
    match target.member_mut(index) {
        Some(value) => member(nodes, root, value.as_mut(), &rows[index]),
        None => nodes.skip(),
    }
}

pub(super) fn structure(
    nodes: &mut Nodes<'_>,
    start: &BytesStart<'_>,
    target: &mut dyn Structure,
    scope: Scope,
) -> Read<()> {
    attributes(nodes, start, target)?;
    let rows = target.table().members;
    let mut expected = 0;
    let mut text = rows.iter().any(is_text).then(String::new);
    while let Some(child) = nodes.child_after(text.as_mut())? {
        let Some(index) = find(rows, name(&child), expected, scope) else {
            rest(nodes, &child, target, scope)?;
            continue;
        };
        expected = index;
        let row = &rows[index];
        match target.member_mut(index) {
            Some(value) => {
                let read = member(nodes, &child, value.as_mut(), row);
                left_out(nodes, read, value, row)?;
            }
            None => nodes.skip()?,
        }
    }
    match (rows.iter().position(is_text), text) {
        (Some(index), Some(text)) => match target.member_mut(index) {
            Some(value) => {
                let read = simple(nodes, &text, value.as_mut(), rows[index].shape, TIMES);
                left_out(nodes, read, value, &rows[index])
            }
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Leaves out a member that was read to its end and is of another type, if it need not be there.
fn left_out(nodes: &Nodes<'_>, read: Read<()>, value: &mut dyn Value, row: &'static Member) -> Read<()> {
    read.or_else(|error| match error.is_behind_value() {
        true => leave_out(error, value, row, nodes.mode),
        false => Err(error),
    })
    .map_err(|error| error.within(row.name))
}

/// An element that no row names, which is open: an entry of the member that takes the rest, if there is one.
fn rest(nodes: &mut Nodes<'_>, start: &BytesStart<'_>, target: &mut dyn Structure, scope: Scope) -> Read<()> {
    let rows = target.table().members;
    let Some(index) = rows.iter().position(|row| row.rest && scope.contains(row)) else { return nodes.skip() };
    match target.member_mut(index) {
        Some(value) => named_entry(nodes, start, value.as_mut(), rows[index].shape),
        None => nodes.skip(),
    }
}

/// An entry of a map that is called by its key, whose element is open.
fn named_entry(nodes: &mut Nodes<'_>, start: &BytesStart<'_>, target: Mut<'_>, shape: &'static Shape) -> Read<()> {
    match target {
        Mut::Option(option) => named_entry(nodes, start, option.present(), shape),
        Mut::Map(map) => {
            let (key, item) = (name(start).to_owned(), shape.item.unwrap_or(Shape::PLAIN));
            let times = shape.timestamp.unwrap_or(TIMES);
            value(nodes, start, map.insert(key.clone()), item, times).map_err(|error| error.within(key))
        }
        _ => nodes.skip(),
    }
}

/// The row of an element; elements repeat or come in the order of the table, so these are looked at first.
fn find(rows: &[Member], name: &str, expected: usize, scope: Scope) -> Option<usize> {
    let fits = |row: &Member| {
        is_named(name, called(row)) && !is_attribute(row) && !is_text(row) && !row.rest && scope.contains(row)
    };
    let likely = [expected, expected + 1].into_iter().find(|index| rows.get(*index).is_some_and(fits));
    likely.or_else(|| rows.iter().position(fits))
}

pub(super) fn is_attribute(row: &Member) -> bool {
    row.xml.is_some_and(|xml| xml.attribute)
}

pub(super) fn is_text(row: &Member) -> bool {
    row.xml.is_some_and(|xml| xml.text)
}

/// The name of a member's element or attribute.
pub(super) fn called(row: &Member) -> &'static str {
    row.xml.and_then(|xml| xml.name).unwrap_or(row.wire)
}

fn attributes(nodes: &Nodes<'_>, start: &BytesStart<'_>, target: &mut dyn Structure) -> Read<()> {
    let rows = target.table().members;
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| is_attribute(row)) {
        for attribute in start.attributes().with_checks(false) {
            let Ok(attribute) = attribute else { return nodes.error("an attribute that is not well-formed") };
            let local = std::str::from_utf8(attribute.key.local_name().into_inner()).unwrap_or_default();
            if !is_named(local, called(row)) {
                continue;
            }
            let Some(value) = std::str::from_utf8(&attribute.value).ok().and_then(|text| unescape(text).ok()) else {
                return nodes.error("an attribute that is not well-formed");
            };
            if let Some(member) = target.member_mut(index) {
                let read = simple(nodes, &value, member.as_mut(), row.shape, TIMES);
                left_out(nodes, read, member, row)?;
            }
        }
    }
    Ok(())
}

/// A member whose element is open.
pub(super) fn member(nodes: &mut Nodes<'_>, start: &BytesStart<'_>, target: Mut<'_>, row: &'static Member) -> Read<()> {
    if row.xml.is_some_and(|xml| xml.flattened) {
        return flattened(nodes, start, target, row);
    }
    value(nodes, start, target, row.shape, TIMES)
}

/// The element is one item or entry, and others of its name follow or came before.
fn flattened(nodes: &mut Nodes<'_>, start: &BytesStart<'_>, target: Mut<'_>, row: &'static Member) -> Read<()> {
    match target {
        Mut::Option(option) => flattened(nodes, start, option.present(), row),
        Mut::List(list) => item(nodes, start, list, row.shape, row.shape.timestamp.unwrap_or(TIMES)),
        Mut::Map(map) => entry(nodes, map, row.shape, row.shape.timestamp.unwrap_or(TIMES)),
        other => value(nodes, start, other, row.shape, TIMES),
    }
}

/// A value whose element is open.
pub(super) fn value(
    nodes: &mut Nodes<'_>,
    start: &BytesStart<'_>,
    target: Mut<'_>,
    shape: &'static Shape,
    times: TimestampFormat,
) -> Read<()> {
    let times = shape.timestamp.unwrap_or(times);
    match target {
        Mut::Struct(target) => structure(nodes, start, target, Scope::All),
        Mut::Union(target) => union(nodes, target),
        Mut::List(target) => list(nodes, target, shape, times),
        Mut::Map(target) => map(nodes, target, shape, times),
        Mut::Document(target) => any(nodes).map(|document| *target = document),
        Mut::Tuple(_) => nodes.error("a tuple cannot stand within XML"),
        Mut::Stream(_) | Mut::Events(_) => nodes.error("a stream cannot stand within XML"),
        Mut::Option(option) => {
            let is_simple = !matches!(
                option.insert(),
                Mut::Struct(_) | Mut::Union(_) | Mut::List(_) | Mut::Map(_) | Mut::Document(_) | Mut::Option(_)
            );
            if !is_simple {
                return value(nodes, start, option.insert(), shape, times);
            }
            let content = nodes.content()?;
            simple(nodes, &content, Mut::Option(option), shape, times)
        }
        target => {
            let content = nodes.content()?;
            simple(nodes, &content, target, shape, times)
        }
    }
}

/// A simple value. White space belongs to texts only, and where nothing else stands, nothing is given.
fn simple(
    nodes: &Nodes<'_>,
    content: &str,
    target: Mut<'_>,
    shape: &'static Shape,
    times: TimestampFormat,
) -> Read<()> {
    match target {
        Mut::Option(option) => {
            let is_text = matches!(option.insert(), Mut::String(_) | Mut::Enum(_) | Mut::Bytes(_));
            if !is_text && content.trim().is_empty() {
                option.clear();
                return Ok(());
            }
            simple(nodes, content, option.insert(), shape, times)
        }
        target @ (Mut::String(_) | Mut::Enum(_)) => parse(nodes, content, target, shape, times),
        // Long texts in base64 may be broken into lines.
        target @ Mut::Bytes(_) => {
            parse(nodes, &content.split_ascii_whitespace().collect::<String>(), target, shape, times)
        }
        _ if content.trim().is_empty() => Ok(()),
        target => parse(nodes, content.trim(), target, shape, times),
    }
}

fn parse(nodes: &Nodes<'_>, content: &str, target: Mut<'_>, shape: &'static Shape, times: TimestampFormat) -> Read<()> {
    text::parse(content, target, shape, times).or_else(|wrong| nodes.error(wrong).map_err(|error| error.behind_value()))
}

fn list(nodes: &mut Nodes<'_>, target: &mut dyn List, shape: &'static Shape, times: TimestampFormat) -> Read<()> {
    let element = shape.elements.map_or(Element::MEMBER, |elements| elements.item);
    while target.len() > 0 {
        target.pop();
    }
    while let Some(child) = nodes.child()? {
        match is_named(name(&child), element.name) {
            true => item(nodes, &child, target, shape, times)?,
            false => nodes.skip()?,
        }
    }
    Ok(())
}

fn item(
    nodes: &mut Nodes<'_>,
    start: &BytesStart<'_>,
    target: &mut dyn List,
    shape: &'static Shape,
    times: TimestampFormat,
) -> Read<()> {
    let position = target.len();
    let item = shape.item.unwrap_or(Shape::PLAIN);
    value(nodes, start, target.push(), item, times).map_err(|error| error.within(position))
}

fn map(nodes: &mut Nodes<'_>, target: &mut dyn Map, shape: &'static Shape, times: TimestampFormat) -> Read<()> {
    let is_by_name = shape.elements.is_some_and(|elements| elements.key.name.is_empty());
    while let Some(child) = nodes.child()? {
        match name(&child) {
            _ if is_by_name => named_entry(nodes, &child, Mut::Map(target), shape)?,
            "entry" => entry(nodes, target, shape, times)?,
            _ => nodes.skip()?,
        }
    }
    Ok(())
}

/// An entry whose element is open; the value may stand before its key.
fn entry(nodes: &mut Nodes<'_>, target: &mut dyn Map, shape: &'static Shape, times: TimestampFormat) -> Read<()> {
    let (key_element, value_element) =
        shape.elements.map_or((Element::KEY, Element::VALUE), |elements| (elements.key, elements.item));
    let item = shape.item.unwrap_or(Shape::PLAIN);
    let (mut key, mut waiting) = (None, None);
    while let Some(child) = nodes.child()? {
        if is_named(name(&child), key_element.name) {
            key = Some(nodes.content()?.into_owned());
        } else if !is_named(name(&child), value_element.name) {
            nodes.skip()?;
        } else if let Some(key) = &key {
            let slot = target.insert(key.clone());
            value(nodes, &child, slot, item, times).map_err(|error| error.within(key))?;
        } else {
            waiting = Some(nodes.later()?);
        }
    }
    if let (Some(key), Some(mut nodes)) = (key, waiting) {
        let start = nodes.root()?;
        let slot = target.insert(key.clone());
        value(&mut nodes, &start, slot, item, times).map_err(|error| error.within(key))?;
    }
    Ok(())
}
