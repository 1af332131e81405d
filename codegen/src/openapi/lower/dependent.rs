//! Members that other members ask for (`dependentRequired`; JSON Schema Validation, section 6.5.4).

use super::super::document::Schema;
use super::context::{Lowering, pointer};
use crate::diagnostics::{Origin, codes, suggest};
use crate::ir::Field;

impl<'d> Lowering<'d> {
    /// Gives each field the names of those that must be there beside it. Names that no property has are reported.
    pub(super) fn lower_dependent(&mut self, schema: &Schema<'d>, fields: &mut [Field]) {
        for (name, needs) in &schema.dependent {
            for needed in needs {
                let known: Vec<&str> = schema.properties.iter().map(|(own, _)| *own).collect();
                if !known.contains(&&**needed) || !known.contains(name) {
                    let missing = if known.contains(name) { needed } else { *name };
                    let message = format!(
                        "`{name}` asks for `{needed}`, but no property is called `{missing}`; it is not checked"
                    );
                    let place = self.place_of(schema, name);
                    self.diagnostics.warning(&codes::UNRESOLVED_REQUIRED, &place, message).hint =
                        suggest::hint(missing, known);
                } else if let Some(field) = fields.iter_mut().find(|field| field.wire == *name)
                    && !field.flags.needs.iter().any(|own| own == needed)
                {
                    field.flags.needs.push(needed.to_string());
                }
            }
        }
    }

    /// Where a schema says what a member asks for, as near as that is known.
    fn place_of(&self, schema: &Schema<'d>, name: &str) -> Origin {
        let place = schema.origin.child("dependentRequired").child(name);
        if self.document.at(&pointer(&place)).is_some() { place } else { schema.origin.clone() }
    }
}
