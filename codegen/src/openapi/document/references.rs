//! Following `$ref` (OpenAPI 3.1, section 4.8.23; RFC 6901, section 6).

use std::collections::HashSet;

use super::Document;
use super::cursor::Cursor;
use crate::diagnostics::{Diagnostics, Origin, codes, suggest};

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
        let Some(fragment) = reference.strip_prefix('#') else {
            let message = format!("`{reference}` is outside this document; {}", reading.words());
            let hint = "only references that begin with `#/` are followed; bundle the documents into one first";
            diagnostics.warning(&codes::UNSUPPORTED_REFERENCE, origin, message).hint(hint);
            return None;
        };
        let pointer = decode(fragment);
        let found = if pointer.is_empty() || pointer.starts_with('/') { self.at(&pointer) } else { None };
        if found.is_none() {
            let message = format!("`{reference}` leads to nothing in this document; {}", reading.words());
            let diagnostic = diagnostics.warning(&codes::UNRESOLVED_REFERENCE, origin, message);
            if let Some(nearest) = self.nearest(&pointer) {
                diagnostic.hint(format!("did you mean `#{nearest}`?"));
            }
        }
        found
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

/// Undoes the percent-encoding of a URL fragment.
fn decode(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match hex.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
