//! How values are written in XML, and in queries that name them as XML does.

use serde::Serialize;

/// What an element of the wire name does not express of a member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Xml {
    /// The name of its element or attribute, where it is not the wire name (OpenAPI `xml.name`).
    pub name: Option<String>,
    /// Whether it is an attribute of its parent (Smithy `@xmlAttribute`).
    pub attribute: bool,
    /// Whether it is the text of its parent (OpenAPI 3.2 `nodeType: text`).
    pub text: bool,
    /// Whether the items of a list or the entries of a map stand in the parent without an element around them (Smithy
    /// `@xmlFlattened`).
    pub flattened: bool,
    /// The namespace that its element declares (Smithy `@xmlNamespace`).
    pub namespace: Option<Namespace>,
    /// The name in a query, where it is not the one that the wire name gives (Smithy `aws.protocols#ec2QueryName`).
    pub query: Option<String>,
}

/// An element: that of a document, of an item, of a key or of a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// The namespace that it declares.
    pub namespace: Option<Namespace>,
}

/// The elements of the key and of the value of a map's entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The key's, `key` unless the description names it otherwise; without a name, entries are elements called by their keys.
    pub key: Element,
    /// The value's, `value` unless the description names it otherwise.
    pub value: Element,
}

/// A namespace declaration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Namespace {
    /// The prefix; none for the default namespace.
    pub prefix: Option<String>,
    /// The namespace's URI.
    pub uri: String,
}

/// What the elements of an XML document stand in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Wrapper {
    /// The root element, which is the structure.
    #[default]
    Root,
    /// The element within the root whose name ends in `Result`.
    Result,
    /// The element `Error`: the root, or within it.
    Error,
    /// Nothing: the root element is the one member itself.
    Bare,
}

/// How the names of a query grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum QueryNames {
    /// An item is `list.member.1`, an entry `map.entry.1`, unless flattened.
    Nested,
    /// An item is `List.1`, whatever else is declared, and names begin with a capital.
    Flat,
}
