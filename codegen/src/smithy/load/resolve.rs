//! Names become absolute shape ids (Smithy 2.0, "Relative shape ID resolution").
//!
//! A name is looked for among the `use` statements, then in the namespace of the file, then in the prelude. All
//! files are looked at together, so a shape may be used before it is defined, and in another file.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::diagnostics::{Diagnostics, codes};
use crate::smithy::gaps::Gaps;
use crate::smithy::model::{Properties, Reference};
use crate::smithy::node::Node;
use crate::smithy::raw::{Annotation, Definition, Document, Target};
use crate::smithy::shape_id::ShapeId;
use crate::smithy::similar;

/// Resolves every name of these documents.
pub(super) fn names(documents: &mut [Document], diagnostics: &mut Diagnostics) {
    let defined = documents.iter().flat_map(|document| &document.definitions);
    let known: HashSet<ShapeId> = defined.map(|definition| definition.id.clone()).collect();
    let gaps = Gaps::of(documents);
    for document in documents {
        if document.namespace.is_empty() {
            metadata(document, &Scope { namespace: "".into(), uses: HashMap::new(), known: &known });
            continue;
        }
        let uses = uses(document, &known, &gaps, diagnostics);
        Scope { namespace: document.namespace.clone(), uses, known: &known }.document(document);
    }
}

/// What the short names mean, and where they clash.
fn uses(
    document: &Document,
    known: &HashSet<ShapeId>,
    gaps: &Gaps,
    diagnostics: &mut Diagnostics,
) -> HashMap<String, ShapeId> {
    let mut uses: HashMap<String, ShapeId> = HashMap::new();
    for used in &document.uses {
        let name = used.target.name().to_owned();
        if !known.contains(&used.target) && !gaps.may_define(&used.target) {
            let message = format!("`use` names the shape `{}`, which is not defined", used.target);
            diagnostics.warning(&codes::UNRESOLVED_USE, &used.origin, message).hint = similar(&used.target, known);
        }
        if let Some(other) = uses.get(&name).filter(|other| **other != used.target) {
            let message = format!("cannot use the name `{}`, because it conflicts with `{other}`", used.target);
            diagnostics.error(&codes::CONFLICTING_USE, &used.origin, message);
            continue;
        }
        uses.insert(name, used.target.clone());
    }
    for definition in &document.definitions {
        if let Some(used) = uses.get(definition.id.name()).filter(|used| **used != definition.id) {
            let message = format!("the shape `{}` conflicts with `{used}`, which is in use", definition.id);
            let diagnostic = diagnostics.error(&codes::CONFLICTING_USE, &definition.origin, message);
            diagnostic.hint("rename the shape, or leave out the `use` statement");
        }
    }
    uses
}

/// The hash set has no order, but a hint shall be the same each time.
fn similar(id: &ShapeId, known: &HashSet<ShapeId>) -> Option<String> {
    let mut known: Vec<&ShapeId> = known.iter().collect();
    known.sort_unstable();
    similar::hint(id, known.into_iter())
}

fn metadata(document: &mut Document, scope: &Scope<'_>) {
    for entry in &mut document.metadata {
        scope.node(&mut entry.value);
    }
}

struct Scope<'a> {
    namespace: Arc<str>,
    uses: HashMap<String, ShapeId>,
    known: &'a HashSet<ShapeId>,
}

impl Scope<'_> {
    fn document(&self, document: &mut Document) {
        metadata(document, self);
        for definition in &mut document.definitions {
            self.definition(definition);
        }
        for application in &mut document.applications {
            self.reference(&mut application.target);
            self.traits(&mut application.traits);
        }
    }

    fn definition(&self, definition: &mut Definition) {
        self.traits(&mut definition.traits);
        self.references(&mut definition.mixins);
        definition.resource.iter_mut().for_each(|resource| self.reference(resource));
        for member in &mut definition.members {
            self.traits(&mut member.traits);
            if let Target::Named(target) = &mut member.target {
                self.reference(target);
            }
        }
        self.properties(&mut definition.properties);
    }

    fn properties(&self, properties: &mut Properties) {
        match properties {
            Properties::None => {}
            Properties::Service(service) => {
                self.references(&mut service.operations);
                self.references(&mut service.resources);
                self.references(&mut service.errors);
                for (renamed, _) in &mut service.rename {
                    *renamed = self.absolute(renamed);
                }
            }
            Properties::Operation(operation) => {
                self.reference(&mut operation.input);
                self.reference(&mut operation.output);
                self.references(&mut operation.errors);
            }
            Properties::Resource(resource) => {
                resource.identifiers.iter_mut().for_each(|(_, reference)| self.reference(reference));
                resource.properties.iter_mut().for_each(|(_, reference)| self.reference(reference));
                resource.lifecycle.iter_mut().for_each(|(_, reference)| self.reference(reference));
                self.references(&mut resource.operations);
                self.references(&mut resource.collection_operations);
                self.references(&mut resource.resources);
            }
        }
    }

    fn traits(&self, traits: &mut [Annotation]) {
        for applied in traits {
            applied.id = self.absolute(&applied.id);
            applied.value.iter_mut().for_each(|value| self.node(value));
        }
    }

    fn references(&self, references: &mut [Reference]) {
        for reference in references {
            self.reference(reference);
        }
    }

    fn reference(&self, reference: &mut Reference) {
        reference.target = self.absolute(&reference.target);
    }

    /// The parser and `serde_json` have limited the depth of nodes.
    fn node(&self, node: &mut Node) {
        match node {
            Node::Name(id) => *node = Node::String(self.absolute(id).into_text()),
            Node::Array(elements) => elements.iter_mut().for_each(|element| self.node(element)),
            Node::Object(object) => object.values_mut().for_each(|value| self.node(value)),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
        }
    }

    fn absolute(&self, id: &ShapeId) -> ShapeId {
        if id.is_absolute() {
            return id.clone();
        }
        let (name, member) = (id.name(), id.member());
        let root = self.uses.get(name).cloned().unwrap_or_else(|| self.local_or_prelude(name));
        member.map_or(root.clone(), |member| root.with_member(member))
    }

    fn local_or_prelude(&self, name: &str) -> ShapeId {
        let local = ShapeId::new(format!("{}#{name}", self.namespace));
        if self.known.contains(&local) {
            return local;
        }
        let prelude = ShapeId::new(format!("smithy.api#{name}"));
        if self.known.contains(&prelude) { prelude } else { local }
    }
}
