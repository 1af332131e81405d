//! Names, attributes and namespaces of XML (Smithy 2.0, "XML bindings").

use super::{Lowering, traits};
use crate::ir::{Element, Entry, Namespace, Xml};
use crate::smithy::model::{Member, Shape, Traits};
use crate::smithy::node::Node;

impl Lowering<'_> {
    /// What the element of its wire name does not express of a member; `None` if that is nothing.
    pub(super) fn member_xml(&self, member: &Member) -> Option<Box<Xml>> {
        if !self.protocol.names_elements() {
            return None;
        }
        let xml = Xml {
            name: None,
            text: false,
            attribute: member.has_trait(traits::XML_ATTRIBUTE),
            flattened: member.has_trait(traits::XML_FLATTENED),
            namespace: namespace(&member.traits),
            query: self.protocol.query_name(member),
        };
        (xml != Xml::default()).then(|| Box::new(xml))
    }

    /// The element of a list's items, where it is not plainly `member`.
    pub(super) fn item_element(&self, item: &Member) -> Option<Element> {
        let element = element(item, "member");
        (self.protocol.names_elements() && !is_plain(&element, "member")).then_some(element)
    }

    /// The elements of a map's keys and values, where they are not plainly `key` and `value`.
    pub(super) fn entry_elements(&self, key: &Member, value: &Member) -> Option<Box<Entry>> {
        let entry = Entry { key: element(key, "key"), value: element(value, "value") };
        let is_usual = is_plain(&entry.key, "key") && is_plain(&entry.value, "value");
        (self.protocol.names_elements() && !is_usual).then(|| Box::new(entry))
    }

    /// The root element of a document that is a structure.
    pub(super) fn root_element(&self, shape: &Shape) -> Element {
        let own = text(&shape.traits, traits::XML_NAME).unwrap_or_else(|| self.name_of(shape).to_owned());
        Element { name: own, namespace: self.root_namespace(&shape.traits) }
    }

    /// The root element of a document that is the value of one member.
    pub(super) fn payload_element(&self, member: &Member, target: &Shape) -> Element {
        let target = self.root_element(target);
        let name = text(&member.traits, traits::XML_NAME).unwrap_or(target.name);
        Element { name, namespace: namespace(&member.traits).or(target.namespace) }
    }

    /// The namespace of a shape, else that of the service.
    fn root_namespace(&self, traits: &Traits) -> Option<Namespace> {
        namespace(traits).or_else(|| namespace(&self.service.traits))
    }
}

/// The name of a member's element.
pub(super) fn member_name(member: &Member) -> String {
    text(&member.traits, traits::XML_NAME).unwrap_or_else(|| member.name().to_owned())
}

fn element(member: &Member, usual: &str) -> Element {
    let name = text(&member.traits, traits::XML_NAME).unwrap_or_else(|| usual.to_owned());
    Element { name, namespace: namespace(&member.traits) }
}

fn is_plain(element: &Element, usual: &str) -> bool {
    element.name == usual && element.namespace.is_none()
}

fn namespace(traits: &Traits) -> Option<Namespace> {
    let value = traits.value(traits::XML_NAMESPACE)?;
    let prefix = value.get("prefix").and_then(Node::as_str).map(str::to_owned);
    Some(Namespace { prefix, uri: value.get("uri")?.as_str()?.to_owned() })
}

fn text(traits: &Traits, id: &str) -> Option<String> {
    traits.value(id).and_then(Node::as_str).map(str::to_owned)
}
