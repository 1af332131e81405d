//! Checks of values against the constraints in their tables.
//!
//! All violations are collected. Messages follow the wording of Smithy's validation tests and never show a value, be it
//! sensitive or not; paths are JSON pointers, and a map's bad key is reported at the map.

mod messages;
mod violations;
mod walk;

pub use violations::{Violation, Violations};
pub(crate) use walk::pointer;

use crate::schema::Shape;
use crate::value::{Ref, Structure, Union, Value};

/// Checks a structure and everything in it. Returns every violated constraint.
///
/// # Errors
///
/// Some constraint is violated; all that are stand in the error, each with its place.
pub fn structure(value: &dyn Structure) -> Result<(), Violations> {
    let mut walk = walk::Walk::default();
    walk.structure(value);
    walk.finish()
}

/// Checks a union and everything in it. Returns every violated constraint.
///
/// # Errors
///
/// Some constraint is violated; all that are stand in the error, each with its place.
pub fn union(value: &dyn Union) -> Result<(), Violations> {
    let mut walk = walk::Walk::default();
    walk.union(value);
    walk.finish()
}

/// Checks a single value against a shape.
///
/// # Errors
///
/// Some constraint is violated; all that are stand in the error, each with its place.
pub fn check(value: &dyn Value, shape: &'static Shape) -> Result<(), Violations> {
    let mut walk = walk::Walk::default();
    walk.value(&value.get(), shape);
    walk.finish()
}

/// Checks a text against a shape.
///
/// # Errors
///
/// Some constraint is violated; all that are stand in the error, each with its place.
pub fn check_str(value: &str, shape: &'static Shape) -> Result<(), Violations> {
    let mut walk = walk::Walk::default();
    walk.value(&Ref::String(value), shape);
    walk.finish()
}

/// Checks only that required members are there, at any depth.
///
/// # Errors
///
/// A required member is missing.
pub fn required(value: &dyn Structure) -> Result<(), Violations> {
    let mut walk = walk::Walk::required_only();
    walk.structure(value);
    walk.finish()
}
