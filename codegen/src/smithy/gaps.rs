//! What may be missing from a model because a text could not be read as a whole: names that such a text may define are
//! not reported as unresolved, so that one mistake stays one error.

use std::collections::HashSet;
use std::sync::Arc;

use super::raw::Document;
use super::shape_id::ShapeId;

/// The namespaces of the texts with errors.
#[derive(Clone, Debug, Default)]
pub(super) struct Gaps(HashSet<Arc<str>>);

impl Gaps {
    pub(super) fn of(documents: &[Document]) -> Self {
        let partial = documents.iter().filter(|document| document.is_partial);
        Self(partial.map(|document| document.namespace.clone()).collect())
    }

    /// Whether every text could be read.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a text with errors may define a shape. A text without a namespace may define any outside of the prelude.
    pub(super) fn may_define(&self, id: &ShapeId) -> bool {
        self.0.contains(id.namespace()) || (self.0.contains("") && id.namespace() != "smithy.api")
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::{Diagnostics, Sources};

    /// The codes that are found in a model of these texts.
    fn found(texts: [&str; 2]) -> Vec<&'static str> {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let ids = texts.map(|text| sources.add("a.smithy", text));
        crate::smithy::load(&sources, &ids, &mut diagnostics);
        diagnostics.iter().map(|finding| finding.code.name).collect()
    }

    #[test]
    fn one_mistake_is_one_error() {
        let user =
            "$version: \"2\"\nnamespace a\nuse b#Pet\n@b#mark\nstructure Owner with [Named] {\n    pet: Pet\n}\n";
        assert_eq!(found(["$version: \"2\"\nstructure Pet {}\n", user]), ["invalid-syntax"]);
        let pages = "$version: \"2\"\nnamespace a\n@paginated(inputToken: \"token\", outputToken: \"token\")\n\
                     operation List {\n    input := with [Paged] {\n        @idempotencyToken\n        once: Token\n    }\n}\n";
        assert_eq!(found(["$version: \"2\"\n@mixin\nstructure Paged { token: Token }\n", pages]), ["invalid-syntax"]);
        let elsewhere = found(["$version: \"2\"\nnamespace c\nstructure Pet {", user]);
        assert_eq!(
            elsewhere,
            ["invalid-syntax", "unresolved-use", "unresolved-mixin", "unresolved-target", "unresolved-trait"]
        );
    }

    #[test]
    fn an_unknown_trait_of_an_own_namespace_is_an_error() {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let text = "$version: \"2\"\nnamespace a\n@trait\nstructure secret {}\n@secrte\nstructure Owner {}\n";
        let id = sources.add("a.smithy", text);
        crate::smithy::load(&sources, &[id], &mut diagnostics);
        assert!(diagnostics.has_errors());
        let hints: Vec<_> = diagnostics.iter().filter_map(|finding| finding.hint.as_deref()).collect();
        assert_eq!(hints, ["did you mean `secret`?"]);
    }
}
