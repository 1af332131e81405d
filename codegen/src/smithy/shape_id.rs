//! Shape ids: `namespace#Name` and `namespace#Name$member`.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The most bytes that a shape id, or a name in one, may have: each member carries the whole id of its shape.
pub(super) const LONGEST: usize = 2_000;

/// An absolute shape id (Smithy 2.0, "Shape ID"): cheap to clone, looked up in maps by its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShapeId(Arc<str>);

impl ShapeId {
    /// The id with that text; whether it is well-formed is the caller's business (see [`ShapeId::parse`]).
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// The id with that text if it is an absolute shape id, with or without a member.
    pub fn parse(text: &str) -> Option<Self> {
        let (namespace, rest) = text.split_once('#')?;
        let (name, member) = match rest.split_once('$') {
            Some((name, member)) => (name, Some(member)),
            None => (rest, None),
        };
        let well_formed = is_namespace(namespace) && is_identifier(name) && member.is_none_or(is_identifier);
        (well_formed && text.len() <= LONGEST).then(|| Self::new(text))
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before `#`; empty for a name that was not resolved yet.
    pub fn namespace(&self) -> &str {
        self.0.split_once('#').map_or("", |(namespace, _)| namespace)
    }

    /// The name of the shape, or of the shape that contains the member.
    pub fn name(&self) -> &str {
        let rest = self.0.split_once('#').map_or(&*self.0, |(_, rest)| rest);
        rest.split_once('$').map_or(rest, |(name, _)| name)
    }

    /// What stands after `$`.
    pub fn member(&self) -> Option<&str> {
        self.0.split_once('$').map(|(_, member)| member)
    }

    /// The id of a member of this shape.
    #[must_use]
    pub fn with_member(&self, member: &str) -> Self {
        Self::new(format!("{}${member}", self.root_str()))
    }

    /// The id without its member.
    #[must_use]
    pub fn root(&self) -> Self {
        if self.member().is_none() { self.clone() } else { Self::new(self.root_str()) }
    }

    fn root_str(&self) -> &str {
        self.0.split_once('$').map_or(&*self.0, |(root, _)| root)
    }

    pub(super) fn into_text(self) -> Arc<str> {
        self.0
    }

    pub(super) fn is_absolute(&self) -> bool {
        self.0.contains('#')
    }
}

/// Whether a text is an identifier (Smithy 2.0, grammar `Identifier`).
pub fn is_identifier(text: &str) -> bool {
    let after_underscores = text.trim_start_matches('_');
    let mut rest = after_underscores.chars();
    let starts_well = match rest.next() {
        Some(first) => first.is_ascii_alphabetic() || (text.starts_with('_') && first.is_ascii_digit()),
        None => false,
    };
    starts_well && text.len() <= LONGEST && rest.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Whether a text is a namespace: identifiers joined by dots.
pub fn is_namespace(text: &str) -> bool {
    text.split('.').all(is_identifier)
}

impl Hash for ShapeId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Borrow<str> for ShapeId {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<str> for ShapeId {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for ShapeId {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
