//! The ids of what is described. In C2J operations and shapes have names of their own kind, which may also differ in
//! case only; in Smithy no two ids of a service may.

use std::collections::{HashMap, HashSet};

use crate::smithy::shape_id::{ShapeId, is_identifier};

/// The ids by what they stand for.
pub(super) struct Names {
    namespace: String,
    taken: HashSet<String>,
    shapes: HashMap<String, ShapeId>,
}

impl Names {
    /// Gives ids to shapes. The names of operations are taken: callers see them, and services are sent them; so is that
    /// of a service, where it is sent.
    pub(super) fn new<'a>(
        namespace: String,
        taken: impl Iterator<Item = &'a str>,
        shapes: impl Iterator<Item = &'a str>,
    ) -> Self {
        let taken = taken.map(|name| identifier(name).to_ascii_lowercase()).collect();
        let mut names = Self { namespace, taken, shapes: HashMap::new() };
        for shape in shapes {
            let id = names.make(shape, "Shape");
            names.shapes.insert(shape.to_owned(), id);
        }
        names
    }

    /// The id of a shape of the description.
    pub(super) fn shape(&self, name: &str) -> Option<&ShapeId> {
        self.shapes.get(name)
    }

    /// The names of the shapes of the description, in order.
    pub(super) fn shape_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.shapes.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    /// The id with a name that was taken from the beginning.
    pub(super) fn fixed(&self, name: &str) -> ShapeId {
        self.absolute(&identifier(name))
    }

    /// An id that nothing else has: the name, or the name with this behind it.
    pub(super) fn make(&mut self, name: &str, suffix: &str) -> ShapeId {
        let name = identifier(name);
        let mut candidate = name.clone();
        let mut number = 1;
        while !self.taken.insert(candidate.to_ascii_lowercase()) {
            number += 1;
            candidate = if number == 2 { format!("{name}{suffix}") } else { format!("{name}{suffix}{number}") };
        }
        self.absolute(&candidate)
    }

    fn absolute(&self, name: &str) -> ShapeId {
        ShapeId::new(format!("{}#{name}", self.namespace))
    }
}

/// A name as an identifier: what none may contain becomes an underscore.
pub(super) fn identifier(name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect();
    if is_identifier(&name) { name } else { format!("V{name}") }
}
