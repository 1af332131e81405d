//! Overlays (OpenAPI Overlay 1.0 and 1.1): changes to a document that stand in files of their own.
//!
//! They are applied to the tree of a document before it is read. What comes from an overlay keeps its place there, so
//! that a finding about it points at the overlay.

mod actions;
mod apply;

use super::document::{Node, parse_text};
use super::tree::Tree;
use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources};

/// Applies overlays to the tree of a document, in their order; the errors stand in `diagnostics`.
pub(super) fn apply(
    root: Node,
    document: SourceId,
    overlays: &[SourceId],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Node {
    if overlays.is_empty() {
        return root;
    }
    let origin = Origin::pointer(document, "");
    let mut tree = Tree::of(&root);
    for id in overlays {
        let Some(overlay) = parse_text(sources, *id, diagnostics) else { continue };
        let name = &sources.get(*id).name;
        for action in actions::read(&overlay, *id, name, diagnostics) {
            apply::apply(&mut tree, &origin, &action, diagnostics);
        }
    }
    tree.finish(&origin, diagnostics)
}
