//! What was written in the documents of a side, by the places that the model keeps.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, Origin, Place as OriginPlace};
use crate::ir::Api;
use crate::openapi::document::{Cursor, Document};

/// The documents of one side, and which of their schemas are types of the model.
pub(super) struct Documents<'a> {
    pub(super) all: &'a [Document],
    /// Where named types were written: each is compared once, under its name.
    named: HashSet<&'a Origin>,
}

impl<'a> Documents<'a> {
    pub(super) fn new(all: &'a [Document], api: &'a Api) -> Self {
        let named = if all.is_empty() { HashSet::new() } else { api.types.iter().map(|(_, ty)| &ty.origin).collect() };
        Self { all, named }
    }

    /// The document that a place is in, and what was written there.
    pub(super) fn at(&self, origin: &Origin) -> Option<(&'a Document, Cursor<'a>)> {
        let OriginPlace::Pointer(pointer) = &origin.place else { return None };
        let document = self.all.iter().find(|document| document.root().origin.source == origin.source)?;
        Some((document, document.at(pointer)?))
    }

    pub(super) fn is_named(&self, cursor: &Cursor<'_>) -> bool {
        self.named.contains(&cursor.origin)
    }
}

/// What a reference leads to; nothing where it leads nowhere, which the front end has reported.
pub(super) fn follow<'d>(document: &'d Document, cursor: &Cursor<'d>) -> Option<Cursor<'d>> {
    document.follow(cursor.clone(), &mut Diagnostics::new())
}

/// A schema and the document that it is in.
pub(super) type Written<'d> = (&'d Document, Cursor<'d>);
