//! Parts of a document that were written elsewhere: in an overlay, or at another position of a list.

use std::collections::HashMap;
use std::sync::Arc;

use super::origin::{Origin, Place, SourceId};

/// Where parts of documents were written, by their pointers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grafts {
    by_source: HashMap<SourceId, HashMap<Arc<str>, Origin>>,
}

impl Grafts {
    pub(super) fn is_empty(&self) -> bool {
        self.by_source.is_empty()
    }

    /// Notes that what is at one place was written at another. A place that is no pointer is left as it is.
    pub(super) fn add(&mut self, at: &Origin, from: &Origin) {
        if let Place::Pointer(pointer) = &at.place {
            self.by_source.entry(at.source).or_default().insert(Arc::clone(pointer), from.clone());
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        for (source, grafts) in other.by_source {
            self.by_source.entry(source).or_default().extend(grafts);
        }
    }

    /// Where the value of a place was written: below the nearest graft around it.
    pub(super) fn source_of(&self, origin: &Origin) -> Origin {
        let (Place::Pointer(pointer), Some(grafts)) = (&origin.place, self.by_source.get(&origin.source)) else {
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
