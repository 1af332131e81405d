//! The members of an object that is sent, by its schema.

use serde_json::Value;

use super::tree::Reached;

/// How many schemas may stand in one another.
const DEEPEST: usize = 12;

/// The names of the members that a document of a schema may have in a request, each with its places; none where the
/// schema describes no object, or one of several.
pub(super) fn sent_members<'v>(schema: Reached<'v>, root: &'v Value) -> Option<Vec<(String, Vec<String>)>> {
    let mut members = Vec::new();
    let is_plain = gather(schema, root, DEEPEST, &mut members);
    (is_plain && !members.is_empty()).then_some(members)
}

fn gather<'v>(schema: Reached<'v>, root: &'v Value, levels: usize, members: &mut Vec<(String, Vec<String>)>) -> bool {
    let schema = follow_with_siblings(schema, root, levels, members);
    let is_union = ["oneOf", "anyOf", "discriminator"].into_iter().any(|key| schema.value.get(key).is_some());
    if levels == 0 || is_union {
        return false;
    }
    let properties = schema.get("properties");
    // A message about the keyword is about all that stands below it.
    let keyword = properties.as_ref().map(|properties| properties.place().to_owned());
    for (name, property) in properties.map(|properties| properties.members()).unwrap_or_default() {
        let mut property = property.follow(root);
        property.places.splice(..0, keyword.clone());
        if is_read_only(&property, root) {
            members.retain(|(other, _)| other != name);
        } else if members.iter().all(|(other, _)| other != name) {
            members.push((name.to_owned(), property.places));
        }
    }
    let parts = schema.get("allOf").map(|parts| parts.items()).unwrap_or_default();
    parts.into_iter().all(|part| gather(part, root, levels - 1, members))
}

/// Whether a property, or one of the parts that it is composed of, is only ever received.
fn is_read_only<'v>(property: &Reached<'v>, root: &'v Value) -> bool {
    let parts = property.get("allOf").map(|parts| parts.items()).unwrap_or_default();
    property.is("readOnly") || parts.into_iter().any(|part| part.follow(root).is("readOnly"))
}

/// Follows a reference; what stands beside it counts as well.
fn follow_with_siblings<'v>(
    schema: Reached<'v>,
    root: &'v Value,
    levels: usize,
    members: &mut Vec<(String, Vec<String>)>,
) -> Reached<'v> {
    let has_more = schema.value.get("properties").is_some() || schema.value.get("allOf").is_some();
    if schema.value.get("$ref").is_some() && has_more && levels > 0 {
        let mut own = schema.value.clone();
        if let Some(object) = own.as_object_mut() {
            object.remove("$ref");
        }
        for (name, _) in own.get("properties").and_then(Value::as_object).into_iter().flatten() {
            members.push((name.clone(), vec![format!("{}/properties/{name}", schema.place())]));
        }
    }
    schema.follow(root)
}
