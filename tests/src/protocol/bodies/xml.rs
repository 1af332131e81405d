//! Whether two XML documents mean the same, by a reader that is not the one under test.

use roxmltree::{Document, Node};

/// Whether the documents have the same elements, attributes, namespaces and texts. The order of the members of a
/// structure and of the entries of a map means nothing, nor does white space between elements.
pub(super) fn is_same(expected: &str, actual: &str) -> bool {
    match (Document::parse(expected), Document::parse(actual)) {
        (Ok(expected), Ok(actual)) => canonical(expected.root_element()) == canonical(actual.root_element()),
        _ => false,
    }
}

/// An element as a text that is the same for all ways to write it.
fn canonical(element: Node<'_, '_>) -> String {
    let name = element.tag_name();
    let mut attributes: Vec<String> = element
        .attributes()
        .map(|attribute| {
            format!("{{{}}}{}={:?}", attribute.namespace().unwrap_or(""), attribute.name(), attribute.value())
        })
        .collect();
    attributes
        .extend(element.namespaces().map(|scope| format!("xmlns:{}={}", scope.name().unwrap_or(""), scope.uri())));
    attributes.sort();
    let elements: Vec<Node<'_, '_>> = element.children().filter(Node::is_element).collect();
    let mut children: Vec<(&str, String)> =
        elements.iter().map(|child| (child.tag_name().name(), canonical(*child))).collect();
    match elements.iter().any(|child| is_entry(*child)) {
        true => children.sort(),
        false => children.sort_by_key(|(name, _)| *name),
    }
    let mut content: Vec<String> = children.into_iter().map(|(_, child)| child).collect();
    if elements.is_empty() {
        content.push(element.text().unwrap_or_default().to_owned());
    }
    format!("<{{{}}}{} {}>{}</>", name.namespace().unwrap_or(""), name.name(), attributes.join(" "), content.concat())
}

/// Whether an element is an entry of a map, in an element of its own or flattened.
fn is_entry(element: Node<'_, '_>) -> bool {
    let children = element.children().filter(Node::is_element).map(|child| child.tag_name().name().to_owned());
    element.tag_name().name() == "entry" || children.eq(["key", "value"])
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn documents_are_compared_by_what_they_say() {
        let one = r#"<a xmlns="urn:x"> <b c="1" d="2"></b> <m><entry>2</entry><entry>1</entry></m> </a>"#;
        assert!(is_same(one, r#"<a xmlns='urn:x'><b d="2" c="1"/><m><entry>1</entry><entry>2</entry></m></a>"#));
        assert!(!is_same(one, r#"<a><b d="2" c="1"/><m><entry>1</entry><entry>2</entry></m></a>"#));
        assert!(!is_same("<a><b>1</b><b>2</b></a>", "<a><b>2</b><b>1</b></a>"));
        assert!(!is_same("<a> 1</a>", "<a>1</a>"));
        assert!(!is_same("<a/>", "<a>"));
    }
}
