//! Unions: the element within says which variant it is.

use super::any::any;
use super::decode::{called, member};
use super::nodes::{Nodes, Read, is_named, name};
use crate::value::{Union, Unknown};

/// A union whose element is open. What follows the first variant is stepped over.
pub(super) fn union(nodes: &mut Nodes<'_>, target: &mut dyn Union) -> Read<()> {
    let rows = target.table().table.members;
    let Some(child) = nodes.child()? else { return Ok(()) };
    match rows.iter().position(|row| is_named(name(&child), called(row))) {
        Some(index) => {
            let row = &rows[index];
            member(nodes, &child, target.select(index).as_mut(), row).map_err(|error| error.within(row.name))?;
            // The items of a flattened list go on.
            while let Some(child) = nodes.child()? {
                let is_another = row.xml.is_some_and(|xml| xml.flattened) && is_named(name(&child), called(row));
                match target.variant_mut().filter(|_| is_another) {
                    Some(value) => member(nodes, &child, value.as_mut(), row)?,
                    None => nodes.skip()?,
                }
            }
        }
        None => {
            let tag = name(&child).to_owned();
            let value = any(nodes)?;
            target.set_unknown(Unknown { tag, value });
            while nodes.child()?.is_some() {
                nodes.skip()?;
            }
        }
    }
    Ok(())
}
