//! Values seen through their tables: what lets one interpreter serve every generated type.
//!
//! A generated type implements [`Value`] and, by its kind, [`Structure`], [`Union`] or [`OpenEnum`], all of them
//! object-safe: the interpreters work on `&dyn`, so that nothing is compiled once per type. The macros of this crate
//! write these implementations.

mod containers;
pub(crate) mod fields;
mod generated;
mod listed;
mod number;
mod simple;
mod tuples;

#[doc(hidden)]
pub use fields::{IntoField, Null};
#[doc(hidden)]
pub use generated::Generated;
#[doc(hidden)]
pub use listed::{count_listed, listed};
pub use number::{InvalidNumber, Number};
pub use tuples::{Tuple, WithRest};

use std::any::Any;
use std::sync::OnceLock;

use bytes::Bytes;

use crate::schema::{Member, Struct};
use crate::stream::{ByteStream, Events};
use crate::unions::Plan;

/// A value that codecs, checks and formatters can read and fill.
pub trait Value: Send + Sync {
    /// How fields of this type are set.
    type Class: fields::Class
    where
        Self: Sized;

    /// The value, to be read.
    fn get(&self) -> Ref<'_>;

    /// The value, to be filled.
    fn as_mut(&mut self) -> Mut<'_>;

    /// What values of this type are, also while there is none.
    fn kind() -> Kind
    where
        Self: Sized,
    {
        Kind::Other
    }

    /// The same, asked of a value that may be absent.
    fn absent_kind(&self) -> Kind {
        Kind::Other
    }
}

/// What values of a type are, as far as it matters while they are absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A structure.
    Struct,
    /// A union.
    Union,
    /// Anything else.
    Other,
}

/// A value, to be read.
pub enum Ref<'a> {
    /// Nothing is there.
    Absent,
    /// Null is there, as a value of its own.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A whole number beyond the signed ones.
    UInt(u64),
    /// A number with a fraction, of single precision.
    F32(f32),
    /// A number with a fraction.
    F64(f64),
    /// A number of any size.
    Number(&'a Number),
    /// Text.
    String(&'a str),
    /// One of several texts.
    Enum(&'a dyn OpenEnum),
    /// One of several whole numbers.
    IntEnum(&'a dyn OpenIntEnum),
    /// Bytes.
    Bytes(&'a Bytes),
    /// A point in time.
    Timestamp(crate::Timestamp),
    /// A calendar day.
    Date(jiff::civil::Date),
    /// A document: a value of any kind.
    Document(&'a serde_json::Value),
    /// Items in order.
    List(&'a dyn Items),
    /// Values by text key.
    Map(&'a dyn Map),
    /// Members side by side.
    Struct(&'a dyn Structure),
    /// One of several variants.
    Union(&'a dyn Union),
    /// Bytes as they come.
    Stream(&'a ByteStream),
    /// Events as they come.
    Events(&'a dyn Events),
}

/// A value, to be filled.
pub enum Mut<'a> {
    /// `true` or `false`.
    Bool(&'a mut bool),
    /// A whole number of 8 bits.
    I8(&'a mut i8),
    /// A whole number of 16 bits.
    I16(&'a mut i16),
    /// A whole number of 32 bits.
    I32(&'a mut i32),
    /// A whole number of 64 bits.
    I64(&'a mut i64),
    /// A whole number of 32 bits without sign.
    U32(&'a mut u32),
    /// A whole number of 64 bits without sign.
    U64(&'a mut u64),
    /// A number with a fraction, of single precision.
    F32(&'a mut f32),
    /// A number with a fraction.
    F64(&'a mut f64),
    /// A number of any size.
    Number(&'a mut Number),
    /// Text.
    String(&'a mut String),
    /// One of several texts.
    Enum(&'a mut dyn OpenEnum),
    /// One of several whole numbers.
    IntEnum(&'a mut dyn OpenIntEnum),
    /// Bytes.
    Bytes(&'a mut Bytes),
    /// A point in time.
    Timestamp(&'a mut crate::Timestamp),
    /// A calendar day.
    Date(&'a mut jiff::civil::Date),
    /// A document: a value of any kind.
    Document(&'a mut serde_json::Value),
    /// A value that may be absent.
    Option(&'a mut dyn Optional),
    /// Items in order.
    List(&'a mut dyn List),
    /// So many items, each with a type of its own.
    Tuple(&'a mut dyn Tuple),
    /// Values by text key.
    Map(&'a mut dyn Map),
    /// Members side by side.
    Struct(&'a mut dyn Structure),
    /// One of several variants.
    Union(&'a mut dyn Union),
    /// Bytes as they come.
    Stream(&'a mut ByteStream),
    /// Events as they come.
    Events(&'a mut dyn Events),
}

impl Mut<'_> {
    /// Takes back what was read of a value that turned out to be of another type. Simple values are set as a whole or not at all.
    pub(crate) fn reset(self) {
        match self {
            Self::Option(option) => option.clear(),
            Self::List(list) => (0..list.len()).for_each(|_| list.pop()),
            _ => {}
        }
    }

    /// Whether nothing is within the value.
    pub(crate) fn is_simple(&self) -> bool {
        match self {
            Self::Bool(_)
            | Self::I8(_)
            | Self::I16(_)
            | Self::I32(_)
            | Self::I64(_)
            | Self::U32(_)
            | Self::U64(_)
            | Self::F32(_)
            | Self::F64(_)
            | Self::Number(_)
            | Self::String(_)
            | Self::Enum(_)
            | Self::IntEnum(_)
            | Self::Bytes(_)
            | Self::Timestamp(_)
            | Self::Date(_) => true,
            Self::Document(_)
            | Self::Option(_)
            | Self::List(_)
            | Self::Tuple(_)
            | Self::Map(_)
            | Self::Struct(_)
            | Self::Union(_)
            | Self::Stream(_)
            | Self::Events(_) => false,
        }
    }
}

/// Members side by side: a generated structure, or an operation's request.
pub trait Structure: Any + Send + Sync {
    /// Its table.
    fn table(&self) -> &'static Struct;

    /// The member at an index of the table; none beyond.
    fn member(&self, index: usize) -> Option<&dyn Value>;

    /// The same, to be filled.
    fn member_mut(&mut self, index: usize) -> Option<&mut dyn Value>;
}

impl dyn Structure + '_ {
    /// The value of the member at an index of the table. A union that was not set is absent, since no variant of it
    /// could be written.
    pub fn value_at(&self, index: usize) -> Ref<'_> {
        match self.member(index).map_or(Ref::Absent, Value::get) {
            Ref::Union(union) if union.is_unset() => Ref::Absent,
            value => value,
        }
    }
}

/// One of several variants, or one that is not known.
pub trait Union: Any + Send + Sync {
    /// Its table; each row is a variant.
    fn table(&self) -> &'static UnionTable;

    /// The row of the variant that it is, with its value; none when it is one that is not known.
    fn variant(&self) -> Option<(usize, &dyn Value)>;

    /// The value of the variant that it is, to be changed.
    fn variant_mut(&mut self) -> Option<&mut dyn Value>;

    /// Becomes the empty variant of a row, to be filled.
    fn select(&mut self, row: usize) -> &mut dyn Value;

    /// The variant that is not known.
    fn unknown(&self) -> Option<&Unknown>;

    /// Becomes a variant that is not known.
    fn set_unknown(&mut self, unknown: Unknown);
}

impl dyn Union + '_ {
    /// Whether it is no variant at all: the zero value.
    pub fn is_unset(&self) -> bool {
        self.variant().is_none() && self.unknown().is_none_or(Unknown::is_unset)
    }

    /// The value that the union is, with the row of its variant where that is known; none where it is no variant.
    pub(crate) fn content(&self) -> Option<(Option<&'static Member>, Ref<'_>)> {
        match self.variant() {
            Some((row, value)) => Some((self.table().table.members.get(row), value.get())),
            None => self.unknown().map(|unknown| (None, Ref::Document(&unknown.value))),
        }
    }
}

/// The table of a union.
#[derive(Debug)]
pub struct UnionTable {
    /// Name and variants.
    pub table: Struct,
    /// How the variants are distinguished on the wire.
    pub tagging: Tagging,
    /// What its variants take, worked out at the first value that has to be decided about.
    plan: OnceLock<Plan>,
}

impl UnionTable {
    /// Creates the table of a union.
    pub const fn new(table: Struct, tagging: Tagging) -> Self {
        Self { table, tagging, plan: OnceLock::new() }
    }

    /// What the variants take. The union that is at hand serves to find out, and is left as one of its variants.
    pub(crate) fn plan(&self, union: &mut dyn Union) -> &Plan {
        self.plan.get_or_init(|| Plan::of(union))
    }
}

/// How the variants of a union are distinguished on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tagging {
    /// An object with one member, whose name is the variant's.
    Member,
    /// The variant's object itself carries its name in the member named here.
    Field(&'static str),
    /// The same, where the member is a number or a truth value, and the wire name its JSON text.
    Literal(&'static str),
    /// By what the value is: of the variants that it fits, the one that knows most of its members.
    Untagged,
}

/// A variant that the description did not know when the crate was generated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Unknown {
    /// Its name on the wire; empty where the wire gives none.
    pub tag: String,
    /// Its value, whatever it was.
    pub value: serde_json::Value,
}

impl Unknown {
    fn is_unset(&self) -> bool {
        self.tag.is_empty() && self.value.is_null()
    }
}

impl Value for Unknown {
    type Class = fields::Exact;

    fn get(&self) -> Ref<'_> {
        Ref::Document(&self.value)
    }

    fn as_mut(&mut self) -> Mut<'_> {
        Mut::Document(&mut self.value)
    }
}

/// A text of which some values are known.
pub trait OpenEnum: std::fmt::Debug + Send + Sync {
    /// The text.
    fn as_str(&self) -> &str;

    /// Whether the description knows this value, or takes any.
    fn is_known(&self) -> bool;

    /// The values that the description knows, but for internal ones; none where it takes any.
    fn known(&self) -> &'static [&'static str];

    /// Becomes another value.
    fn set(&mut self, text: &str);
}

/// A whole number of which some values are known.
pub trait OpenIntEnum: std::fmt::Debug + Send + Sync {
    /// The number.
    fn as_int(&self) -> i64;

    /// Whether the description knows this value.
    fn is_known(&self) -> bool;

    /// The values that the description knows, but for internal ones.
    fn known(&self) -> &'static [i64];

    /// Becomes another value.
    fn set(&mut self, number: i64);
}

/// A value that may be absent.
pub trait Optional {
    /// Becomes absent or present, and gives the place of the value; while it is absent that is its own place again.
    ///
    /// One method for all three, because it is compiled once for every type that is optional somewhere.
    fn make(&mut self, presence: Presence) -> Mut<'_>;
}

/// What becomes of a value that may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is absent.
    Absent,
    /// It is the zero value.
    Zero,
    /// It stays, or is the zero value if it was absent.
    Kept,
}

impl dyn Optional + '_ {
    /// Becomes the zero value, to be filled.
    pub fn insert(&mut self) -> Mut<'_> {
        self.make(Presence::Zero)
    }

    /// Returns the value that is there, or else the zero value, to be filled further.
    pub fn present(&mut self) -> Mut<'_> {
        self.make(Presence::Kept)
    }

    /// Becomes absent.
    pub fn clear(&mut self) {
        self.make(Presence::Absent);
    }

    /// Becomes null, where null is a value of its own; otherwise absent.
    pub fn set_null(&mut self) {
        match self.insert() {
            Mut::Option(inner) => inner.clear(),
            Mut::Document(json) => *json = serde_json::Value::Null,
            _ => self.clear(),
        }
    }
}

/// Items in order, to be read.
#[allow(clippy::len_without_is_empty)]
pub trait Items: Send + Sync {
    /// How many there are.
    fn len(&self) -> usize;

    /// The item at a position below [`Items::len`]; absent beyond.
    fn item(&self, position: usize) -> Ref<'_>;
}

/// Items in order, to be read and filled.
pub trait List: Items {
    /// Appends a zero value, to be filled.
    fn push(&mut self) -> Mut<'_>;

    /// Takes the last item away, when it turned out not to be one.
    fn pop(&mut self);
}

impl dyn Items + '_ {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Values by text key, in the order of the keys.
#[allow(clippy::len_without_is_empty)]
pub trait Map: Send + Sync {
    /// How many entries there are.
    fn len(&self) -> usize;

    /// Shows every entry.
    fn visit<'a>(&'a self, visitor: &mut dyn FnMut(&'a str, Ref<'a>));

    /// Adds a zero value under a key, to be filled; replaces the value that was there.
    fn insert(&mut self, key: String) -> Mut<'_>;

    /// Takes an entry away, when it turned out not to be one.
    fn remove(&mut self, key: &str);
}
