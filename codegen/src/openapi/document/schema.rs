//! Schema objects (OpenAPI 3.0.4 and 3.1.1, section 4.8.24).

use std::borrow::Cow;
use std::rc::Rc;

use super::cursor::Cursor;
use super::limits::Limits;
use super::node::Node;
use super::xml::XmlObject;
use crate::diagnostics::{Diagnostics, Origin, codes, suggest};

/// A schema as it is written. Children are shared, so that merging schemas copies no trees.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are the keywords")]
pub struct Schema<'d> {
    pub origin: Origin,
    /// A schema that is just `true` or `false`.
    pub boolean: Option<bool>,
    pub reference: Option<&'d str>,
    pub types: Vec<Kind>,
    pub nullable: bool,
    pub format: Option<Cow<'d, str>>,
    pub content_encoding: Option<Cow<'d, str>>,
    pub content_media_type: Option<Cow<'d, str>>,
    pub content_schema: Option<Rc<Schema<'d>>>,
    pub title: Option<Cow<'d, str>>,
    pub description: Option<Cow<'d, str>>,
    pub deprecated: bool,
    pub read_only: bool,
    pub write_only: bool,
    pub default: Option<Cursor<'d>>,
    pub examples: Vec<Cursor<'d>>,
    /// `enum`, with `const` as an enum of one value.
    pub values: Option<Vec<Cursor<'d>>>,
    /// `x-enum-varnames` or `x-enumNames`.
    pub value_names: Vec<Cow<'d, str>>,
    /// `x-enum-descriptions`.
    pub value_docs: Vec<Cow<'d, str>>,
    pub limits: Limits<'d>,
    pub properties: Vec<(&'d str, Rc<Schema<'d>>)>,
    pub required: Vec<Cow<'d, str>>,
    /// `dependentRequired`: which members must be there where a member is.
    pub dependent: Vec<(&'d str, Vec<Cow<'d, str>>)>,
    pub additional: Additional<'d>,
    pub items: Option<Rc<Schema<'d>>>,
    /// The schemas of the first items, each its own.
    pub prefix: Vec<Rc<Schema<'d>>>,
    /// `propertyNames`, or the patterns of `patternProperties` where no other names are allowed.
    pub names: Option<Rc<Schema<'d>>>,
    pub all_of: Vec<Rc<Schema<'d>>>,
    pub one_of: Vec<Rc<Schema<'d>>>,
    pub any_of: Vec<Rc<Schema<'d>>>,
    pub discriminator: Option<Discriminator<'d>>,
    pub xml: Option<XmlObject<'d>>,
    /// Other values are as good as the listed ones: a branch beside the one that lists them takes any.
    pub takes_other_values: bool,
    /// The branches are no keyword of the schema: they are the schemas that include it by `allOf`.
    pub is_parent: bool,
}

/// A simple type of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the keywords")]
pub enum Kind {
    Null,
    Boolean,
    Object,
    Array,
    Number,
    Integer,
    String,
}

/// `additionalProperties`, together with `patternProperties`.
#[derive(Clone, Debug)]
pub enum Additional<'d> {
    /// Nothing is said.
    Unsaid,
    /// `false`.
    Forbidden,
    /// `true` or an empty schema.
    Anything,
    /// A schema for their values.
    Schema(Rc<Schema<'d>>),
}

/// `discriminator` (OpenAPI 3.1, section 4.8.25).
#[derive(Clone, Debug)]
pub struct Discriminator<'d> {
    /// The property that carries the tag.
    pub property: Cow<'d, str>,
    /// The values of the property, each with the schema it stands for.
    pub mapping: Vec<(&'d str, &'d str)>,
}

impl<'d> Schema<'d> {
    /// Reads a schema and everything in it; references are not followed.
    pub fn read(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Rc<Self> {
        let mut schema = Self::empty(cursor.origin.clone());
        match cursor.node {
            Node::Bool(value) => schema.boolean = Some(*value),
            Node::Object(_) => schema.read_keywords(cursor, diagnostics),
            _ => cursor.unexpected("a schema", diagnostics).unwrap_or_default(),
        }
        Rc::new(schema)
    }

    /// A schema without keywords.
    pub fn empty(origin: Origin) -> Self {
        Self {
            origin,
            boolean: None,
            reference: None,
            types: Vec::new(),
            nullable: false,
            format: None,
            content_encoding: None,
            content_media_type: None,
            content_schema: None,
            title: None,
            description: None,
            deprecated: false,
            read_only: false,
            write_only: false,
            default: None,
            examples: Vec::new(),
            values: None,
            value_names: Vec::new(),
            value_docs: Vec::new(),
            limits: Limits::default(),
            properties: Vec::new(),
            required: Vec::new(),
            dependent: Vec::new(),
            additional: Additional::Unsaid,
            items: None,
            prefix: Vec::new(),
            names: None,
            all_of: Vec::new(),
            one_of: Vec::new(),
            any_of: Vec::new(),
            discriminator: None,
            xml: None,
            takes_other_values: false,
            is_parent: false,
        }
    }

    fn read_keywords(&mut self, cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) {
        super::unchecked::report(cursor, diagnostics);
        self.reference = cursor.get_str("$ref");
        self.types = read_types(cursor, diagnostics);
        super::misplaced::report(cursor, &self.types, diagnostics);
        self.nullable = cursor.flag("nullable", diagnostics);
        self.format = cursor.text("format", diagnostics);
        self.content_encoding = cursor.text("contentEncoding", diagnostics);
        self.content_media_type = cursor.text("contentMediaType", diagnostics);
        self.content_schema = cursor.get("contentSchema").map(|schema| Schema::read(&schema, diagnostics));
        self.title = cursor.text("title", diagnostics);
        self.description = cursor.text("description", diagnostics);
        self.deprecated = cursor.flag("deprecated", diagnostics);
        self.read_only = cursor.flag("readOnly", diagnostics);
        self.write_only = cursor.flag("writeOnly", diagnostics);
        self.limits = Limits::read(cursor, diagnostics);
        self.read_values(cursor, diagnostics);
        self.read_object(cursor, diagnostics);
        self.read_items(cursor, diagnostics);
        self.all_of = read_schemas(cursor, "allOf", diagnostics);
        self.one_of = read_schemas(cursor, "oneOf", diagnostics);
        self.any_of = read_schemas(cursor, "anyOf", diagnostics);
        self.xml = cursor.get("xml").and_then(|value| XmlObject::read(&value, diagnostics));
        self.discriminator = cursor.get("discriminator").and_then(|value| Discriminator::read(&value, diagnostics));
    }

    fn read_values(&mut self, cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) {
        let constant = cursor.node.get("const").map(|node| Cursor { node, origin: cursor.origin.child("const") });
        self.values = match constant {
            Some(constant) => Some(vec![constant]),
            None => cursor.get("enum").is_some().then(|| cursor.list("enum", diagnostics)),
        };
        let names = ["x-enum-varnames", "x-enumNames", "x-enum-names"];
        let names = names.into_iter().find(|key| cursor.get(key).is_some_and(|names| names.items().next().is_some()));
        self.value_names = names.map(|key| cursor.texts(key, diagnostics)).unwrap_or_default();
        if cursor.get("x-enum-descriptions").is_some_and(|docs| docs.items().next().is_some()) {
            self.value_docs = cursor.texts("x-enum-descriptions", diagnostics);
        }
        self.default = cursor.get("default");
        self.examples = cursor.get("example").into_iter().collect();
        self.examples.extend(cursor.get("examples").iter().flat_map(Cursor::items));
    }

    /// The names that members may have, where patterns list all of them.
    fn read_patterns(cursor: &Cursor<'d>) -> Option<Rc<Self>> {
        let patterns = cursor.get("patternProperties")?;
        let is_closed = matches!(cursor.get(others_key(cursor))?.node, Node::Bool(false));
        let texts: Vec<&'d str> = patterns.entries().map(|(text, _)| text).collect();
        if !is_closed || texts.is_empty() {
            return None;
        }
        let text = match texts[..] {
            [only] => Cow::Borrowed(only),
            _ => Cow::Owned(texts.iter().map(|text| format!("(?:{text})")).collect::<Vec<_>>().join("|")),
        };
        let mut names = Self::empty(patterns.origin.child("(names)"));
        names.types = vec![Kind::String];
        names.limits.patterns = vec![(text, patterns.origin.clone())];
        Some(Rc::new(names))
    }

    /// `items`, and `prefixItems`, behind which `unevaluatedItems` means the same. A list of schemas under `items` is an
    /// older spelling, beside which further items have their schema under `additionalItems`.
    fn read_items(&mut self, cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) {
        let items = cursor.get("items");
        let is_older = items.as_ref().is_some_and(|items| matches!(items.node, Node::Array(_)));
        let rest = if is_older { cursor.get("additionalItems") } else { items };
        let rest = rest.or_else(|| cursor.get("unevaluatedItems"));
        self.prefix = read_schemas(cursor, if is_older { "items" } else { "prefixItems" }, diagnostics);
        self.items = rest.map(|rest| Schema::read(&rest, diagnostics));
    }

    fn read_object(&mut self, cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) {
        let properties = cursor.members("properties", diagnostics).into_iter();
        self.properties = properties.map(|(name, value)| (name, Schema::read(&value, diagnostics))).collect();
        match cursor.get("required") {
            // JSON Schema draft 3: a boolean speaks of the schema's place in its parent, and is of no use here.
            None | Some(Cursor { node: Node::Bool(_), .. }) => {}
            Some(_) => self.required = cursor.texts("required", diagnostics),
        }
        self.dependent = super::dependent::read(cursor, diagnostics);
        self.additional = Additional::read(cursor, diagnostics);
        let names = cursor.get("propertyNames").map(|names| Schema::read(&names, diagnostics));
        self.names = names.or_else(|| Self::read_patterns(cursor));
    }
}

impl<'d> Additional<'d> {
    /// What the members without a name of their own are: those whose names match a pattern, and others.
    fn read(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Self {
        let patterns = cursor.members("patternProperties", diagnostics);
        let others = Self::read_others(cursor, diagnostics);
        let mut kinds: Vec<_> = patterns.iter().map(|(_, value)| Schema::read(value, diagnostics)).collect();
        match others {
            others if kinds.is_empty() => return others,
            Self::Anything => return Self::Anything,
            Self::Schema(schema) => kinds.push(schema),
            Self::Unsaid | Self::Forbidden => {}
        }
        match &kinds[..] {
            [only] => Self::Schema(only.clone()),
            _ => {
                let mut any = Schema::empty(cursor.origin.child("patternProperties"));
                any.any_of = kinds;
                Self::Schema(Rc::new(any))
            }
        }
    }

    /// `additionalProperties`. `unevaluatedProperties` means the same where nothing but the schema's own keywords looks
    /// at members; what `allOf` and its like look at has names of its own after merging.
    fn read_others(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Self {
        let key = others_key(cursor);
        match cursor.get(key) {
            None => Self::Unsaid,
            Some(Cursor { node: Node::Bool(false), .. }) => Self::Forbidden,
            Some(Cursor { node: Node::Bool(true), .. }) => Self::Anything,
            Some(value) => match value.entries().next() {
                None if matches!(value.node, Node::Object(_)) => Self::Anything,
                _ => Self::Schema(Schema::read(&value, diagnostics)),
            },
        }
    }
}

/// The keyword for members without a name of their own.
fn others_key(cursor: &Cursor<'_>) -> &'static str {
    let has = |key: &str| cursor.get(key).is_some();
    match has("unevaluatedProperties") && !has("additionalProperties") {
        true => "unevaluatedProperties",
        false => "additionalProperties",
    }
}

impl<'d> Discriminator<'d> {
    fn read(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Option<Self> {
        if !cursor.expect_object(diagnostics) {
            return None;
        }
        let property = cursor.text("propertyName", diagnostics)?;
        let mapping = cursor.members("mapping", diagnostics).into_iter();
        let mapping = mapping.filter_map(|(value, target)| match target.node {
            Node::String(target) => Some((value, &**target)),
            _ => target.unexpected("a reference or the name of a schema", diagnostics),
        });
        Some(Self { property, mapping: mapping.collect() })
    }
}

fn read_schemas<'d>(cursor: &Cursor<'d>, key: &str, diagnostics: &mut Diagnostics) -> Vec<Rc<Schema<'d>>> {
    let schemas = cursor.list(key, diagnostics);
    schemas.iter().map(|schema| Schema::read(schema, diagnostics)).collect()
}

fn read_types(cursor: &Cursor<'_>, diagnostics: &mut Diagnostics) -> Vec<Kind> {
    let Some(value) = cursor.node.get("type") else { return Vec::new() };
    let value = Cursor { node: value, origin: cursor.origin.child("type") };
    match value.node {
        Node::Array(_) => value.items().filter_map(|item| read_type(&item, diagnostics)).collect(),
        _ => read_type(&value, diagnostics).into_iter().collect(),
    }
}

/// One name of a type. An unknown one is no reason to reject a document: such a value may be anything.
fn read_type(value: &Cursor<'_>, diagnostics: &mut Diagnostics) -> Option<Kind> {
    let name = match value.node {
        Node::Null => "null",
        Node::String(name) => name,
        _ => return value.unexpected("the name of a type", diagnostics),
    };
    let kind = match name {
        "null" => Kind::Null,
        "boolean" => Kind::Boolean,
        "object" => Kind::Object,
        "array" => Kind::Array,
        "number" => Kind::Number,
        "integer" => Kind::Integer,
        "string" => Kind::String,
        _ => {
            let message = format!("`{name}` is not a type of JSON Schema; any value is accepted");
            let known = ["string", "integer", "number", "boolean", "object", "array", "null"];
            let otherwise = "write `string`, `integer`, `number`, `boolean`, `object`, `array` or `null`";
            let hint = suggest::hint_or(name, known, otherwise);
            diagnostics.warning(&codes::UNKNOWN_TYPE, &value.origin, message).hint(hint);
            return None;
        }
    };
    Some(kind)
}
