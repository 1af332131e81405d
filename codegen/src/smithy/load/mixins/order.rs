//! In which order shapes can be flattened: every mixin before the shapes that use it.

use super::super::table::Table;
use crate::diagnostics::{Diagnostics, codes};

/// Positions in the table, mixins first. Shapes on or behind a cycle are reported and come last.
pub(super) fn mixins_first(table: &Table, diagnostics: &mut Diagnostics) -> Vec<usize> {
    let count = table.definitions.len();
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut missing = vec![0usize; count];
    for (position, definition) in table.definitions.iter().enumerate() {
        for mixin in definition.mixins.iter().filter_map(|mixin| table.position(&mixin.target)) {
            users[mixin].push(position);
            missing[position] += 1;
        }
    }
    let mut order: Vec<usize> = (0..count).filter(|&position| missing[position] == 0).collect();
    let mut next = 0;
    while let Some(&done) = order.get(next) {
        next += 1;
        for &user in &users[done] {
            missing[user] -= 1;
            if missing[user] == 0 {
                order.push(user);
            }
        }
    }
    for position in (0..count).filter(|&position| missing[position] > 0) {
        let definition = &table.definitions[position];
        let message = format!("the mixins of `{}` form a cycle", definition.id);
        diagnostics.error(&codes::CYCLIC_MIXINS, &definition.origin, message);
        order.push(position);
    }
    order
}
