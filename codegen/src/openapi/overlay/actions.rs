//! The actions of an overlay (Overlay 1.1, section 4.4).

use serde_json_path::JsonPath;

use crate::diagnostics::{Diagnostics, Origin, SourceId, codes, suggest};
use crate::openapi::document::{Cursor, Node};

/// One action of an overlay.
pub(super) struct Action<'o> {
    /// What messages call it: its number, and the file.
    pub(super) what: String,
    pub(super) target: Path,
    pub(super) change: Change<'o>,
}

/// An expression that selects values, with its place.
pub(super) struct Path {
    pub(super) text: String,
    pub(super) expression: JsonPath,
    pub(super) origin: Origin,
}

/// What an action does to its targets.
pub(super) enum Change<'o> {
    Update(Cursor<'o>),
    Copy(Path),
    Remove,
}

const KEYS: &[&str] = &["target", "description", "update", "remove", "copy"];

/// Reads the actions of an overlay; those with mistakes are left out and reported.
pub(super) fn read<'o>(overlay: &'o Node, id: SourceId, name: &str, diagnostics: &mut Diagnostics) -> Vec<Action<'o>> {
    // A document may be somebody else's, an overlay is the client's own: nothing in it is passed over.
    let mut found = Diagnostics::new();
    let actions = read_actions(overlay, id, name, &mut found);
    found.deny_warnings();
    diagnostics.append(found);
    actions
}

fn read_actions<'o>(overlay: &'o Node, id: SourceId, name: &str, diagnostics: &mut Diagnostics) -> Vec<Action<'o>> {
    let root = Cursor { node: overlay, origin: Origin::pointer(id, "") };
    if !root.expect_object(diagnostics) || !is_known_version(&root, diagnostics) {
        return Vec::new();
    }
    let actions = root.list("actions", diagnostics);
    if actions.is_empty() {
        diagnostics.error(&codes::MISSING_KEY, &root.origin, format!("the overlay `{name}` has no `actions`"));
    }
    let named = |index: usize| format!("action {} of `{name}`", index + 1);
    let actions = actions.iter().enumerate();
    actions.filter_map(|(index, cursor)| action(cursor, named(index), diagnostics)).collect()
}

fn is_known_version(root: &Cursor<'_>, diagnostics: &mut Diagnostics) -> bool {
    let hint = "versions 1.0 and 1.1 are read";
    let Some(version) = root.get("overlay") else {
        let message = "this is not an overlay: there is no `overlay` with its version";
        diagnostics.error(&codes::MISSING_VERSION, &root.origin, message).hint(hint);
        return false;
    };
    let text = version.node.scalar_text().unwrap_or_default();
    let is_known = text == "1" || text.starts_with("1.");
    if !is_known {
        let message = format!("`{text}` is not a supported version of overlays");
        diagnostics.error(&codes::UNSUPPORTED_VERSION, &version.origin, message).hint(hint);
    }
    is_known
}

fn action<'o>(cursor: &Cursor<'o>, what: String, diagnostics: &mut Diagnostics) -> Option<Action<'o>> {
    if !cursor.expect_object(diagnostics) {
        return None;
    }
    for (key, value) in cursor.entries().filter(|(key, _)| !KEYS.contains(key) && !key.starts_with("x-")) {
        let found = diagnostics.error(&codes::UNKNOWN_KEY, &value.origin, format!("unknown key `{key}` in {what}"));
        found.hint(suggest::hint(key, KEYS.iter().copied()).unwrap_or_else(|| format!("known: {}", KEYS.join(", "))));
    }
    let Some(target) = cursor.get("target") else {
        diagnostics.error(&codes::MISSING_KEY, &cursor.origin, format!("{what} has no `target`"));
        return None;
    };
    let target = path(&target, diagnostics);
    // A removal goes before everything else (section 4.4.3).
    let change = match (cursor.flag("remove", diagnostics), cursor.node.get("update"), cursor.get("copy")) {
        (true, _, _) => Change::Remove,
        (false, Some(_), Some(copy)) => {
            let message = format!("{what} has both `update` and `copy`");
            diagnostics.error(&codes::CONFLICTING_KEYS, &copy.origin, message);
            return None;
        }
        (false, Some(node), None) => Change::Update(Cursor { node, origin: cursor.origin.child("update") }),
        (false, None, Some(copy)) => Change::Copy(path(&copy, diagnostics)?),
        (false, None, None) => {
            let found = diagnostics.error(&codes::MISSING_KEY, &cursor.origin, format!("{what} changes nothing"));
            found.hint("give it an `update`, a `copy`, or `remove: true`");
            return None;
        }
    };
    Some(Action { what, target: target?, change })
}

/// An expression of JSONPath (RFC 9535).
fn path(cursor: &Cursor<'_>, diagnostics: &mut Diagnostics) -> Option<Path> {
    /// Each further `..` may visit every value once for each value above it.
    const MOST_DESCENTS: usize = 2;
    let Node::String(text) = cursor.node else { return cursor.unexpected("a JSONPath expression", diagnostics) };
    if text.matches("..").count() > MOST_DESCENTS {
        let message = format!("`{text}` descends more than {MOST_DESCENTS} times");
        diagnostics.error(&codes::INVALID_JSON_PATH, &cursor.origin, message).hint("name the way in some other manner");
        return None;
    }
    match JsonPath::parse(text) {
        Ok(expression) => Some(Path { text: text.to_string(), expression, origin: cursor.origin.clone() }),
        Err(error) => {
            let at = error.position();
            let message = format!("`{text}` is not a JSONPath expression: {} at character {}", error.message(), at + 1);
            diagnostics.error(&codes::INVALID_JSON_PATH, &cursor.origin, message);
            None
        }
    }
}
