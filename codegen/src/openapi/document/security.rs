//! Servers and security schemes (OpenAPI 3.1, sections 4.8.5, 4.8.27 and 4.8.30).

use std::borrow::Cow;

use super::cursor::Cursor;
use crate::diagnostics::{Diagnostics, Origin, codes};

/// A server.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are the keywords")]
pub struct Server<'d> {
    pub origin: Origin,
    pub url: Cow<'d, str>,
    pub description: Option<Cow<'d, str>>,
    pub variables: Vec<(&'d str, Cursor<'d>)>,
}

/// A way to authenticate.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are the keywords")]
pub struct SecurityScheme<'d> {
    pub origin: Origin,
    pub kind: Cow<'d, str>,
    pub description: Option<Cow<'d, str>>,
    pub name: Option<Cow<'d, str>>,
    pub location: Option<Cow<'d, str>>,
    pub scheme: Option<Cow<'d, str>>,
}

/// Schemes that together authenticate a request.
#[derive(Clone, Debug)]
pub struct Requirement<'d> {
    /// Their names, with their places.
    pub schemes: Vec<(&'d str, Origin)>,
}

impl<'d> Server<'d> {
    /// Reads a server.
    pub fn read(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Option<Self> {
        if !cursor.expect_object(diagnostics) {
            return None;
        }
        let Some(url) = cursor.text("url", diagnostics) else {
            diagnostics.warning(&codes::MISSING_KEY, &cursor.origin, "a server has no `url`; it is left out");
            return None;
        };
        Some(Self {
            origin: cursor.origin.clone(),
            url,
            description: cursor.text("description", diagnostics),
            variables: cursor.members("variables", diagnostics),
        })
    }
}

impl<'d> SecurityScheme<'d> {
    /// Reads a security scheme.
    pub fn read(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Option<Self> {
        if !cursor.expect_object(diagnostics) {
            return None;
        }
        let Some(kind) = cursor.text("type", diagnostics) else {
            let message = "a security scheme has no `type`; it is left out";
            diagnostics.warning(&codes::MISSING_KEY, &cursor.origin, message);
            return None;
        };
        Some(Self {
            origin: cursor.origin.clone(),
            kind,
            description: cursor.text("description", diagnostics),
            name: cursor.text("name", diagnostics),
            location: cursor.text("in", diagnostics),
            scheme: cursor.text("scheme", diagnostics),
        })
    }
}

impl<'d> Requirement<'d> {
    /// Reads the alternatives of a list under `security`.
    pub fn read_all(parent: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Vec<Self> {
        let alternatives = parent.list("security", diagnostics).into_iter();
        let alternatives = alternatives.filter(|alternative| alternative.expect_object(diagnostics));
        let read = |alternative: Cursor<'d>| Self {
            schemes: alternative.entries().map(|(name, scopes)| (name, scopes.origin)).collect(),
        };
        alternatives.map(read).collect()
    }
}
