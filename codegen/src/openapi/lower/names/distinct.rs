//! Names of which no two are the same.

use std::collections::{HashMap, HashSet};

/// Names of which no two are the same.
#[derive(Default)]
pub(in crate::openapi::lower) struct Distinct {
    names: HashSet<String>,
    /// The number that a name got last, so that many bearers of one name cost no search each.
    numbers: HashMap<String, usize>,
}

impl Distinct {
    pub(super) fn contains(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Adds a name, with a number if it is there already, and returns what it has become.
    pub(in crate::openapi::lower) fn add(&mut self, name: &str) -> String {
        let mut free = name.to_owned();
        while !self.names.insert(free.clone()) {
            let number = self.numbers.entry(name.to_owned()).or_insert(1);
            *number += 1;
            free = format!("{name}{number}");
        }
        free
    }
}
