//! Schemas of the components that no operation reaches on either side.

use std::collections::{BTreeMap, BTreeSet};

use super::super::comparison::{Comparison, Place, Root};
use super::super::finding::Directions;
use super::super::rules;
use super::canonical;
use crate::openapi::document::{Cursor, Document, Node};
use crate::rust::Subject;

const COMPONENTS: &str = "#/components/schemas/";

/// Lists the schemas that came, went or changed, and that are no part of any message.
pub(in super::super) fn compare(comparison: &mut Comparison<'_>) {
    let (base, head) = (comparison.documents.0.all, comparison.documents.1.all);
    let ([one], [two]) = (base, head) else { return };
    let (before, after) = (Components::of(one), Components::of(two));
    let names: BTreeSet<&str> = before.all.keys().chain(after.all.keys()).copied().collect();
    for name in names.into_iter().filter(|name| !before.reached.contains(*name) && !after.reached.contains(*name)) {
        let subject = Subject::Type(name.to_owned());
        let (left, right) = (before.all.get(name), after.all.get(name));
        let origin = |cursor: Option<&Cursor<'_>>, document: &Document| {
            cursor.map_or_else(|| document.root().origin, |cursor| cursor.origin.clone())
        };
        let origins = (&origin(left, one), &origin(right, two));
        let place = Place::alike(subject, origins, Directions::NEITHER, Root::Unreachable);
        match (left, right) {
            (Some(left), Some(right)) => {
                let (left, right) = (canonical::text(one, left), canonical::text(two, right));
                if left != right {
                    comparison.change(&rules::UNREACHED_CHANGED, &place, "the schema", left, right);
                }
            }
            (None, _) => {
                comparison.report(&rules::TYPE_ADDED, &place, "the type is new");
            }
            (_, None) => {
                comparison.report(&rules::TYPE_REMOVED, &place, "the type is gone");
            }
        }
    }
}

/// The schemas of a document by name, and which of them messages reach.
struct Components<'d> {
    all: BTreeMap<&'d str, Cursor<'d>>,
    reached: BTreeSet<String>,
}

impl<'d> Components<'d> {
    fn of(document: &'d Document) -> Self {
        let root = document.root();
        let components = root.get("components").and_then(|components| components.get("schemas"));
        let all: BTreeMap<&str, Cursor<'d>> = components.iter().flat_map(Cursor::entries).collect();
        let mut reached = BTreeSet::new();
        // Everything but the schemas may lead to schemas.
        let mut open: Vec<&'d Node> =
            root.entries().filter(|(key, _)| *key != "components").map(|(_, it)| it.node).collect();
        let others = root.get("components");
        open.extend(
            others.iter().flat_map(Cursor::entries).filter(|(key, _)| *key != "schemas").map(|(_, it)| it.node),
        );
        while let Some(node) = open.pop() {
            match node {
                Node::Object(object) => {
                    for (key, value) in object.iter() {
                        open.push(value);
                        let name = match value {
                            Node::String(text) if key == "$ref" || text.starts_with(COMPONENTS) => component(text),
                            _ => None,
                        };
                        if let Some(name) = name.filter(|name| reached.insert(name.clone())) {
                            open.extend(all.get(name.as_str()).map(|schema| schema.node));
                        }
                    }
                }
                Node::Array(items) => open.extend(items),
                _ => {}
            }
        }
        Self { all, reached }
    }
}

/// The component that a reference leads to or into.
fn component(reference: &str) -> Option<String> {
    let name = reference.strip_prefix(COMPONENTS)?.split('/').next()?;
    Some(name.replace("~1", "/").replace("~0", "~").replace("%20", " "))
}
