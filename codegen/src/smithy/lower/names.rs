//! The names of types: one for each shape of a service, made up where a type stands for no shape.

use super::Lowering;
use super::traits;
use crate::diagnostics::{Origin, codes};
use crate::ir::TypeId;
use crate::smithy::model::{Shape, ShapeType};

impl<'a> Lowering<'a> {
    /// The type that a shape has already, or that an equal one of the same name has: within a service, simple shapes
    /// and lists of several namespaces may share a name if they do not differ (Smithy 2.0, "Service closure").
    pub(super) fn known_type(&self, shape: &Shape) -> Option<TypeId> {
        if let Some(&id) = self.ids.get(&shape.id) {
            return Some(id);
        }
        let id = self.types.find(self.name_of(shape))?;
        let other = self.shape_of(id)?;
        let mergeable = shape.shape_type.is_simple() || shape.shape_type == ShapeType::List;
        (mergeable && same(shape, other)).then_some(id)
    }

    /// The shape that a type stands for.
    fn shape_of(&self, id: TypeId) -> Option<&'a Shape> {
        let (shape, _) = self.ids.iter().find(|(_, known)| **known == id)?;
        self.model.shape(shape.as_str())
    }

    /// Declares the type of a shape under the name of the shape. A second type for the same shape gets the suffix;
    /// two shapes of one name are a mistake.
    pub(super) fn declare_named(&mut self, shape: &'a Shape, suffix: &str, origin: &Origin) -> TypeId {
        let name = self.name_of(shape);
        if self.types.find(name).is_none() {
            return self.types.declare(name, origin);
        }
        if !self.roots.contains_key(&shape.id) && !self.ids.contains_key(&shape.id) {
            let message = format!("two shapes of service `{}` have the name `{name}`", self.service.id.name());
            let other = self.types.find(name).and_then(|id| self.shape_of(id));
            let diagnostic = self.diagnostics.error(&codes::CONFLICTING_NAMES, &shape.origin, message);
            if let Some(other) = other {
                diagnostic.related(&other.origin, format!("`{}`", other.id));
            }
            diagnostic.hint("give one of them another name with `rename` of the service");
        }
        let name = self.made_up_name(name, suffix);
        self.types.declare(&name, origin)
    }

    /// A name that no shape of the service and no type has.
    pub(super) fn made_up_name(&self, base: &str, suffix: &str) -> String {
        let free = |name: &String| !self.taken.contains(&name.to_ascii_lowercase()) && self.types.find(name).is_none();
        let numbered = (2_u32..).map(|number| format!("{base}{suffix}{number}"));
        std::iter::once(format!("{base}{suffix}")).chain(numbered).find(free).unwrap_or_default()
    }

    /// The name of a shape within this service.
    pub(super) fn name_of<'s>(&self, shape: &'s Shape) -> &'s str
    where
        'a: 's,
    {
        let renamed = self.properties.rename.iter().find(|(id, _)| *id == shape.id);
        renamed.map_or(shape.id.name(), |(_, name)| name)
    }
}

/// Whether two shapes of one name are the same, documentation apart.
fn same(shape: &Shape, other: &Shape) -> bool {
    let meaning = |shape: &'_ Shape| {
        let traits = shape.traits.iter().filter(|applied| applied.id != *traits::DOCUMENTATION);
        let mut traits: Vec<_> = traits.map(|applied| (applied.id.clone(), applied.value.clone())).collect();
        traits.sort_by(|one, other| one.0.cmp(&other.0));
        let targets: Vec<_> = shape.members.iter().map(|member| member.target.clone()).collect();
        (shape.shape_type, traits, targets)
    };
    meaning(shape) == meaning(other)
}
