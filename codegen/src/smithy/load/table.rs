//! All definitions of all files under their ids (Smithy 2.0, "Merging model files").

use std::collections::HashMap;

use crate::diagnostics::{Diagnostics, SourceId, codes};
use crate::smithy::gaps::Gaps;
use crate::smithy::model::{Properties, Reference};
use crate::smithy::raw::{Application, Definition, Document, Target};
use crate::smithy::shape_id::ShapeId;
use crate::smithy::similar;

/// The definitions in the order in which they were met, those of the packages last.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) definitions: Vec<Definition>,
    pub(super) applications: Vec<Application>,
    /// What may be missing.
    pub(super) gaps: Gaps,
    index: HashMap<ShapeId, usize>,
}

impl Table {
    /// Declares everything that the documents define. A shape may be defined twice if both definitions agree.
    pub(super) fn declare(documents: Vec<Document>, diagnostics: &mut Diagnostics) -> Self {
        let mut table = Self { gaps: Gaps::of(&documents), ..Self::default() };
        for document in documents {
            for definition in document.definitions {
                table.add(definition, diagnostics);
            }
            table.applications.extend(document.applications);
        }
        table.check_case(diagnostics);
        table
    }

    pub(super) fn get(&self, id: &str) -> Option<&Definition> {
        self.index.get(id).map(|&position| &self.definitions[position])
    }

    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut Definition> {
        self.index.get(id).map(|&position| &mut self.definitions[position])
    }

    /// The shape that was probably meant by an id that leads nowhere.
    pub(super) fn similar(&self, id: &ShapeId) -> Option<String> {
        similar::hint(id, self.definitions.iter().map(|definition| &definition.id))
    }

    pub(super) fn position(&self, id: &ShapeId) -> Option<usize> {
        self.index.get(id).copied()
    }

    fn add(&mut self, definition: Definition, diagnostics: &mut Diagnostics) {
        let Some(&position) = self.index.get(&definition.id) else {
            self.index.insert(definition.id.clone(), self.definitions.len());
            self.definitions.push(definition);
            return;
        };
        // A description that brings a trait package along has the last word on it.
        if definition.origin.source == SourceId::BUILT_IN {
            return;
        }
        let first = &self.definitions[position];
        if !agree(first, &definition) {
            let message = format!("`{}` is defined twice, and differently", definition.id);
            let diagnostic = diagnostics.error(&codes::DUPLICATE_SHAPE, &definition.origin, message);
            diagnostic.related(&first.origin, "first defined here");
            return;
        }
        let reference = |id: &ShapeId, origin| Reference { target: id.clone(), origin };
        for member in definition.members {
            let target = reference(&member.id, member.origin);
            self.applications.push(Application { target, traits: member.traits });
        }
        let target = reference(&definition.id, definition.origin);
        self.applications.push(Application { target, traits: definition.traits });
    }

    /// No two ids may differ in case only (Smithy 2.0, "Shape ID conflicts").
    fn check_case(&self, diagnostics: &mut Diagnostics) {
        let mut seen: HashMap<String, &Definition> = HashMap::new();
        for definition in &self.definitions {
            let folded = definition.id.as_str().to_ascii_lowercase();
            if let Some(first) = seen.get(&folded) {
                let message = format!("the shape id `{}` differs from `{}` in case only", definition.id, first.id);
                let diagnostic = diagnostics.error(&codes::CONFLICTING_SHAPE_IDS, &definition.origin, message);
                diagnostic.related(&first.origin, "first defined here");
            } else {
                seen.insert(folded, definition);
            }
        }
    }
}

/// Whether two definitions are the same, their traits, which are merged, left aside.
fn agree(one: &Definition, other: &Definition) -> bool {
    let members = |definition: &Definition| -> Vec<(ShapeId, Option<ShapeId>)> {
        let target = |target: &Target| match target {
            Target::Named(reference) => Some(reference.target.clone()),
            Target::Elided | Target::Inherited => None,
        };
        definition.members.iter().map(|member| (member.id.clone(), target(&member.target))).collect()
    };
    one.shape_type == other.shape_type
        && ids(&one.mixins) == ids(&other.mixins)
        && members(one) == members(other)
        && properties_agree(&one.properties, &other.properties)
}

fn properties_agree(one: &Properties, other: &Properties) -> bool {
    let named = |references: &[(String, Reference)]| -> Vec<(String, ShapeId)> {
        references.iter().map(|(name, reference)| (name.clone(), reference.target.clone())).collect()
    };
    match (one, other) {
        (Properties::None, Properties::None) => true,
        (Properties::Service(one), Properties::Service(other)) => {
            one.version == other.version
                && one.rename == other.rename
                && ids(&one.operations) == ids(&other.operations)
                && ids(&one.resources) == ids(&other.resources)
                && ids(&one.errors) == ids(&other.errors)
        }
        (Properties::Operation(one), Properties::Operation(other)) => {
            one.input.target == other.input.target
                && one.output.target == other.output.target
                && ids(&one.errors) == ids(&other.errors)
        }
        (Properties::Resource(one), Properties::Resource(other)) => {
            named(&one.identifiers) == named(&other.identifiers)
                && named(&one.properties) == named(&other.properties)
                && ids(one.bound_operations()) == ids(other.bound_operations())
                && ids(&one.resources) == ids(&other.resources)
        }
        _ => false,
    }
}

fn ids<'a>(references: impl IntoIterator<Item = &'a Reference>) -> Vec<&'a ShapeId> {
    references.into_iter().map(|reference| &reference.target).collect()
}
