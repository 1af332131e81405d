//! References: where those of Swagger 2.0 lead, and how they are written in OpenAPI 3.

use super::super::document::{Cursor, file_path, place, resolved_path, split_file, unquoted};
use super::{Part, Upgrade};
use crate::diagnostics::Origin;

/// Where the components of Swagger 2.0 have gone.
const MOVED: [(&str, &str); 4] = [
    ("/definitions/", "/components/schemas/"),
    ("/parameters/", "/components/parameters/"),
    ("/responses/", "/components/responses/"),
    ("/securityDefinitions/", "/components/securitySchemes/"),
];

/// Where in the upgraded document a pointer into the text leads.
pub(in crate::openapi) fn current_pointer(pointer: &str) -> Option<String> {
    MOVED.iter().find_map(|(old, new)| pointer.strip_prefix(old).map(|rest| format!("{new}{rest}")))
}

/// Where in the text a pointer into the upgraded document leads.
pub(in crate::openapi) fn written_pointer(pointer: &str) -> Option<String> {
    MOVED.iter().find_map(|(old, new)| pointer.strip_prefix(new).map(|rest| format!("{old}{rest}")))
}

/// The schema that a reference names under `definitions`.
pub(super) fn component_of(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/definitions/").filter(|name| !name.contains('/'))
}

/// The path of the file that a place is in; nothing for the first.
pub(super) fn file_of(origin: &Origin) -> String {
    split_file(place(origin)).0.map(file_path).unwrap_or_default()
}

/// A reference of one file as another writes it.
fn rewritten(reference: &str, from: &str, into: &str) -> String {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    if file.contains("://") {
        return reference.to_owned();
    }
    let target = if file.is_empty() { Some(from.to_owned()) } else { resolved_path(from, &unquoted(file)) };
    match target {
        Some(target) if target.is_empty() && into.is_empty() => {
            let fragment = current_pointer(fragment).unwrap_or_else(|| fragment.to_owned());
            format!("#{fragment}")
        }
        Some(target) if from != into && !target.is_empty() => {
            let above = "../".repeat(into.matches('/').count());
            let target = target.replace('%', "%25").replace('#', "%23");
            format!("{above}{target}#{fragment}")
        }
        Some(_) | None => reference.to_owned(),
    }
}

impl<'d> Upgrade<'d, '_> {
    /// A reference of one file as the file writes it that is written now. The bare name of a schema, as older versions had
    /// it, is still found in documents.
    pub(super) fn rewritten(&self, reference: &str, from: &str) -> String {
        match self.bare_name(reference) {
            Some(pointer) => rewritten(&format!("#{pointer}"), "", &self.into),
            None => rewritten(reference, from, &self.into),
        }
    }

    /// The pointer of a schema that a reference names without a path.
    fn bare_name(&self, reference: &str) -> Option<String> {
        let is_name = !reference.contains(['#', '/']);
        let schemas = self.root.node.get("definitions").filter(|_| is_name)?;
        schemas.get(reference).map(|_| format!("/definitions/{}", reference.replace('~', "~0")))
    }

    /// What references lead to at last.
    pub(super) fn reach(&self, start: &Cursor<'d>) -> Option<Cursor<'d>> {
        /// How many references may lead to each other.
        const MOST: usize = 64;
        let mut cursor = start.clone();
        for _ in 0..MOST {
            let Some(reference) = cursor.get_str("$ref") else { return Some(cursor) };
            cursor = self.target(reference, &cursor.origin)?;
        }
        None
    }

    /// Notes what a reference leads to in another file, to be written in its new form there.
    pub(super) fn note(&mut self, start: &Cursor<'d>, part: Part) {
        if let Some(target) = self.reach(start).map(|target| target.origin)
            && split_file(place(&target)).0.is_some()
        {
            self.elsewhere.insert(place(&target).to_owned(), part);
        }
    }

    fn target(&self, reference: &str, origin: &Origin) -> Option<Cursor<'d>> {
        let pointer = self.pointer(reference, &file_of(origin))?;
        let node = self.root.node.at(&pointer)?;
        Some(Cursor { node, origin: Origin::pointer(self.root.origin.source, pointer) })
    }

    /// The pointer of what a reference in a file names.
    fn pointer(&self, reference: &str, from: &str) -> Option<String> {
        if let Some(pointer) = self.bare_name(reference) {
            return Some(pointer);
        }
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let file = if file.is_empty() { Some(from.to_owned()) } else { resolved_path(from, &unquoted(file)) }?;
        let fragment = unquoted(fragment);
        if file.is_empty() {
            return Some(fragment);
        }
        let base = Origin::pointer(self.root.origin.source, "").child(super::FILES).child(&file);
        match self.root.node.at(place(&base)) {
            Some(_) => Some(format!("{}{fragment}", place(&base))),
            None => (file == self.name).then_some(fragment),
        }
    }
}
