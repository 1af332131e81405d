//! What a value's Rust type does not express: formats, constraints, and the same of its items.

use super::{Elements, Pattern};
use crate::value::{Items, OpenEnum, Ref};

/// How a value is written and what it satisfies, beyond what its Rust type expresses.
#[must_use]
#[derive(Debug)]
pub struct Shape {
    /// The name in the description; empty where it has none.
    pub name: &'static str,
    /// How points in time are written, in this value or in those below it that have no shape of their own.
    pub timestamp: Option<TimestampFormat>,
    /// The least and the greatest length: Unicode scalar values, bytes, items or entries.
    pub length: (Option<u64>, Option<u64>),
    /// The least and the greatest number.
    pub range: (Option<Bound>, Option<Bound>),
    /// The regular expression that a text satisfies.
    pub pattern: Option<&'static Pattern>,
    /// Whether a number of any size is written in JSON as a text, which keeps its digits from other readers.
    pub quoted: bool,
    /// Whether no two items are equal.
    pub unique: bool,
    /// The number of which the value is a multiple.
    pub multiple_of: Option<f64>,
    /// Whether the value is never to be shown.
    pub sensitive: bool,
    /// The shape of the items of a list or the values of a map.
    pub item: Option<&'static Shape>,
    /// The shapes of the items of a tuple.
    pub items: Option<TupleItems>,
    /// The shape of the keys of a map.
    pub key: Option<&'static Shape>,
    /// Makes a key of a map the value of the enumeration that the keys belong to.
    pub enum_key: Option<MakeEnum>,
    /// The elements of items or entries in XML, where they are not plainly `member`, `key` and `value`.
    pub elements: Option<&'static Elements>,
}

/// The items of a tuple.
#[derive(Clone, Copy, Debug)]
pub struct TupleItems {
    /// The shape of each.
    pub shapes: &'static [&'static Shape],
    /// How many of them are always there; absent ones at the end are not written.
    pub required: usize,
}

/// Makes a text a value of an enumeration.
pub type MakeEnum = fn(&str) -> Box<dyn OpenEnum>;

/// One end of a range.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The number.
    pub value: Number,
    /// Whether the number itself is outside.
    pub exclusive: bool,
}

/// A number of the description.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number.
    Int(i128),
    /// A number with a fraction.
    Float(f64),
}

/// How a point in time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// Seconds since 1970 as a number, with an optional fraction.
    EpochSeconds,
    /// RFC 3339.
    DateTime,
    /// RFC 9110, section 5.6.7.
    HttpDate,
}

impl Shape {
    /// A shape that adds nothing to the Rust type.
    pub const PLAIN: &'static Shape = &Shape::new("");
    /// Points in time as seconds since 1970.
    pub const EPOCH_SECONDS: &'static Shape = &Shape::new("").timestamp(TimestampFormat::EpochSeconds);
    /// Points in time as RFC 3339 writes them.
    pub const DATE_TIME: &'static Shape = &Shape::new("").timestamp(TimestampFormat::DateTime);
    /// Points in time as HTTP headers write them.
    pub const HTTP_DATE: &'static Shape = &Shape::new("").timestamp(TimestampFormat::HttpDate);

    /// Creates a shape of a name, without anything else yet.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            timestamp: None,
            length: (None, None),
            range: (None, None),
            pattern: None,
            quoted: false,
            unique: false,
            multiple_of: None,
            sensitive: false,
            item: None,
            items: None,
            key: None,
            enum_key: None,
            elements: None,
        }
    }

    /// Sets how points in time are written.
    pub const fn timestamp(mut self, format: TimestampFormat) -> Self {
        self.timestamp = Some(format);
        self
    }

    /// Sets the least length.
    pub const fn min_length(mut self, min: u64) -> Self {
        self.length.0 = Some(min);
        self
    }

    /// Sets the greatest length.
    pub const fn max_length(mut self, max: u64) -> Self {
        self.length.1 = Some(max);
        self
    }

    /// Sets the least number.
    pub const fn min(mut self, min: i128) -> Self {
        self.range.0 = Some(Bound { value: Number::Int(min), exclusive: false });
        self
    }

    /// Sets the greatest number.
    pub const fn max(mut self, max: i128) -> Self {
        self.range.1 = Some(Bound { value: Number::Int(max), exclusive: false });
        self
    }

    /// Sets the ends between which the number lies.
    pub const fn range(mut self, min: Option<Bound>, max: Option<Bound>) -> Self {
        self.range = (min, max);
        self
    }

    /// Sets the regular expression that the text satisfies.
    pub const fn pattern(mut self, pattern: &'static Pattern) -> Self {
        self.pattern = Some(pattern);
        self
    }

    /// Writes numbers as texts.
    pub const fn quoted(mut self) -> Self {
        self.quoted = true;
        self
    }

    /// Sets the shapes of the items of a tuple, and how many of them are always there.
    pub const fn items(mut self, shapes: &'static [&'static Shape], required: usize) -> Self {
        self.items = Some(TupleItems { shapes, required });
        self
    }

    /// Returns the shape of the item at a position of a list or tuple.
    pub fn item_at(&self, position: usize) -> &'static Shape {
        let own = self.items.and_then(|items| items.shapes.get(position).copied());
        own.or(self.item).unwrap_or(Shape::PLAIN)
    }

    /// Returns how many items of a list or tuple are written: those at the end of a tuple that may be missing and are
    /// absent are not.
    pub(crate) fn written(&self, list: &dyn Items) -> usize {
        let count = list.len();
        let Some(items) = self.items.filter(|items| items.shapes.len() == count) else { return count };
        let is_absent = |position: &usize| matches!(list.item(*position), Ref::Absent);
        (items.required..count).rev().take_while(is_absent).last().unwrap_or(count)
    }

    /// Requires items to be unique.
    pub const fn unique(mut self) -> Self {
        self.unique = true;
        self
    }

    /// Sets the number of which values are multiples.
    pub const fn multiple_of(mut self, step: f64) -> Self {
        self.multiple_of = Some(step);
        self
    }

    /// Keeps the value from being shown.
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// Sets the shape of the items of a list, or of the values of a map.
    pub const fn item(mut self, item: &'static Shape) -> Self {
        self.item = Some(item);
        self
    }

    /// Sets the shape of the keys of a map.
    pub const fn key(mut self, key: &'static Shape) -> Self {
        self.key = Some(key);
        self
    }

    /// Restricts the keys of a map to the values of an enumeration.
    pub const fn enum_key<T: OpenEnum + for<'a> From<&'a str> + 'static>(mut self) -> Self {
        self.enum_key = Some(|key| Box::new(T::from(key)));
        self
    }

    /// Sets the elements of items or entries in XML.
    pub const fn elements(mut self, elements: &'static Elements) -> Self {
        self.elements = Some(elements);
        self
    }
}

impl Bound {
    /// Creates a bound at a whole number, which is itself inside.
    pub const fn int(value: i128) -> Self {
        Self { value: Number::Int(value), exclusive: false }
    }

    /// Creates a bound at a number with a fraction, which is itself inside.
    pub const fn float(value: f64) -> Self {
        Self { value: Number::Float(value), exclusive: false }
    }

    /// Excludes the number itself.
    pub const fn exclusive(mut self) -> Self {
        self.exclusive = true;
        self
    }
}
