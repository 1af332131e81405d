//! Elements and attributes (OpenAPI 3.1, section 4.8.26; 3.2, section 4.26): what the `xml` objects of schemas say, in
//! documents in which something is written in XML.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Additional, Document, NodeType, Schema, XmlObject};
use super::context::{Lowering, key};
use super::media;
use super::names::unescape;
use super::resolve::branches;
use crate::ir::{Codec, Element, Entry, Field, Namespace, Type, TypeKind, Xml};

impl<'d> Lowering<'d> {
    /// Sets how the fields of an object are written; nothing where the document has no XML.
    pub(super) fn mark_members(&mut self, fields: &mut [Field], schema: &Schema<'d>) {
        if !self.has_xml {
            return;
        }
        for (field, (_, property)) in fields.iter_mut().zip(&schema.properties) {
            self.mark_member(field, property);
        }
    }

    fn mark_member(&mut self, field: &mut Field, schema: &Rc<Schema<'d>>) {
        let own = self.xml_of(schema);
        let items = self.resolve(schema).schema.items.clone();
        let is_wrapped = own.wrapped || own.node_type == Some(NodeType::Element);
        let mut xml = Xml {
            attribute: own.attribute || own.node_type == Some(NodeType::Attribute),
            text: matches!(own.node_type, Some(NodeType::Text | NodeType::Cdata)),
            ..Xml::default()
        };
        let element = match items.filter(|_| self.is_list(&field.ty)) {
            // The items stand in the parent, and are called after themselves.
            Some(items) if !is_wrapped => {
                xml.flattened = true;
                let item = self.xml_of(&items);
                let element = element(&item, &field.wire);
                self.name_items_of_items(&mut field.ty, &items, &element.name);
                Element { namespace: element.namespace.or(namespace(&own)), ..element }
            }
            _ => {
                let element = element(&own, &field.wire);
                self.name_items(&mut field.ty, schema, &element.name);
                element
            }
        };
        xml.name = Some(element.name).filter(|name| *name != field.wire);
        xml.namespace = element.namespace;
        field.flags.xml = (xml != Xml::default()).then(|| Box::new(xml));
    }

    /// Sets how a body is read that is the value of one field; the root element may be any.
    pub(super) fn mark_output(&mut self, field: &mut Field, schema: &Rc<Schema<'d>>) {
        if self.has_xml {
            let items = self.resolve(schema).schema.items.clone();
            let usual = items.map_or(String::new(), |items| self.root_element(&items).name);
            self.name_items(&mut field.ty, schema, &usual);
        }
    }

    /// Sets how a body is written that is the value of one field.
    pub(super) fn mark_payload(&mut self, field: &mut Field, schema: &Rc<Schema<'d>>) {
        let root = self.root_element(schema);
        self.mark_output(field, schema);
        let name = Some(root.name).filter(|name| *name != field.wire);
        let xml = Xml { name, namespace: root.namespace, ..Xml::default() };
        field.flags.xml = Some(Box::new(xml));
    }

    /// The root element of a document: after its `xml` object, or after the component that it is.
    pub(super) fn root_element(&mut self, schema: &Rc<Schema<'d>>) -> Element {
        let own = self.xml_of(schema);
        let resolved = self.resolve(schema).schema;
        let place = key(&resolved);
        let component = schema.reference.map(|reference| unescape(reference.rsplit('/').next().unwrap_or(reference)));
        let usual = component.or_else(|| self.names.component(&place).map(unescape));
        element(&own, usual.as_deref().unwrap_or("root"))
    }

    /// Names the elements of the items below a type, after themselves or as their list.
    fn name_items(&mut self, ty: &mut Type, schema: &Rc<Schema<'d>>, usual: &str) {
        let resolved = self.resolve(schema).schema;
        match ty {
            Type::Nullable(inner) => self.name_items(inner, schema, usual),
            Type::List(list) => {
                let Some(items) = resolved.items.clone() else { return };
                let item = element(&self.xml_of(&items), usual);
                self.name_items(&mut list.item, &items, &item.name);
                list.element = Some(item);
            }
            Type::Map(map) => {
                let none = Element { name: String::new(), namespace: None };
                map.entry = Some(Box::new(Entry { key: none.clone(), value: none }));
                if let Additional::Schema(value) = &resolved.additional {
                    self.name_items(&mut map.value, value, usual);
                }
            }
            Type::Named(id) => {
                let Some(TypeKind::Newtype(newtype)) = self.types.get(*id).map(|definition| &definition.kind) else {
                    return;
                };
                let mut inner = newtype.ty.clone();
                self.name_items(&mut inner, schema, usual);
                if let Some(TypeKind::Newtype(newtype)) = self.types.get_mut(*id).map(|definition| &mut definition.kind)
                {
                    newtype.ty = inner;
                }
            }
            Type::Bool
            | Type::Int(_)
            | Type::Float(_)
            | Type::String
            | Type::Bytes
            | Type::Timestamp(_)
            | Type::Date
            | Type::Json
            | Type::Tuple(_) => {}
        }
    }

    /// The same below the items of a list that stand in the parent of the list.
    fn name_items_of_items(&mut self, ty: &mut Type, items: &Rc<Schema<'d>>, usual: &str) {
        match ty {
            Type::Nullable(inner) => self.name_items_of_items(inner, items, usual),
            Type::List(list) => self.name_items(&mut list.item, items, usual),
            _ => {}
        }
    }

    fn is_list(&self, ty: &Type) -> bool {
        match ty {
            Type::Nullable(inner) => self.is_list(inner),
            Type::List(_) => true,
            Type::Named(id) => match self.types.get(*id).map(|definition| &definition.kind) {
                Some(TypeKind::Newtype(newtype)) => self.is_list(&newtype.ty),
                Some(TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Enum(_)) | None => false,
            },
            _ => false,
        }
    }

    /// The `xml` object of a schema, or of what it refers to.
    fn xml_of(&mut self, schema: &Rc<Schema<'d>>) -> XmlObject<'d> {
        let own = schema.xml.clone();
        own.or_else(|| self.resolve(schema).schema.xml.clone()).unwrap_or_default()
    }

    /// Whether all values of a schema have a form in XML: unions have none, for OpenAPI does not say which element tells
    /// their variants apart, and neither have tuples.
    pub(super) fn has_elements(&mut self, schema: &Rc<Schema<'d>>) -> bool {
        let (mut seen, mut waiting) = (HashSet::new(), vec![schema.clone()]);
        while let Some(schema) = waiting.pop() {
            let schema = self.resolve(&schema).schema;
            if !seen.insert(key(&schema)) {
                continue;
            }
            let is_union = branches(&schema).iter().any(|branch| !self.resolve(branch).schema.properties.is_empty());
            if is_union || !schema.prefix.is_empty() {
                return false;
            }
            waiting.extend(schema.properties.iter().map(|(_, property)| property.clone()));
            waiting.extend(schema.items.clone());
            if let Additional::Schema(value) = &schema.additional {
                waiting.push(value.clone());
            }
        }
        true
    }
}

/// Whether some body of a document is an XML document with members.
pub(super) fn is_in(document: &Document) -> bool {
    let structured = ["$ref", "allOf", "properties", "items", "additionalProperties"];
    document.has_media_type(&|name, media| {
        let schema = || media.get("schema");
        let is_structured = || structured.iter().any(|key| schema().is_some_and(|schema| schema.get(key).is_some()));
        matches!(media::codec(name), Some(Codec::Xml(_))) && is_structured()
    })
}

fn element(xml: &XmlObject<'_>, usual: &str) -> Element {
    let local = xml.name.as_deref().filter(|name| !name.is_empty()).unwrap_or(usual);
    let name = match xml.prefix.as_deref().filter(|prefix| !prefix.is_empty()) {
        Some(prefix) => format!("{prefix}:{local}"),
        None => local.to_owned(),
    };
    Element { name, namespace: namespace(xml) }
}

fn namespace(xml: &XmlObject<'_>) -> Option<Namespace> {
    let uri = xml.namespace.as_deref().filter(|uri| !uri.is_empty())?;
    let prefix = xml.prefix.as_deref().filter(|prefix| !prefix.is_empty());
    Some(Namespace { prefix: prefix.map(str::to_owned), uri: uri.to_owned() })
}
