//! What was violated, and where.

use std::fmt::{Display, Formatter, Result};

use crate::escape;

/// One violated constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The place of the value, as a JSON pointer (RFC 6901) into the checked value.
    pub path: String,
    /// What is wrong; contains the path and the constraint, never the value.
    pub message: String,
}

impl Violation {
    /// A constraint that does not hold at a path.
    pub(crate) fn new(path: String, subject: &str, constraint: &str) -> Self {
        let message = format!("{subject} at '{path}' failed to satisfy constraint: {constraint}");
        Self { path, message }
    }

    /// The same, seen from a structure that holds the checked value under a name.
    #[cfg(feature = "server")]
    pub(crate) fn below(self, name: &str) -> Self {
        let mut path = String::new();
        super::pointer(&mut path, name);
        path.push_str(&self.path);
        let message = self.message.replacen(&format!("'{}'", self.path), &format!("'{path}'"), 1);
        Self { path, message }
    }

    /// A required member that is not there.
    pub(crate) fn missing(path: String) -> Self {
        Self::new(path, "Value", "Member must not be null")
    }
}

/// Every violated constraint of a value; at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations {
    found: Vec<Violation>,
}

impl Violations {
    /// Returns an error if there are violations.
    ///
    /// # Errors
    ///
    /// There is at least one.
    pub fn from_found(found: Vec<Violation>) -> std::result::Result<(), Self> {
        if found.is_empty() { Ok(()) } else { Err(Self { found }) }
    }

    /// Returns the violations in the order of the members.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.found.iter()
    }

    /// Converts into a list of violations.
    pub fn into_vec(self) -> Vec<Violation> {
        self.found
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Display for Violations {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let plural = if self.found.len() == 1 { "" } else { "s" };
        write!(formatter, "{} validation error{plural} detected. ", self.found.len())?;
        for (position, violation) in self.found.iter().enumerate() {
            let parting = if position == 0 { "" } else { "; " };
            escape::write(formatter, format_args!("{parting}{}", violation.message))?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}
