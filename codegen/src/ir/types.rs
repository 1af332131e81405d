//! The types of an API: structures, unions, enums, and constrained simple types.

use std::collections::HashMap;
use std::ops::Index;

use serde::Serialize;

use super::{Constraints, Element, Entry as MapEntry, QueryStyle, Xml};
use crate::diagnostics::{Diagnostics, Origin, codes};

/// The number of a named type in [`Types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TypeId(u32);

impl TypeId {
    /// The position in [`Types::iter`], for tables beside the model.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// All named types of an API, in the order in which they were declared.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Types {
    #[serde(rename = "types")]
    entries: Vec<Entry>,
    #[serde(skip)]
    names: HashMap<String, TypeId>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Entry {
    Declared {
        name: String,
        #[serde(skip)]
        origin: Origin,
    },
    Defined(TypeDef),
}

impl Types {
    /// No types yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The id of a name; the same name gives the same id. `origin` is the place that mentions it first.
    pub fn declare(&mut self, name: &str, origin: &Origin) -> TypeId {
        if let Some(id) = self.names.get(name) {
            return *id;
        }
        let id = TypeId(self.entries.len() as u32);
        self.entries.push(Entry::Declared { name: name.to_owned(), origin: origin.clone() });
        self.names.insert(name.to_owned(), id);
        id
    }

    /// Gives a declared type its definition.
    pub fn define(&mut self, id: TypeId, definition: TypeDef) {
        self.entries[id.index()] = Entry::Defined(definition);
    }

    /// Whether a declared type has its definition already.
    pub fn is_defined(&self, id: TypeId) -> bool {
        matches!(self.entries[id.index()], Entry::Defined(_))
    }

    /// The id of a name, if it was declared.
    pub fn find(&self, name: &str) -> Option<TypeId> {
        self.names.get(name).copied()
    }

    /// The name under which an id was declared.
    pub fn name(&self, id: TypeId) -> &str {
        match &self.entries[id.index()] {
            Entry::Declared { name, .. } => name,
            Entry::Defined(definition) => &definition.name,
        }
    }

    /// Reports every type that was mentioned but never defined, at its first mention.
    pub fn finish(&self, diagnostics: &mut Diagnostics) {
        for entry in &self.entries {
            if let Entry::Declared { name, origin } = entry {
                diagnostics.error(&codes::UNDEFINED_TYPE, origin, format!("`{name}` is mentioned but never defined"));
            }
        }
    }

    /// A defined type; `None` before [`Types::define`].
    pub fn get(&self, id: TypeId) -> Option<&TypeDef> {
        match &self.entries[id.index()] {
            Entry::Defined(definition) => Some(definition),
            Entry::Declared { .. } => None,
        }
    }

    /// A defined type, to be changed by a pass.
    pub fn get_mut(&mut self, id: TypeId) -> Option<&mut TypeDef> {
        match &mut self.entries[id.index()] {
            Entry::Defined(definition) => Some(definition),
            Entry::Declared { .. } => None,
        }
    }

    /// Gives types other names, which may be each other's, but those of no other types.
    pub fn rename(&mut self, renames: &[(TypeId, &str)]) {
        for (id, _) in renames {
            let old = self.name(*id).to_owned();
            self.names.remove(&old);
        }
        for (id, new) in renames {
            self.names.insert((*new).to_owned(), *id);
            match &mut self.entries[id.index()] {
                Entry::Declared { name, .. } => (*new).clone_into(name),
                Entry::Defined(definition) => (*new).clone_into(&mut definition.name),
            }
        }
    }

    /// Takes away the definitions that are not kept; nothing that stays mentions them.
    pub fn retain(&mut self, keep: impl Fn(TypeId) -> bool) {
        for (index, entry) in self.entries.iter_mut().enumerate() {
            if let Entry::Defined(TypeDef { name, origin, .. }) = entry
                && !keep(TypeId(index as u32))
            {
                self.names.remove(name);
                *entry = Entry::Declared { name: std::mem::take(name), origin: origin.clone() };
            }
        }
    }

    /// Every defined type with its id.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.entries.iter().enumerate().filter_map(|(index, entry)| match entry {
            Entry::Defined(definition) => Some((TypeId(index as u32), definition)),
            Entry::Declared { .. } => None,
        })
    }

    /// How many types were declared: the length of a table by id.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// For use after [`Types::finish`] found nothing: every id then has its definition.
impl Index<TypeId> for Types {
    type Output = TypeDef;

    fn index(&self, id: TypeId) -> &TypeDef {
        match &self.entries[id.index()] {
            Entry::Defined(definition) => definition,
            Entry::Declared { name, .. } => panic!("`{name}` was used before `finish` was asked"),
        }
    }
}

/// Something that has a name.
#[derive(Clone, Debug, Serialize)]
pub struct TypeDef {
    /// The name in the description.
    pub name: String,
    /// What it is.
    pub docs: String,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// Whether its values are never to be shown.
    pub sensitive: bool,
    /// The definition itself.
    pub kind: TypeKind,
}

/// The four things that have names.
#[derive(Clone, Debug, Serialize)]
pub enum TypeKind {
    /// Fields side by side.
    Struct(Struct),
    /// One of several variants.
    Union(Union),
    /// One of several values.
    Enum(Enum),
    /// A simple type, list or map under a name of its own because it is constrained.
    Newtype(Box<Newtype>),
}

/// Fields side by side.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Struct {
    /// The fields, in the order of the description.
    pub fields: Vec<Field>,
    /// The type of the members that have no field of their own (JSON Schema `additionalProperties`).
    pub additional: Option<Type>,
    /// The type of their names, where not every text is one: an enum or constrained text.
    pub names: Option<Type>,
    /// Whether the description forbids members that it does not list (JSON Schema `additionalProperties: false`).
    pub closed: bool,
}

/// One of several variants; readers keep variants that they do not know.
#[derive(Clone, Debug, Serialize)]
pub struct Union {
    /// How a message shows which variant it holds.
    pub tagging: Tagging,
    /// The variants; their `presence` is always optional.
    pub variants: Vec<Field>,
}

/// How a message shows which variant of a union it holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Tagging {
    /// An object with one member, whose name is the variant's wire name.
    Member,
    /// The variant's object itself carries its wire name in the member named here.
    Field(String),
    /// The same, where the member is an integer or a boolean, and the wire name its JSON text.
    Literal(String),
    /// By what the value is: of the variants that it fits, the one that knows most of its members.
    Untagged,
}

/// One of several values; readers keep values that they do not know.
#[derive(Clone, Debug, Serialize)]
pub struct Enum {
    /// Whether the values are integers; otherwise they are strings.
    pub integer: bool,
    /// Whether other texts are as good: the values are those that are worth a name.
    pub open: bool,
    /// The values, in the order of the description.
    pub values: Vec<EnumValue>,
}

/// One value of an enum.
#[derive(Clone, Debug, Serialize)]
pub struct EnumValue {
    /// The name in the description; the value itself where it has no other.
    pub name: String,
    /// What goes on the wire; the digits of an integer.
    pub value: String,
    /// What it means.
    pub docs: String,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// Whether it is left out of messages (Smithy `@internal`).
    pub internal: bool,
}

/// A constrained simple type, list or map.
#[derive(Clone, Debug, Serialize)]
pub struct Newtype {
    /// What it is apart from its constraints; never `Named` of another newtype.
    pub ty: Type,
    /// What its values satisfy; never empty.
    pub constraints: Constraints,
    /// Values that the description shows.
    pub examples: Vec<serde_json::Value>,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Type {
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Int(Int),
    /// A number with a fraction.
    Float(Float),
    /// Text.
    String,
    /// Bytes; base64 where the codec is textual.
    Bytes,
    /// A point in time.
    Timestamp(TimestampFormat),
    /// A calendar day (RFC 3339 `full-date`).
    Date,
    /// Any JSON value.
    Json,
    /// Items in order.
    List(Box<List>),
    /// So many items, each with a type of its own.
    Tuple(Box<Tuple>),
    /// Values by text key.
    Map(Box<Map>),
    /// A value or null, where the two differ from absence.
    Nullable(Box<Type>),
    /// Something that has a name.
    Named(TypeId),
}

/// The width of a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Int {
    /// 8 bits with sign.
    I8,
    /// 16 bits with sign.
    I16,
    /// 32 bits with sign.
    I32,
    /// 64 bits with sign.
    I64,
    /// 32 bits without sign.
    U32,
    /// 64 bits without sign.
    U64,
    /// Any size.
    Big,
    /// Any size, written in JSON as a text.
    BigText,
}

impl Int {
    /// Whether it is of any size.
    pub fn is_big(self) -> bool {
        matches!(self, Self::Big | Self::BigText)
    }
}

/// The width of a number with a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Float {
    /// 32 bits.
    F32,
    /// 64 bits.
    F64,
    /// Any precision.
    Big,
    /// Any precision, written in JSON as a text.
    BigText,
}

impl Float {
    /// Whether it is of any precision.
    pub fn is_big(self) -> bool {
        matches!(self, Self::Big | Self::BigText)
    }
}

/// How a point in time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum TimestampFormat {
    /// Seconds since 1970 as a number, with an optional fraction.
    EpochSeconds,
    /// RFC 3339.
    DateTime,
    /// RFC 9110, section 5.6.7: `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
}

/// Items in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct List {
    /// The type of each item; `Nullable` where items may be null.
    pub item: Type,
    /// The element of an item in XML, where it is not plainly `member`.
    pub element: Option<Element>,
    /// Whether items are never to be shown.
    pub sensitive: bool,
}

/// So many items, each with a type of its own (JSON Schema `prefixItems`).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tuple {
    /// The type of each item, at least one and at most [`Tuple::MOST`]. Those behind the required ones are `Nullable`.
    pub items: Vec<Type>,
    /// How many of them are always there; those behind may be missing.
    pub required: usize,
    /// The type of further items, where there may be some that are kept.
    pub rest: Option<Type>,
}

impl Tuple {
    /// How many items of their own type there may be: of longer ones nobody remembers which is which.
    pub const MOST: usize = 8;

    /// The type of each item and of further ones.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        self.items.iter().chain(&self.rest)
    }
}

/// Values by text key.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Map {
    /// The type of each key: text, an enum, or constrained text.
    pub key: Type,
    /// The type of each value; `Nullable` where values may be null.
    pub value: Type,
    /// The elements of an entry in XML, where they are not plainly `key` and `value`.
    pub entry: Option<Box<MapEntry>>,
    /// Whether keys and values are never to be shown.
    pub sensitive: bool,
}

/// A member of a structure, a variant of a union, or a parameter of an operation.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// The name in the description.
    pub name: String,
    /// The name on the wire: JSON member, query parameter, header, XML element; of a payload in XML the root
    /// element.
    pub wire: String,
    /// The type of its value.
    pub ty: Type,
    /// Whether it must be there.
    pub presence: Presence,
    /// What its value satisfies beside the constraints of its type. Where a member overrides its target's
    /// constraints, the front end has put the target's own type in place of its name.
    pub constraints: Constraints,
    /// What it means.
    pub docs: String,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
    /// Values that the description shows.
    pub examples: Vec<serde_json::Value>,
    /// Everything that is yes or no.
    pub flags: FieldFlags,
}

/// Whether a field must be there.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Presence {
    /// It must be there; a reader that misses it puts the zero value of the type.
    Required,
    /// It may be absent.
    Optional,
    /// It may be absent, and then has this value, which a writer always sends.
    Default(serde_json::Value),
}

/// What is declared of a field beside its type.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FieldFlags {
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// Its value is never to be shown.
    pub sensitive: bool,
    /// It is optional for clients whatever `presence` is (Smithy `@clientOptional`, `@input`), though it is
    /// still checked as required.
    pub client_optional: bool,
    /// A client fills it with a fresh UUID where the caller gives none (Smithy `@idempotencyToken`).
    pub idempotency_token: bool,
    /// The value that the service assumes where it is absent, which clients leave to the service.
    pub assumed: Option<serde_json::Value>,
    /// What stands in the path in its place where the caller gives nothing, or an empty text.
    pub fallback: Option<String>,
    /// How it is written in a path, header, cookie, form or part, where that is not as usual.
    pub style: Option<QueryStyle>,
    /// Reserved characters of URLs stand in the query as they are (OpenAPI `allowReserved`).
    pub reserved: bool,
    /// Documents have it, although `presence` gives it a default: the description requires it.
    pub expected: bool,
    /// The description requires it, whatever `presence` makes of that for clients; for who compares two descriptions.
    #[serde(skip)]
    pub required: bool,
    /// Its only values, where its type does not list them.
    pub values: Vec<serde_json::Value>,
    /// The wire names of the members beside it that must be there where it is.
    pub needs: Vec<String>,
    /// It is only ever received (OpenAPI `readOnly`).
    pub read_only: bool,
    /// It is only ever sent (OpenAPI `writeOnly`).
    pub write_only: bool,
    /// Its part of an event message, when its structure is an event.
    pub event: EventSlot,
    /// The media type of its text or bytes (Smithy `@mediaType`).
    pub media_type: Option<String>,
    /// How it is written in XML and queries, where that is not an element of the wire name.
    pub xml: Option<Box<Xml>>,
}

/// The part of an event message that carries a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum EventSlot {
    /// A member of the payload's document.
    #[default]
    Member,
    /// A header of the message.
    Header,
    /// The payload itself.
    Payload,
}
