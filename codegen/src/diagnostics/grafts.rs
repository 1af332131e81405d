//! Parts of a document that were written elsewhere: in an overlay, or at another position of a list.

use std::collections::HashMap;
use std::sync::Arc;

use super::origin::{Origin, Place, SourceId};

/// Where parts of documents were written, by their pointers. A document may have been changed several times, and the parts
/// of each version were written in the version before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grafts {
    by_source: HashMap<SourceId, Vec<HashMap<Arc<str>, Origin>>>,
    /// How many versions are finished.
    finished: usize,
}

impl Grafts {
    pub(super) fn is_empty(&self) -> bool {
        self.by_source.is_empty()
    }

    /// Notes that what is at one place was written at another. A place that is no pointer is left as it is.
    pub(super) fn add(&mut self, at: &Origin, from: &Origin) {
        if let Place::Pointer(pointer) = &at.place {
            let versions = self.by_source.entry(at.source).or_default();
            versions.resize_with(versions.len().max(self.finished + 1), HashMap::new);
            versions[self.finished].insert(Arc::clone(pointer), from.clone());
        }
    }

    /// Begins another version of the documents.
    pub(super) fn begin_version(&mut self) {
        self.finished += 1;
    }

    pub(super) fn append(&mut self, other: Self) {
        for (source, versions) in other.by_source {
            let own = self.by_source.entry(source).or_default();
            own.resize_with(own.len().max(versions.len()), HashMap::new);
            own.iter_mut().zip(versions).for_each(|(own, other)| own.extend(other));
        }
    }

    /// Where the value of a place was written: below the nearest graft around it, in every version from the last on.
    pub(super) fn source_of(&self, origin: &Origin) -> Origin {
        let versions = self.by_source.get(&origin.source).map_or(0, Vec::len);
        (0..versions).rev().fold(origin.clone(), |origin, version| self.source_before(&origin, version))
    }

    fn source_before(&self, origin: &Origin, version: usize) -> Origin {
        let grafts = self.by_source.get(&origin.source).and_then(|versions| versions.get(version));
        let (Place::Pointer(pointer), Some(grafts)) = (&origin.place, grafts) else {
            return origin.clone();
        };
        let mut parent = &**pointer;
        loop {
            if let Some(Origin { source, place: Place::Pointer(from) }) = grafts.get(parent) {
                return Origin::pointer(*source, format!("{from}{}", &pointer[parent.len()..]));
            }
            match parent.rfind('/') {
                Some(slash) => parent = &parent[..slash],
                None => return origin.clone(),
            }
        }
    }
}
