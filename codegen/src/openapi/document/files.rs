//! Documents of several files: those that references name by relative paths stand in the tree under a key of their own, so
//! that every place of the description is a pointer into one tree.

use std::collections::VecDeque;

use super::node::{Node, Object};
use super::parse;
use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources};

/// The key of the root under which other files stand.
pub(in crate::openapi) const FILES: &str = "(files)";
/// How many files a description may have besides its first.
const MOST_FILES: usize = 2_000;

/// Puts the files that a tree refers to, directly or through one another, into it. One that was not read is left out, and a
/// reference to it is reported where it is followed.
pub(super) fn embed(root: &mut Node, sources: &Sources, id: SourceId, diagnostics: &mut Diagnostics) {
    let folder = folder(&sources.get(id).name).to_owned();
    let mut waiting: VecDeque<String> = named_in(root, "").into();
    let mut files = Object::default();
    let mut count = 0;
    while let Some(path) = waiting.pop_front() {
        let found = sources.ids().find(|id| sources.get(*id).name == joined(&folder, &path));
        let Some(file) = found.filter(|file| *file != id && files.get(&path).is_none() && count < MOST_FILES) else {
            continue;
        };
        let Some(node) = parse::parse(sources, file, diagnostics) else { continue };
        let place = Origin::pointer(id, "").child(FILES).child(&path);
        diagnostics.graft(&place, &Origin::pointer(file, ""));
        waiting.extend(named_in(&node, &path));
        count += 1;
        // The path was not there before.
        let _ = files.add(path.into(), node);
    }
    if let (Node::Object(object), true) = (root, count > 0) {
        let _ = object.add(FILES.into(), Node::Object(files));
    }
}

/// The paths that references of a text may name, as they are written: a reading of lines, which may find too many.
pub fn mentioned_files(text: &str) -> Vec<String> {
    let after = text.match_indices("$ref").map(|(at, key)| &text[at + key.len()..]);
    let values = after.filter_map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?.trim_start();
        let (quote, rest) = match rest.chars().next()? {
            quote @ ('"' | '\'') => (quote, &rest[1..]),
            _ => (' ', rest),
        };
        let end = rest.find([quote, '\n', '\r', ',', '}']).unwrap_or(rest.len());
        path_of(&rest[..end])
    });
    let mut paths: Vec<String> = Vec::new();
    for path in values {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// The path of a reference to another file.
fn path_of(reference: &str) -> Option<String> {
    let path = reference.split('#').next().unwrap_or_default().trim();
    let is_relative = !path.is_empty() && !path.contains("://") && !path.starts_with('/');
    is_relative.then(|| decode(path))
}

/// Every path that the references of a tree name, from the folder of the description on.
fn named_in(node: &Node, file: &str) -> Vec<String> {
    let mut paths = Vec::new();
    gather(node, &mut |reference| paths.extend(path_of(reference).and_then(|path| resolved(file, &path))));
    paths
}

fn gather(node: &Node, found: &mut dyn FnMut(&str)) {
    match node {
        Node::Array(items) => items.iter().for_each(|item| gather(item, found)),
        Node::Object(object) => {
            for (key, value) in object.iter() {
                match value {
                    Node::String(text) if key == "$ref" => found(text),
                    value => gather(value, found),
                }
            }
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}

/// The path of a reference in a file, from the folder of the description on; none for one that leads out of it.
pub(in crate::openapi) fn resolved(file: &str, path: &str) -> Option<String> {
    let mut segments: Vec<&str> = folder(file).split('/').filter(|segment| !segment.is_empty()).collect();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            // A folder above may still be within what was read.
            ".." if segments.last().is_none_or(|last| *last == "..") => segments.push(".."),
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    (!segments.is_empty()).then(|| segments.join("/"))
}

/// The path of a file in the folder of another.
fn joined(folder: &str, path: &str) -> String {
    let mut folder: Vec<&str> = folder.split('/').collect();
    let mut rest = path;
    while let Some(above) = rest.strip_prefix("../") {
        match folder.pop() {
            Some(last) if !last.is_empty() && last != "." && last != ".." => rest = above,
            last => {
                folder.extend(last);
                break;
            }
        }
    }
    folder.retain(|segment| *segment != ".");
    if folder == [""] {
        folder.clear();
    }
    folder.push(rest);
    folder.join("/")
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A pointer in two: that of the file that it leads into, if it is not the first, and the rest.
pub(in crate::openapi) fn split(pointer: &str) -> (Option<&str>, &str) {
    let inside =
        pointer.strip_prefix('/').and_then(|rest| rest.strip_prefix(FILES)).and_then(|rest| rest.strip_prefix('/'));
    match inside {
        Some(rest) => {
            let end = pointer.len() - rest.len() + rest.find('/').unwrap_or(rest.len());
            (Some(&pointer[..end]), &pointer[end..])
        }
        None => (None, pointer),
    }
}

/// The path of a file by its pointer.
pub(in crate::openapi) fn path(pointer: &str) -> String {
    pointer.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~")
}

/// Undoes the percent-encoding of a URL.
pub(in crate::openapi) fn decode(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match hex.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
