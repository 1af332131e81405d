//! Options, boxes, lists and maps as values.

use std::collections::BTreeMap;

use super::fields::{Class, Listed, Mapped};
use super::{Items, Kind, List, Map, Mut, Optional, Presence, Ref, Value};

impl<T: Value + Default> Value for Option<T> {
    type Class = <T::Class as Class>::Optional;

    fn get(&self) -> Ref<'_> {
        match self {
            None => Ref::Absent,
            // An option within an option: absence is one thing, null another.
            Some(value) => match value.get() {
                Ref::Absent => Ref::Null,
                inner => inner,
            },
        }
    }

    fn as_mut(&mut self) -> Mut<'_> {
        Mut::Option(self)
    }

    fn kind() -> Kind {
        T::kind()
    }

    fn absent_kind(&self) -> Kind {
        T::kind()
    }
}

impl<T: Value + Default> Optional for Option<T> {
    fn make(&mut self, presence: Presence) -> Mut<'_> {
        if presence != Presence::Kept || self.is_none() {
            *self = if presence == Presence::Absent { None } else { Some(T::default()) };
        }
        match self {
            Some(value) => value.as_mut(),
            None => Mut::Option(self),
        }
    }
}

impl<T: Value + Default> Value for Vec<T> {
    type Class = Listed;

    fn get(&self) -> Ref<'_> {
        Ref::List(self)
    }

    fn as_mut(&mut self) -> Mut<'_> {
        Mut::List(self)
    }
}

impl<T: Value + Default> Items for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn item(&self, position: usize) -> Ref<'_> {
        // Plain indexing is compiled in place; `get` would be one more function for every type.
        let items = self.as_slice();
        if position < items.len() { items[position].get() } else { Ref::Absent }
    }
}

impl<T: Value + Default> List for Vec<T> {
    fn push(&mut self) -> Mut<'_> {
        Vec::push(self, T::default());
        let items = self.as_mut_slice();
        items[items.len() - 1].as_mut()
    }

    fn pop(&mut self) {
        Vec::pop(self);
    }
}

impl<T: Value + Default> Value for BTreeMap<String, T> {
    type Class = Mapped;

    fn get(&self) -> Ref<'_> {
        Ref::Map(self)
    }

    fn as_mut(&mut self) -> Mut<'_> {
        Mut::Map(self)
    }
}

impl<T: Value + Default> Map for BTreeMap<String, T> {
    fn len(&self) -> usize {
        BTreeMap::len(self)
    }

    fn visit<'a>(&'a self, visitor: &mut dyn FnMut(&'a str, Ref<'a>)) {
        for (key, value) in self {
            visitor(key, value.get());
        }
    }

    fn insert(&mut self, key: String) -> Mut<'_> {
        let value = self.entry(key).or_default();
        *value = T::default();
        value.as_mut()
    }

    fn remove(&mut self, key: &str) {
        BTreeMap::remove(self, key);
    }
}
