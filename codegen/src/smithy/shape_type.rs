//! The types of shapes.

/// The types of shapes. `set` is no type of its own: it is loaded as a list with `@uniqueItems`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // Each is the type of that name in the specification.
pub enum ShapeType {
    Blob,
    Boolean,
    String,
    Enum,
    Byte,
    Short,
    Integer,
    IntEnum,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Document,
    Timestamp,
    List,
    Map,
    Structure,
    Union,
    Service,
    Operation,
    Resource,
}

impl ShapeType {
    const NAMES: [(Self, &'static str); 22] = [
        (Self::Blob, "blob"),
        (Self::Boolean, "boolean"),
        (Self::String, "string"),
        (Self::Enum, "enum"),
        (Self::Byte, "byte"),
        (Self::Short, "short"),
        (Self::Integer, "integer"),
        (Self::IntEnum, "intEnum"),
        (Self::Long, "long"),
        (Self::Float, "float"),
        (Self::Double, "double"),
        (Self::BigInteger, "bigInteger"),
        (Self::BigDecimal, "bigDecimal"),
        (Self::Document, "document"),
        (Self::Timestamp, "timestamp"),
        (Self::List, "list"),
        (Self::Map, "map"),
        (Self::Structure, "structure"),
        (Self::Union, "union"),
        (Self::Service, "service"),
        (Self::Operation, "operation"),
        (Self::Resource, "resource"),
    ];

    /// Every name.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::NAMES.iter().map(|(_, name)| *name)
    }

    /// What a shape of this type has beside traits and mixins, by its names in the IDL and in the JSON AST.
    pub fn properties(self) -> &'static [&'static str] {
        match self {
            Self::Service => &["version", "operations", "resources", "errors", "rename"],
            Self::Operation => &["input", "output", "errors"],
            Self::Resource => &[
                "identifiers",
                "properties",
                "create",
                "put",
                "read",
                "update",
                "delete",
                "list",
                "operations",
                "collectionOperations",
                "resources",
            ],
            Self::List => &["member"],
            Self::Map => &["key", "value"],
            Self::Structure | Self::Union | Self::Enum | Self::IntEnum => &["members"],
            _ => &[],
        }
    }

    /// As in the IDL and in the JSON AST.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(shape_type, _)| *shape_type == self).map_or("", |(_, name)| name)
    }

    /// The type of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(shape_type, _)| *shape_type)
    }

    /// Whether shapes of this type hold one value (Smithy 2.0, "Simple types").
    pub fn is_simple(self) -> bool {
        self <= Self::Timestamp
    }

    /// Whether members of this type of shape are the values of an enumeration.
    pub fn is_enum(self) -> bool {
        matches!(self, Self::Enum | Self::IntEnum)
    }

    /// Whether shapes of this type are numbers.
    pub fn is_number(self) -> bool {
        matches!(
            self,
            Self::Byte
                | Self::Short
                | Self::Integer
                | Self::IntEnum
                | Self::Long
                | Self::Float
                | Self::Double
                | Self::BigInteger
                | Self::BigDecimal
        )
    }

    /// Whether no member may target shapes of this type.
    pub fn is_service_type(self) -> bool {
        matches!(self, Self::Service | Self::Operation | Self::Resource)
    }
}
