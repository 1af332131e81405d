//! `collectionFormat`: how the items of a list are written (Swagger 2.0, section "Parameter Object").

use super::super::document::Cursor;
use super::Upgrade;
use super::built::{Built, flag, text};
use crate::diagnostics::{codes, suggest};

/// Where a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the query or a form, where a name may be there several times.
    Pairs,
    /// In a path or header, as one text.
    Text,
}

/// The formats with their styles, and whether items are apart from each other.
const STYLES: [(&str, &str, bool); 4] = [
    ("csv", "form", false),
    ("ssv", "spaceDelimited", false),
    ("pipes", "pipeDelimited", false),
    ("multi", "form", true),
];

impl<'d> Upgrade<'d, '_> {
    /// Writes the format of a list, if this is one, as `style` and `explode`.
    pub(super) fn put_style(&mut self, list: &Cursor<'d>, place: Place, target: &mut Built) {
        let format = list.get("collectionFormat");
        if list.get_str("type") != Some("array") {
            return;
        }
        let origin = format.as_ref().map_or_else(|| list.origin.clone(), |format| format.origin.clone());
        let name = format.and_then(|format| format.node.scalar_text()).unwrap_or_else(|| "csv".to_owned());
        let known = STYLES.into_iter().find(|(format, ..)| *format == name);
        match (place, known) {
            (Place::Pairs, Some((_, style, explode))) => {
                target.put("style", text(style, &origin));
                target.put("explode", flag(explode, &origin));
            }
            (Place::Text, Some(("csv", ..))) => {}
            (_, known) => {
                // Tabs are a format of the specification that OpenAPI 3 has no style for.
                let of = if place == Place::Pairs { "of a query or form" } else { "of a path or header" };
                let message = format!("`{name}` is not a format {of} that can be written; items are parted by commas");
                let formats = STYLES.into_iter().map(|(format, ..)| format);
                let otherwise =
                    if place == Place::Pairs { "write `csv`, `ssv`, `pipes` or `multi`" } else { "write `csv`" };
                let is_slip = known.is_none() && name != "tsv" && place == Place::Pairs;
                let hint = suggest::hint_or(&name, formats.filter(|_| is_slip), otherwise);
                self.diagnostics.warning(&codes::UNKNOWN_STYLE, &origin, message).hint(hint);
                if place == Place::Pairs {
                    target.put("style", text("form", &origin));
                    target.put("explode", flag(false, &origin));
                }
            }
        }
    }
}
