//! What the lowering of every part shares.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use super::super::document::{Cursor, Document, MediaType, Node, Schema};
use super::names::Names;
use crate::diagnostics::{Diagnostics, Origin, Place};
use crate::ir::{Constraints, Slot, Struct, Type, TypeId, Types};

/// How many aliases may stand in one another: lists of lists, references to references.
pub(super) const MAX_DEPTH: usize = 64;

/// The document, what came of it so far, and what is still to be done.
pub(super) struct Lowering<'d> {
    pub(super) document: &'d Document,
    pub(super) diagnostics: Diagnostics,
    pub(super) types: Types,
    pub(super) names: Names<'d>,
    /// Schemas that references named, by pointer.
    pub(super) schemas: HashMap<Arc<str>, Rc<Schema<'d>>>,
    /// Schemas without references and `allOf`, by the pointer of the schema they came from.
    pub(super) resolved: HashMap<Arc<str>, Resolved<'d>>,
    /// What a resolved schema became, by its pointer; none while it is being lowered.
    pub(super) schema_types: HashMap<Arc<str>, Option<SchemaType>>,
    /// The structures around response bodies that are none themselves, by the pointer of the schema.
    pub(super) messages: HashMap<String, Message>,
    /// The schemas that are being composed, innermost last.
    pub(super) composing: Vec<Arc<str>>,
    /// Schemas that were composed of several, by the pointers of all their parts.
    pub(super) composites: HashMap<Vec<Arc<str>>, Rc<Schema<'d>>>,
    /// The component schemas that include another by `allOf`, by the pointer of that other, once they were looked for.
    pub(super) extensions: Option<HashMap<String, Vec<String>>>,
    /// Structures that keep members they do not know, because the value may be of another branch as well.
    pub(super) keepers: BTreeSet<TypeId>,
    /// Whether some body of the document may be XML.
    pub(super) has_xml: bool,
    /// The examples of schemas, with the type of which they are to be values.
    pub(super) shown: Vec<Shown<'d>>,
    /// How many schemas are being lowered within one another.
    pub(super) depth: usize,
    /// Types that are declared and wait for their definition.
    pub(super) queue: VecDeque<Pending<'d>>,
}

/// The type of a schema, and what is asked of its values beyond the type.
#[derive(Clone, Debug)]
pub(super) struct SchemaType {
    pub(super) ty: Type,
    pub(super) constraints: Constraints,
}

/// A schema that has neither `$ref` nor `allOf`, and allows no null.
#[derive(Clone, Debug)]
pub(super) struct Resolved<'d> {
    pub(super) schema: Rc<Schema<'d>>,
    /// Whether null is a value beside those of the schema.
    pub(super) nullable: bool,
}

/// A structure that holds a message, and where each of its fields stands in it.
#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) ty: TypeId,
    pub(super) slots: Vec<Slot>,
}

/// A declared type that waits for its definition.
pub(super) struct Pending<'d> {
    pub(super) id: TypeId,
    pub(super) name: String,
    pub(super) schema: Rc<Schema<'d>>,
    pub(super) kind: PendingKind,
}

/// An example, and of what it is one.
pub(super) struct Shown<'d> {
    pub(super) of: Of,
    pub(super) example: Cursor<'d>,
}

/// What an example is to be a value of.
#[derive(Clone, Debug)]
pub(super) enum Of {
    Type(Type),
    /// Members that have no type of their own around them.
    Members(Struct),
}

/// What a declared type will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PendingKind {
    Struct,
    Union,
}

impl SchemaType {
    /// A type of which nothing more is asked.
    pub(super) fn plain(ty: Type) -> Self {
        Self { ty, constraints: Constraints::default() }
    }
}

impl<'d> Lowering<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self {
            document,
            diagnostics: Diagnostics::new(),
            types: Types::new(),
            names: Names::new(document),
            schemas: HashMap::new(),
            resolved: HashMap::new(),
            schema_types: HashMap::new(),
            messages: HashMap::new(),
            composing: Vec::new(),
            composites: HashMap::new(),
            extensions: None,
            keepers: BTreeSet::new(),
            has_xml: super::xml::is_in(document),
            shown: Vec::new(),
            depth: 0,
            queue: VecDeque::new(),
        }
    }
}

impl<'d> Lowering<'d> {
    /// Remembers the examples of a schema, to be looked at when all types are known.
    pub(super) fn show(&mut self, ty: &Type, schema: &Schema<'d>) {
        self.show_values(&Of::Type(ty.clone()), &schema.examples);
    }

    /// Remembers the examples of a body. Those that are texts may be documents as they are sent.
    pub(super) fn show_body(&mut self, of: &Of, media: &MediaType<'d>) {
        let values: Vec<_> =
            media.examples.iter().filter(|value| !matches!(value.node, Node::String(_))).cloned().collect();
        self.show_values(of, &values);
    }

    pub(super) fn show_values(&mut self, of: &Of, examples: &[Cursor<'d>]) {
        let given = examples.iter().filter(|example| *example.node != Node::Null);
        self.shown.extend(given.map(|example| Shown { of: of.clone(), example: example.clone() }));
    }
}

/// The pointer of a place in the document; every place of this front end is one.
pub(super) fn pointer(origin: &Origin) -> Arc<str> {
    match &origin.place {
        Place::Pointer(pointer) => pointer.clone(),
        Place::File | Place::Bytes(_) => "".into(),
    }
}

/// The key of a schema in the tables.
pub(super) fn key(schema: &Schema<'_>) -> Arc<str> {
    pointer(&schema.origin)
}
