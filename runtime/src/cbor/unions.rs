//! Unions: a map of one entry, whose key names the variant.

use super::decode::Decoder;
use super::document;
use super::reader::Read;
use crate::value::{Union, Unknown};

impl Decoder<'_> {
    /// Nulls and an unknown `__type` are ignored ("Shape serialization", `union`).
    pub(super) fn union(&mut self, target: &mut dyn Union) -> Read<()> {
        let rows = target.table().table.members;
        let (mut left, mut found) = (self.reader.map()?, false);
        while self.reader.more(&mut left)? {
            let name = self.reader.text()?;
            if self.reader.null()? {
                continue;
            }
            let row = rows.iter().position(|row| row.wire == name);
            if name == "__type" && row.is_none() {
                self.reader.skip()?;
                continue;
            }
            if found {
                return self.reader.error("expected a map with one entry, found a second");
            }
            found = true;
            match row {
                Some(row) => {
                    let inner = target.select(row).as_mut();
                    self.value(inner).map_err(|error| error.within(rows[row].name))?;
                }
                None => {
                    let value = document::read_or_null(&mut self.reader)?;
                    target.set_unknown(Unknown { tag: name.into_owned(), value });
                }
            }
        }
        if found { Ok(()) } else { self.reader.error("expected a map with one entry, found none") }
    }
}
