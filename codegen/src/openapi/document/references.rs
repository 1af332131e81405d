//! Following `$ref` (OpenAPI 3.1, section 4.8.23; RFC 6901, section 6).

use std::borrow::Cow;
use std::collections::HashSet;

use super::super::swagger;
use super::cursor::Cursor;
use super::files::decode;
use super::{Document, files};
use crate::diagnostics::{Diagnostics, Origin, Place, codes, suggest};

/// What becomes of a reference that leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// What it stands for is left out.
    LeftOut,
    /// A schema that any value satisfies stands in its place.
    AnyValue,
}

impl Reading {
    fn words(self) -> &'static str {
        match self {
            Self::LeftOut => "it is left out",
            Self::AnyValue => "any value is accepted",
        }
    }
}

impl Document {
    /// Follows references until something arrives; what leads nowhere is reported and left out.
    pub fn follow<'d>(&'d self, start: Cursor<'d>, diagnostics: &mut Diagnostics) -> Option<Cursor<'d>> {
        let mut seen = HashSet::new();
        let mut cursor = start;
        while let Some(reference) = cursor.get_str("$ref") {
            let origin = cursor.origin.child("$ref");
            if !seen.insert(reference) {
                let message = format!("the reference `{reference}` leads back to itself; it is left out");
                diagnostics.warning(&codes::CYCLIC_REFERENCE, &origin, message);
                return None;
            }
            cursor = self.target(reference, &origin, Reading::LeftOut, diagnostics)?;
        }
        Some(cursor)
    }

    /// What a reference names, itself perhaps a reference.
    pub fn target(
        &self,
        reference: &str,
        origin: &Origin,
        reading: Reading,
        diagnostics: &mut Diagnostics,
    ) -> Option<Cursor<'_>> {
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let Some(base) = self.base(file, origin) else {
            let message = format!("`{reference}` is outside this document; {}", reading.words());
            let hint = "references to files within the folder of the descriptions are followed, and none to URLs";
            diagnostics.warning(&codes::UNSUPPORTED_REFERENCE, origin, message).hint(hint);
            return None;
        };
        let fragment = decode(fragment);
        let found = self.places(&base, &fragment, origin).into_iter().find_map(|pointer| self.at(&pointer));
        if found.is_none() {
            let message =
                format!("`{}` leads to nothing in this document; {}", self.written(reference), reading.words());
            let diagnostic = diagnostics.warning(&codes::UNRESOLVED_REFERENCE, origin, message);
            if let Some(nearest) = self.nearest(&format!("{base}{fragment}")) {
                let nearest = format!("{file}#{}", &nearest[base.len().min(nearest.len())..]);
                diagnostic.hint(format!("did you mean `{}`?", self.written(&nearest)));
            }
        }
        found
    }

    /// A reference as it is written in the text.
    fn written<'a>(&self, reference: &'a str) -> Cow<'a, str> {
        match reference.split_once('#') {
            Some(("", fragment)) if self.is_upgraded => swagger::written_pointer(fragment)
                .map_or(Cow::Borrowed(reference), |fragment| Cow::Owned(format!("#{fragment}"))),
            _ => Cow::Borrowed(reference),
        }
    }

    /// The pointer of the file or schema that a reference names before its `#`; none for what was not read.
    fn base(&self, file: &str, origin: &Origin) -> Option<String> {
        let pointer = place(origin);
        let (here, _) = files::split(pointer);
        if file.is_empty() {
            return Some(here.unwrap_or_default().to_owned());
        }
        if let Some(pointer) = self.anchors.id(file) {
            return Some(pointer.to_owned());
        }
        let path = files::resolved(&here.map(files::path).unwrap_or_default(), &decode(file))?;
        let pointer = format!("/{}/{}", files::FILES, path.replace('~', "~0").replace('/', "~1"));
        let is_first = || self.name.rsplit('/').next() == Some(&path);
        match self.root.at(&pointer) {
            Some(_) => Some(pointer),
            None => is_first().then(String::new),
        }
    }

    /// Where a fragment may lead: an anchor, or a pointer from the schema around that has an `$id`, or else from the file.
    fn places(&self, base: &str, fragment: &str, origin: &Origin) -> Vec<String> {
        if !fragment.is_empty() && !fragment.starts_with('/') {
            return self.anchors.anchor(fragment).map(str::to_owned).into_iter().collect();
        }
        let around = self.anchors.around(place(origin)).filter(|around| around.starts_with(base));
        let within = around.filter(|_| !fragment.is_empty()).map(|around| format!("{around}{fragment}"));
        let moved = (self.is_upgraded && base.is_empty()).then(|| swagger::current_pointer(fragment)).flatten();
        within.into_iter().chain(moved).chain([format!("{base}{fragment}")]).collect()
    }

    /// The pointer that was probably meant by one that leads nowhere: as far as it leads, then the nearest key.
    fn nearest(&self, pointer: &str) -> Option<String> {
        let mut slashes = pointer.rmatch_indices('/').map(|(slash, _)| slash);
        let (slash, reached) = slashes.find_map(|slash| Some((slash, self.at(&pointer[..slash])?)))?;
        let (name, rest) = pointer[slash + 1..]
            .split_once('/')
            .map_or((&pointer[slash + 1..], None), |(name, rest)| (name, Some(rest)));
        let near = suggest::nearest(name, reached.entries().map(|(key, _)| key))?;
        let near = format!("{}/{}", &pointer[..slash], near.replace('~', "~0").replace('/', "~1"));
        let whole = rest.map_or(near.clone(), |rest| format!("{near}/{rest}"));
        self.at(&whole).map(|_| whole)
    }
}

/// The pointer of a place.
pub(in crate::openapi) fn place(origin: &Origin) -> &str {
    match &origin.place {
        Place::Pointer(pointer) => pointer,
        Place::File | Place::Bytes(_) => "",
    }
}
