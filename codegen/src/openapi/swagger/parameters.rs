//! Parameters and headers: what limits their values is a schema of its own in OpenAPI 3.

use super::super::document::Cursor;
use super::super::tree::Tree;
use super::built::Built;
use super::collections::Place;
use super::{Part, Upgrade, schemas};

/// What stays beside the schema.
const OWN: [&str; 9] = [
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "collectionFormat",
    "x-example",
    "x-examples",
];

/// The parameters of a list, by what becomes of them.
#[derive(Clone, Default)]
pub(super) struct Sorted<'d> {
    /// Those that stay parameters.
    pub(super) kept: Vec<Cursor<'d>>,
    pub(super) bodies: Vec<Cursor<'d>>,
    pub(super) form: Vec<Cursor<'d>>,
}

impl<'d> Upgrade<'d, '_> {
    /// Sorts the parameters of a path or an operation. One whose reference leads nowhere stays, and is reported when it is
    /// followed.
    pub(super) fn sort(&mut self, holder: &Cursor<'d>) -> Sorted<'d> {
        let mut sorted = Sorted::default();
        let list = holder.get("parameters");
        for item in list.iter().flat_map(Cursor::items).collect::<Vec<_>>() {
            match self.reach(&item) {
                Some(target) if target.get_str("in") == Some("body") => sorted.bodies.push(target),
                Some(target) if target.get_str("in") == Some("formData") => sorted.form.push(target),
                Some(_) | None => sorted.kept.push(item),
            }
        }
        sorted
    }

    /// The parameters of the document that are no bodies: those stand where they are used.
    pub(super) fn shared_parameters(&mut self, all: &Cursor<'d>) -> Tree {
        let kept: Vec<_> = all
            .entries()
            .filter(|(_, parameter)| !matches!(parameter.get_str("in"), Some("body" | "formData")))
            .collect();
        let kept = kept.into_iter().map(|(name, parameter)| (name.into(), self.form_of(&parameter, Self::parameter)));
        let kept = kept.collect();
        Built::of(&all.origin, kept).build()
    }

    /// A parameter of a path, query or header.
    pub(super) fn parameter(&mut self, parameter: &Cursor<'d>) -> Tree {
        if parameter.get_str("$ref").is_some() {
            self.note(parameter, Part::Parameter);
            return self.copy(parameter);
        }
        let place = if parameter.get_str("in") == Some("query") { Place::Pairs } else { Place::Text };
        let mut built = Built::at(&parameter.origin);
        for key in OWN.into_iter().filter(|key| !key.starts_with("x-") && *key != "collectionFormat") {
            built.put_some(key, parameter.get(key).map(|value| self.copy(&value)));
        }
        built.put_some("example", parameter.get("x-example").map(|value| self.copy(&value)));
        self.put_style(parameter, place, &mut built);
        built.put("schema", self.schema_of(parameter));
        built.build()
    }

    /// A header of a response.
    pub(super) fn header(&mut self, header: &Cursor<'d>) -> Tree {
        let mut built = Built::at(&header.origin);
        for key in ["description", "required", "deprecated"] {
            built.put_some(key, header.get(key).map(|value| self.copy(&value)));
        }
        self.put_style(header, Place::Text, &mut built);
        built.put("schema", self.schema_of(header));
        built.build()
    }

    /// The schema that the keywords of a parameter or header are, or the one that it has against the specification.
    fn schema_of(&mut self, parameter: &Cursor<'d>) -> Tree {
        if let Some(schema) = parameter.get("schema") {
            return self.copy(&schema);
        }
        let mut keywords = self.rest(parameter, &OWN);
        schemas::renew(&mut keywords);
        Built::of(&parameter.origin, keywords).build()
    }
}
