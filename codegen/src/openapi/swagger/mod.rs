//! Swagger 2.0: a document of the older version becomes the tree of one of version 3.0, in which every value keeps its
//! place in the text.
//!
//! What has not the kind that its place asks for is put where its like belongs, and reported when that is read.

mod bodies;
mod built;
mod collections;
mod copies;
mod operations;
mod parameters;
mod references;
mod responses;
mod schemas;
mod security;
mod servers;

use std::collections::BTreeMap;

pub(super) use references::{current_pointer, written_pointer};

use super::document::{Cursor, FILES, Node};
use super::tree::Tree;
use crate::diagnostics::{Diagnostics, Origin};
use built::{Built, text};

/// The version that documents are upgraded to.
const VERSION: &str = "3.0.4";

/// Whether a tree is a document of Swagger 2.0.
pub(super) fn is_one(root: &Node) -> bool {
    let version = root.get("swagger").and_then(Node::scalar_text);
    version.is_some_and(|version| version == "2" || version.starts_with("2."))
}

/// The same description as a document of OpenAPI 3.0. `name` is that of the document's file.
pub(super) fn upgrade(root: Node, place: &Origin, name: &str, diagnostics: &mut Diagnostics) -> Node {
    let tree = {
        let root = Cursor { node: &root, origin: place.clone() };
        let upgrade = Upgrade {
            consumes: media_types(&root, "consumes", diagnostics),
            produces: media_types(&root, "produces", diagnostics),
            name: name.rsplit('/').next().unwrap_or(name),
            root,
            into: String::new(),
            elsewhere: BTreeMap::new(),
            diagnostics,
        };
        upgrade.document()
    };
    drop(root);
    diagnostics.settle();
    tree.finish(place, diagnostics)
}

/// A document that is being upgraded.
struct Upgrade<'d, 'w> {
    root: Cursor<'d>,
    /// The name of its file.
    name: &'d str,
    consumes: Vec<Media<'d>>,
    produces: Vec<Media<'d>>,
    /// The file that what is written now stands in: none but the first has a path.
    into: String,
    /// What references name in other files, by pointer.
    elsewhere: BTreeMap<String, Part>,
    diagnostics: &'w mut Diagnostics,
}

/// The name of a media type, and its place.
type Media<'d> = (&'d str, Origin);

/// A part of a document that has another form in OpenAPI 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    PathItem,
    Parameter,
    Response,
}

/// The keys of the document that are written anew.
const REWRITTEN: [&str; 14] = [
    "swagger",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "paths",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
    "openapi",
    "servers",
    FILES,
];

impl<'d> Upgrade<'d, '_> {
    fn document(mut self) -> Tree {
        let root = self.root.clone();
        let mut document = Built::at(&root.origin);
        let version = root.get("swagger").map_or_else(|| root.origin.clone(), |version| version.origin);
        document.put("openapi", text(VERSION, &version));
        document.put_all(self.rest(&root, &REWRITTEN));
        document.put_some("servers", self.servers(&root, None));
        document.put_some("paths", root.get("paths").map(|paths| self.by_name(&paths, Self::path_item)));
        document.put("components", self.components(&root));
        document.put_some(FILES, root.get(FILES).map(|files| self.files(&files)));
        document.build()
    }

    /// What references may name.
    fn components(&mut self, root: &Cursor<'d>) -> Tree {
        let mut components = Built::at(&root.origin);
        components.put_some("schemas", root.get("definitions").map(|schemas| self.definitions(&schemas)));
        components
            .put_some("parameters", root.get("parameters").map(|all| self.form_of(&all, Self::shared_parameters)));
        components.put_some("responses", root.get("responses").map(|all| self.by_name(&all, Self::shared_response)));
        let schemes = root.get("securityDefinitions");
        components.put_some("securitySchemes", schemes.map(|all| self.by_name(&all, Self::security_scheme)));
        components.build()
    }

    /// The other files, with what references of operations name in them in its new form. Those may name more.
    fn files(&mut self, files: &Cursor<'d>) -> Tree {
        let mut written: BTreeMap<String, Tree> = BTreeMap::new();
        while let Some((pointer, part)) = self
            .elsewhere
            .iter()
            .find(|(pointer, _)| !written.contains_key(*pointer))
            .map(|(at, part)| (at.clone(), *part))
        {
            let tree = self.root.node.at(&pointer).map(|node| {
                let cursor = Cursor { node, origin: Origin::pointer(self.root.origin.source, pointer.as_str()) };
                self.into = references::file_of(&cursor.origin);
                match part {
                    Part::PathItem => self.path_item(&cursor),
                    Part::Parameter => self.parameter(&cursor),
                    Part::Response => self.shared_response(&cursor),
                }
            });
            written.insert(pointer, tree.unwrap_or_else(|| Tree::of(&Node::Null)));
        }
        let copies = files.entries().map(|(path, file)| {
            path.clone_into(&mut self.into);
            (path.into(), self.copy(&file))
        });
        let copies = copies.collect();
        self.into.clear();
        let mut all = Built::of(&files.origin, copies).build();
        for (pointer, tree) in written {
            let inside = pointer.strip_prefix('/').and_then(|rest| rest.strip_prefix(FILES)).unwrap_or_default();
            if let Some((place, _)) = all.at(inside, &files.origin) {
                *place = tree;
            }
        }
        all
    }

    /// An object in its new form; what is none is left as it is, and reported when it is read.
    fn form_of(&mut self, value: &Cursor<'d>, form: impl FnOnce(&mut Self, &Cursor<'d>) -> Tree) -> Tree {
        if matches!(value.node, Node::Object(_)) { form(self, value) } else { self.copy(value) }
    }

    /// The members of an object that are the document's own names, each in its new form.
    fn by_name(&mut self, object: &Cursor<'d>, form: fn(&mut Self, &Cursor<'d>) -> Tree) -> Tree {
        self.form_of(object, |upgrade, object| upgrade.each_by_name(object, form))
    }

    fn each_by_name(&mut self, object: &Cursor<'d>, form: fn(&mut Self, &Cursor<'d>) -> Tree) -> Tree {
        let members = object.entries().map(|(name, value)| match name.starts_with("x-") {
            true => (name.into(), self.copy(&value)),
            false => (name.into(), self.form_of(&value, form)),
        });
        let members = members.collect();
        Built::of(&object.origin, members).build()
    }

    /// The members of an object beside those of some keys, as they are.
    fn rest(&mut self, object: &Cursor<'d>, keys: &[&str]) -> Vec<(Box<str>, Tree)> {
        let others = object.entries().filter(|(key, _)| !keys.contains(key));
        others.map(|(key, value)| (key.into(), self.copy(&value))).collect()
    }

    /// The media types of an operation: its own list, even an empty one, goes before that of the document.
    fn media_types_of(&mut self, operation: &Cursor<'d>, key: &str) -> Vec<Media<'d>> {
        let all = if key == "consumes" { &self.consumes } else { &self.produces };
        if operation.get(key).is_some() { media_types(operation, key, self.diagnostics) } else { all.clone() }
    }
}

/// The media types that a list names.
fn media_types<'d>(holder: &Cursor<'d>, key: &str, diagnostics: &mut Diagnostics) -> Vec<Media<'d>> {
    let names = holder.list(key, diagnostics).into_iter().filter_map(|item| match item.node {
        Node::String(name) if !name.trim().is_empty() => Some((&**name, item.origin)),
        _ => item.unexpected("the name of a media type", diagnostics),
    });
    names.collect()
}
