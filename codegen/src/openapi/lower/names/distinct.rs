//! Names of which no two are the same, whatever their case and what parts their words.

use std::collections::{HashMap, HashSet};

use crate::ir::letters;

/// Names of which no two have the same letters and digits.
#[derive(Default)]
pub(in crate::openapi::lower) struct Distinct {
    names: HashSet<String>,
    /// The number that a name got last, so that many bearers of one name cost no search each.
    numbers: HashMap<String, usize>,
}

impl Distinct {
    pub(super) fn contains(&self, name: &str) -> bool {
        self.names.contains(&key(name))
    }

    /// Adds a name, with a number if it is there already, and returns what it has become.
    pub(in crate::openapi::lower) fn add(&mut self, name: &str) -> String {
        let mut free = name.to_owned();
        while !self.names.insert(key(&free)) {
            let number = self.numbers.entry(key(name)).or_insert(1);
            *number += 1;
            free = format!("{name}{number}");
        }
        free
    }
}

/// The letters of a name; the name itself where it has none.
fn key(name: &str) -> String {
    let letters = letters(name);
    if letters.is_empty() { name.to_owned() } else { letters }
}
