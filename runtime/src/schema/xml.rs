//! What XML, and queries that name things as XML does, need beside the names on the wire.

/// What an element of the wire name does not express of a member.
#[must_use]
#[derive(Debug)]
pub struct Xml {
    /// The name of its element or attribute, where it is not the wire name.
    pub name: Option<&'static str>,
    /// Whether it is an attribute of its parent.
    pub attribute: bool,
    /// Whether it is the text of its parent.
    pub text: bool,
    /// Whether the items of a list or the entries of a map stand in the parent without an element around them.
    pub flattened: bool,
    /// The namespace that its element declares.
    pub namespace: Option<Namespace>,
    /// The name in a query, where it is not the one that the wire name gives.
    pub query: Option<&'static str>,
}

/// An element: its name and the namespace that it declares.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// The namespace that it declares.
    pub namespace: Option<Namespace>,
}

/// The elements within a list or map.
#[derive(Debug)]
pub struct Elements {
    /// That of an item of the list, or of the value of the map's entry.
    pub item: Element,
    /// That of the key of the map's entry; with an empty name, entries are elements called by their keys.
    pub key: Element,
}

/// A namespace declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Namespace {
    /// The prefix; empty for the default namespace.
    pub prefix: &'static str,
    /// The namespace's URI.
    pub uri: &'static str,
}

/// What the elements of an XML document stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapper {
    /// The root element, which is the structure.
    Root,
    /// The element within the root whose name ends in `Result`.
    Result,
    /// The element `Error`: the root, or within it.
    Error,
    /// Nothing: the root element is the one member itself.
    Bare,
}

/// How the names of a query grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryNames {
    /// An item is `list.member.1`, an entry `map.entry.1`, unless flattened.
    Nested,
    /// An item is `List.1`, and names begin with a capital.
    Flat,
}

impl Xml {
    /// An attribute of its parent.
    pub const ATTRIBUTE: &'static Self = &Self { attribute: true, ..Self::PLAIN };
    /// Items or entries without an element around them.
    pub const FLATTENED: &'static Self = &Self { flattened: true, ..Self::PLAIN };
    /// An element of the wire name.
    pub const PLAIN: Self =
        Self { name: None, attribute: false, text: false, flattened: false, namespace: None, query: None };

    /// Sets the name of the element or attribute.
    pub const fn name(mut self, name: &'static str) -> Self {
        self.name = Some(name);
        self
    }

    /// Makes it an attribute of its parent.
    pub const fn attribute(mut self) -> Self {
        self.attribute = true;
        self
    }

    /// Makes it the text of its parent.
    pub const fn text(mut self) -> Self {
        self.text = true;
        self
    }

    /// Leaves out the element around items or entries.
    pub const fn flattened(mut self) -> Self {
        self.flattened = true;
        self
    }

    /// Declares a namespace; an empty prefix is the default one.
    pub const fn namespace(mut self, prefix: &'static str, uri: &'static str) -> Self {
        self.namespace = Some(Namespace { prefix, uri });
        self
    }

    /// Sets the name in a query.
    pub const fn query(mut self, name: &'static str) -> Self {
        self.query = Some(name);
        self
    }
}

impl Elements {
    /// Entries of a map that are elements called by their keys.
    pub const BY_NAME: &'static Self = &Self { item: Element::plain(""), key: Element::plain("") };
}

impl Element {
    /// An item whose list does not name it.
    pub const MEMBER: Self = Self::plain("member");
    /// A key whose map does not name it.
    pub const KEY: Self = Self::plain("key");
    /// A value whose map does not name it.
    pub const VALUE: Self = Self::plain("value");

    /// Creates an element that declares no namespace.
    pub const fn plain(name: &'static str) -> Self {
        Self { name, namespace: None }
    }
}
