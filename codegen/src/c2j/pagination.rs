//! Pages: `paginators-1.json`.

use crate::diagnostics::{Origin, codes, suggest};
use crate::smithy::model::ShapeType;
use crate::smithy::node::{Node, Object};
use crate::smithy::raw::{Annotation, Target};

use super::entry::Entry;
use super::keys;
use super::traits::with;
use super::translation::Translation;

impl<'a> Translation<'a> {
    /// How an operation is called page by page. What is no plain path to one member is not read: Smithy has no words
    /// for several tokens, and none for expressions.
    pub(super) fn pages(&mut self, name: &str, input: Option<&str>, output: Option<&str>) -> Option<Annotation> {
        let file = self.files.paginators.as_ref()?;
        let root = Entry { object: &file.root, origin: Origin::file(file.source) };
        let pages = root.child("pagination", self.diagnostics)?.child(name, self.diagnostics)?;
        let (input, output) = (input?, output?);
        pages.check_keys(&format!("the pagination of `{name}`"), keys::PAGES, self.diagnostics);
        let mut value = Object::default();
        value.push("inputToken", self.path(&pages, "input_token", input, is_token)?.into());
        value.push("outputToken", self.path(&pages, "output_token", output, is_token)?.into());
        if pages.get("result_key").is_some_and(|key| !is_list(key))
            && let Some(items) = self.path(&pages, "result_key", output, is_items)
        {
            value.push("items", items.into());
        }
        if pages.get("limit_key").is_some()
            && let Some(size) = self.path(&pages, "limit_key", input, is_size)
        {
            value.push("pageSize", size.into());
        }
        Some(with("smithy.api#paginated", Node::Object(value), pages.origin))
    }

    /// The path under a key, if it leads through members to one of the right type.
    fn path(&mut self, pages: &Entry<'a>, key: &str, within: &str, is_right: fn(ShapeType) -> bool) -> Option<&'a str> {
        let value = pages.get(key)?;
        let value =
            value.as_array().and_then(|only| if let [only] = only { Some(only) } else { None }).unwrap_or(value);
        let place = pages.place(key);
        let Some(path) = value.as_str().filter(|path| is_path(path)) else {
            let what = value.as_str().map_or_else(|| value.kind().to_owned(), |text| format!("`{text}`"));
            let message = format!("`{key}` is {what}, and only a path to one member is supported; it is not read");
            self.diagnostics.note(&codes::UNRECOGNIZED_PAGES, &place, message);
            return None;
        };
        match self.type_at(within, path) {
            Ok(found) if is_right(found) => Some(path),
            Ok(found) => {
                let message = format!("`{key}` leads to a shape of type {}; it is not read", found.name());
                self.diagnostics.note(&codes::UNRECOGNIZED_PAGES, &place, message);
                None
            }
            Err(hint) => {
                let message = format!("`{key}` names `{path}`, which is not there; it is not read");
                self.diagnostics.warning(&codes::INVALID_VALUE, &place, message).hint = hint;
                None
            }
        }
    }

    /// The type of what a path leads to from a structure; the error is what was meant, perhaps.
    fn type_at(&mut self, structure: &str, path: &str) -> Result<ShapeType, Option<String>> {
        let mut id = self.names.shape(structure).cloned().ok_or(None)?;
        for name in path.split('.') {
            let members = self.defined(&id).map(|definition| &*definition.members).unwrap_or_default();
            let member = members.iter().find(|member| member.id.member() == Some(name));
            let known = || members.iter().filter_map(|member| member.id.member());
            let member = member.ok_or_else(|| suggest::hint(name, known()))?;
            let Target::Named(target) = &member.target else { return Err(None) };
            id = target.target.clone();
        }
        self.defined(&id).map(|definition| definition.shape_type).ok_or(None)
    }
}

/// Lists of several things are common as results, and have no meaning of their own to a client.
fn is_list(value: &Node) -> bool {
    value.as_array().is_some_and(|elements| elements.len() != 1)
}

fn is_path(text: &str) -> bool {
    !text.is_empty() && text.split('.').all(crate::smithy::shape_id::is_identifier)
}

fn is_token(found: ShapeType) -> bool {
    matches!(found, ShapeType::String | ShapeType::Map)
}

fn is_items(found: ShapeType) -> bool {
    matches!(found, ShapeType::List | ShapeType::Map)
}

fn is_size(found: ShapeType) -> bool {
    matches!(found, ShapeType::Byte | ShapeType::Short | ShapeType::Integer | ShapeType::Long)
}
