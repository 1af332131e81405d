//! The translation of one service: its shapes, its operations, the service itself.

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostics, Origin, codes, suggest};
use crate::smithy::model::{Reference, ShapeType};
use crate::smithy::raw::{Annotation, Definition, Document, Version};
use crate::smithy::shape_id::ShapeId;

use super::entry::Entry;
use super::files::Files;
use super::keys;
use super::names::{Names, identifier};
use super::naming::Speaks;
use super::service::Metadata;

/// What every step needs.
pub(super) struct Translation<'a> {
    pub(super) files: &'a Files,
    pub(super) root: Entry<'a>,
    pub(super) metadata: Metadata<'a>,
    pub(super) speaks: Speaks,
    pub(super) names: Names,
    /// The shapes of the description by name.
    pub(super) shapes: HashMap<&'a str, Entry<'a>>,
    /// The structures that are the input of one operation and nothing else.
    pub(super) inputs: HashSet<&'a str>,
    /// Shapes that stand for others with a trait more, by name of the other and id of the trait.
    variants: HashMap<(&'a str, &'static str), ShapeId>,
    document: Document,
    /// Where in the document the definitions are.
    positions: HashMap<ShapeId, usize>,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl<'a> Translation<'a> {
    /// The description as a Smithy document. C2J has the defaults of Smithy's first version: numbers and booleans that
    /// are not boxed are zero where absent. `None` if the service has no protocol that is known.
    pub(super) fn of(files: &'a Files, diagnostics: &'a mut Diagnostics) -> Option<Document> {
        let origin = Origin::file(files.service.source);
        let root = Entry { object: &files.service.root, origin };
        root.check_keys("the description", keys::ROOT, diagnostics);
        let metadata = Metadata::read(&root, diagnostics)?;
        let operations = root.children("operations", diagnostics);
        let shapes = root.children("shapes", diagnostics);
        let namespace = format!("com.amazonaws.{}", identifier(&metadata.client_name().to_lowercase()));
        let sent_name = metadata.sent_name();
        let taken = operations.iter().map(|(name, _)| *name).chain(sent_name);
        let names = Names::new(namespace, taken, shapes.iter().map(|(name, _)| *name));
        let mut translation = Self {
            files,
            speaks: metadata.speaks(),
            names,
            inputs: inputs(&operations, &shapes),
            shapes: shapes.iter().cloned().collect(),
            variants: HashMap::new(),
            positions: HashMap::new(),
            document: Document { version: Version::V1, ..Document::default() },
            root,
            metadata,
            diagnostics,
        };
        for (name, entry) in &shapes {
            translation.shape(name, entry);
        }
        let operations = translation.operations(&operations);
        translation.service(operations);
        Some(translation.document)
    }

    /// Adds a definition to the document.
    pub(super) fn define(&mut self, definition: Definition) {
        self.positions.insert(definition.id.clone(), self.document.definitions.len());
        self.document.definitions.push(definition);
    }

    /// What was defined under an id.
    pub(super) fn defined(&mut self, id: &ShapeId) -> Option<&mut Definition> {
        self.positions.get(id).map(|position| &mut self.document.definitions[*position])
    }

    /// A definition without anything in it.
    pub(super) fn definition(id: ShapeId, shape_type: ShapeType, origin: Origin) -> Definition {
        Definition::new(id, Version::V1, shape_type, origin)
    }

    /// The shape that an entry names under `shape`.
    pub(super) fn reference(&mut self, entry: &Entry<'a>) -> Option<(&'a str, Reference)> {
        let Some(name) = entry.text("shape", self.diagnostics) else {
            if entry.get("shape").is_none() {
                let message = "the reference does not name its `shape`";
                self.diagnostics.error(&codes::MISSING_KEY, &entry.origin, message);
            }
            return None;
        };
        let origin = entry.place("shape");
        let Some(target) = self.names.shape(name).cloned() else {
            let message = format!("there is no shape `{name}`");
            let hint = suggest::hint(name, self.names.shape_names());
            self.diagnostics.error(&codes::UNRESOLVED_TARGET, &origin, message).hint = hint;
            return None;
        };
        Some((name, Reference { target, origin }))
    }

    /// A shape like the one with this name, with a trait more that C2J has on members, and Smithy on their targets.
    pub(super) fn variant(
        &mut self,
        name: &'a str,
        suffix: &str,
        extra: Annotation,
        id: &'static str,
    ) -> Option<ShapeId> {
        if let Some(known) = self.variants.get(&(name, id)) {
            return Some(known.clone());
        }
        let entry = self.shapes.get(name)?.clone();
        let mut definition = self.simple_shape(&entry).filter(|definition| definition.shape_type.is_simple())?;
        if definition.traits.iter().any(|applied| applied.id == *id) {
            return self.names.shape(name).cloned();
        }
        definition.id = self.names.make(&format!("{name}{suffix}"), "Shape");
        definition.traits.push(extra);
        let made = definition.id.clone();
        self.variants.insert((name, id), made.clone());
        self.define(definition);
        Some(made)
    }
}

/// The structures that one operation has as input, and nothing else refers to.
fn inputs<'a>(operations: &[(&'a str, Entry<'a>)], shapes: &[(&'a str, Entry<'a>)]) -> HashSet<&'a str> {
    let mut uses: HashMap<&'a str, usize> = HashMap::new();
    let mut inputs = HashSet::new();
    let shape_of = |entry: &Entry<'a>, key: &str| entry.get(key)?.get("shape")?.as_str();
    for (_, operation) in operations {
        inputs.extend(shape_of(operation, "input"));
        for key in ["input", "output"] {
            if let Some(name) = shape_of(operation, key) {
                *uses.entry(name).or_default() += 1;
            }
        }
    }
    for (_, shape) in shapes {
        let members = shape.get("members").and_then(|members| members.as_object()).into_iter();
        let of_members =
            members.flat_map(|members| members.iter()).filter_map(|(_, member)| member.get("shape")?.as_str());
        let parts = ["member", "key", "value"].into_iter().filter_map(|key| shape_of(shape, key));
        for name in of_members.chain(parts) {
            *uses.entry(name).or_default() += 1;
        }
    }
    inputs.retain(|name| uses.get(name) == Some(&1));
    inputs
}
