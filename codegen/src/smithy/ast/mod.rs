//! Reads one JSON AST text (Smithy 2.0, "JSON AST").

pub(crate) mod json;
mod shapes;

use crate::diagnostics::{Diagnostics, Origin, SourceId, codes, suggest};

use super::model::{Metadata, Reference};
use super::node::{Node, Object};
use super::raw::{Annotation, Document, Version};
use super::shape_id::ShapeId;

/// Reads a text as far as it makes sense.
pub(super) fn read(source: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Document {
    let root = match json::read(text) {
        Ok(root) => root,
        Err(error) => {
            let origin = Origin::bytes(source, error.range);
            diagnostics.error(&codes::INVALID_SYNTAX, &origin, format!("this is not JSON: {}", error.message));
            return Document::default();
        }
    };
    let mut reader = Reader { origin: Origin::file(source), document: Document::default(), diagnostics };
    match root {
        Node::Object(root) => reader.document(root),
        other => reader.wrong_type(&Origin::file(source), "a model", "an object", &other),
    }
    reader.document
}

struct Reader<'a> {
    /// The whole text; places are pointers below it.
    origin: Origin,
    document: Document,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn document(&mut self, root: Object) {
        self.version(&root);
        let mut shapes = None;
        for (key, value) in root {
            let origin = self.origin.child(&key);
            match (&*key, value) {
                ("smithy", _) => {}
                ("metadata", Node::Object(metadata)) => self.metadata(metadata, &origin),
                ("shapes", Node::Object(found)) => shapes = Some((found, origin)),
                ("metadata" | "shapes", other) => self.wrong_type(&origin, &format!("`{key}`"), "an object", &other),
                _ => self.unknown(&origin, "the model", &key, &["smithy", "metadata", "shapes"]),
            }
        }
        if let Some((shapes, origin)) = shapes {
            self.shapes(shapes, &origin);
        }
    }

    fn version(&mut self, root: &Object) {
        let Some(node) = root.get("smithy") else {
            let origin = self.origin.clone();
            let diagnostic =
                self.diagnostics.error(&codes::MISSING_VERSION, &origin, "the model does not declare its version");
            diagnostic.hint("a Smithy model in JSON has a member `\"smithy\": \"2.0\"`");
            return;
        };
        match node.as_str().and_then(Version::from_text) {
            Some(version) => self.document.version = version,
            None => {
                let written = node.as_str().unwrap_or(node.kind());
                let message = format!("unsupported Smithy version `{written}`");
                let origin = self.origin.child("smithy");
                let diagnostic = self.diagnostics.error(&codes::UNSUPPORTED_VERSION, &origin, message);
                diagnostic.hint("the versions are `\"1.0\"` and `\"2.0\"`");
            }
        }
    }

    fn metadata(&mut self, metadata: Object, origin: &Origin) {
        for (key, value) in metadata {
            let origin = origin.child(&key);
            self.document.metadata.push(Metadata { key, value, origin });
        }
    }

    /// The traits under `traits`.
    fn traits(&mut self, node: Node, origin: &Origin) -> Vec<Annotation> {
        let Node::Object(traits) = node else {
            self.wrong_type(origin, "`traits`", "an object", &node);
            return Vec::new();
        };
        let mut annotations = Vec::with_capacity(traits.len());
        for (key, value) in traits {
            let origin = origin.child(&key);
            if let Some(id) = self.shape_id(&key, &origin) {
                annotations.push(Annotation { id, value: Some(value), origin });
            }
        }
        annotations
    }

    /// `{"target": "namespace#Shape"}`.
    fn reference(&mut self, node: &Node, origin: &Origin) -> Option<Reference> {
        let Some(target) = node.get("target").and_then(Node::as_str) else {
            let message = format!("expected a reference, but found {}", node.kind());
            let diagnostic = self.diagnostics.error(&codes::INVALID_VALUE, origin, message);
            diagnostic.hint("write `{\"target\": \"namespace#Shape\"}`");
            return None;
        };
        let origin = origin.child("target");
        let target = self.shape_id(target, &origin)?;
        Some(Reference { target, origin })
    }

    fn references(&mut self, node: &Node, origin: &Origin) -> Vec<Reference> {
        let Some(elements) = node.as_array() else {
            self.wrong_type(origin, "a list of references", "an array", node);
            return Vec::new();
        };
        let elements = elements.iter().enumerate();
        elements.filter_map(|(position, element)| self.reference(element, &origin.child(position))).collect()
    }

    fn named_references(&mut self, node: &Node, origin: &Origin) -> Vec<(String, Reference)> {
        let Some(object) = node.as_object() else {
            self.wrong_type(origin, "a map of references", "an object", node);
            return Vec::new();
        };
        let references = object.iter();
        references.filter_map(|(key, node)| Some((key.to_owned(), self.reference(node, &origin.child(key))?))).collect()
    }

    fn shape_id(&mut self, text: &str, origin: &Origin) -> Option<ShapeId> {
        let id = ShapeId::parse(text);
        if id.is_none() {
            let message = format!("`{text}` is not an absolute shape id");
            let diagnostic = self.diagnostics.error(&codes::INVALID_SHAPE_ID, origin, message);
            diagnostic.hint("shape ids in JSON have the form `namespace#Shape` or `namespace#Shape$member`");
        }
        id
    }

    fn wrong_type(&mut self, origin: &Origin, what: &str, expected: &str, found: &Node) {
        let message = format!("{what} must be {expected}, but it is {}", found.kind());
        self.diagnostics.error(&codes::INVALID_VALUE, origin, message);
    }

    fn unknown(&mut self, origin: &Origin, what: &str, key: &str, known: &[&'static str]) {
        let message = format!("{what} has the unknown property `{key}`");
        let near = suggest::hint(key, known.iter().copied());
        self.diagnostics.warning(&codes::UNKNOWN_KEY, origin, message).hint = near;
    }
}
