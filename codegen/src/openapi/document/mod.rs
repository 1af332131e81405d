//! The mirror: what an OpenAPI document contains, word for word, and where.
//!
//! A text becomes a tree ([`Node`]); the tree is read object by object into the types of this folder, which carry the
//! specification's names and nothing of our own. What may be a reference stays a [`Cursor`] until it is followed.

mod anchors;
mod build;
mod cursor;
mod dependent;
mod files;
mod keywords;
mod limits;
mod misplaced;
mod node;
mod older_keywords;
mod parse;
mod paths;
mod references;
mod schema;
mod security;
mod spelling;
mod unchecked;
mod xml;

use std::borrow::Cow;

pub use cursor::Cursor;
pub use files::mentioned_files;
pub(super) use files::{FILES, decode as unquoted, path as file_path, resolved as resolved_path, split as split_file};
pub use limits::{Exclusive, Limits};
pub use node::{Node, Object};
pub(super) use parse::parse as parse_text;
pub use paths::{Encoding, Header, Location, MediaType, Operation, Parameter, PathItem, RequestBody, Response};
pub use references::Reading;
pub(super) use references::place;
pub use schema::{Additional, Discriminator, Kind, Schema};
pub use security::{Requirement, SecurityScheme, Server};
pub use xml::{NodeType, XmlObject};

use super::swagger;
use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources, codes};

/// An OpenAPI document.
#[derive(Debug)]
pub struct Document {
    root: Node,
    source: SourceId,
    anchors: anchors::Anchors,
    /// The name of the first file.
    name: String,
    /// Whether keywords beside a reference count.
    pub has_siblings: bool,
    /// Whether it was written as Swagger 2.0.
    pub is_upgraded: bool,
    /// `/info/version`, any text.
    pub version: String,
}

impl Document {
    /// Reads a text; what is no OpenAPI document of a version we know is reported.
    pub fn parse(sources: &Sources, id: SourceId, diagnostics: &mut Diagnostics) -> Option<Self> {
        let root = parse::parse(sources, id, diagnostics)?;
        Self::read(root, sources, id, diagnostics)
    }

    /// Reads the tree of a text, which overlays may have changed.
    pub(super) fn read(mut root: Node, sources: &Sources, id: SourceId, diagnostics: &mut Diagnostics) -> Option<Self> {
        files::embed(&mut root, sources, id, diagnostics);
        let is_upgraded = swagger::is_one(&root);
        if is_upgraded {
            let place = Origin::pointer(id, "");
            keywords::check_swagger(&Cursor { node: &root, origin: place.clone() }, diagnostics);
            root = swagger::upgrade(root, &place, &sources.get(id).name, diagnostics);
        }
        let has_names =
            |id: SourceId| ["$anchor", "$id", "$dynamicAnchor"].iter().any(|key| sources.get(id).text.contains(key));
        let anchors =
            if sources.ids().any(has_names) { anchors::Anchors::of(&root) } else { anchors::Anchors::default() };
        let mut document = Self {
            root,
            source: id,
            anchors,
            name: sources.get(id).name.clone(),
            has_siblings: true,
            is_upgraded,
            version: String::new(),
        };
        if !document.check_version(diagnostics) {
            return None;
        }
        let written = document.root().get("openapi").and_then(|version| version.node.scalar_text());
        document.has_siblings = !written.is_some_and(|version| version.starts_with("3.0"));
        document.version = document.read_version(&sources.get(id).text, diagnostics);
        if !is_upgraded {
            keywords::check(&document.root(), diagnostics);
        }
        Some(document)
    }

    /// The whole document.
    pub fn root(&self) -> Cursor<'_> {
        Cursor { node: &self.root, origin: Origin::pointer(self.source, "") }
    }

    /// Whether the `content` of something has a media type that fits.
    pub fn has_media_type(&self, fits: &dyn Fn(&str, &Node) -> bool) -> bool {
        self.root.has_media_type(fits)
    }

    /// The value that a JSON pointer leads to.
    pub fn at(&self, pointer: &str) -> Option<Cursor<'_>> {
        let node = self.root.at(pointer)?;
        Some(Cursor { node, origin: Origin::pointer(self.source, pointer) })
    }

    fn check_version(&self, diagnostics: &mut Diagnostics) -> bool {
        let root = self.root();
        let hint = "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read; convert older documents first";
        if let Some(swagger) = root.get("swagger") {
            let version = swagger.node.scalar_text().unwrap_or_default();
            let message = format!("this is a Swagger `{version}` document");
            diagnostics.error(&codes::UNSUPPORTED_VERSION, &swagger.origin, message).hint(hint);
            return false;
        }
        let Some(openapi) = root.get("openapi") else {
            let message = "this is not an OpenAPI document: there is no `openapi` with its version";
            diagnostics.error(&codes::MISSING_VERSION, &root.origin, message).hint(hint);
            return false;
        };
        let version = openapi.node.scalar_text().unwrap_or_default();
        let known = version == "3" || ["3.0", "3.1", "3.2"].iter().any(|known| version.starts_with(known));
        if version.starts_with("3.") && !known {
            let message = format!("OpenAPI `{version}` is newer than what is known here; it is read as 3.2");
            diagnostics.warning(&codes::UNKNOWN_VERSION, &openapi.origin, message);
        } else if !known {
            let message = format!("`{version}` is not a supported version of OpenAPI");
            diagnostics.error(&codes::UNSUPPORTED_VERSION, &openapi.origin, message).hint(hint);
        }
        known || version.starts_with("3.")
    }

    fn read_version(&self, text: &str, diagnostics: &mut Diagnostics) -> String {
        let Some(info) = self.root().get("info") else { return String::new() };
        match info.node.get("version") {
            Some(Node::Number(_)) => parse::version_as_written(text),
            _ => None,
        }
        .or_else(|| info.text("version", diagnostics).map(Cow::into_owned))
        .unwrap_or_default()
    }
}
