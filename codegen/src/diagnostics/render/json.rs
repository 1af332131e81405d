//! Findings for programs: one JSON object a line.
//!
//! `{"level": "error", "code": "unresolved-target", "message": "..", "place": {"file": "a.smithy", "line": 2, "column":
//! 8, "end_line": 2, "end_column": 15}, "related": [{"label": "..", "place": {..}}], "hint": ".."}`; `place` and `hint`
//! are null where there is none. Lines and columns count from one, columns in characters; the end is exclusive.

use serde_json::{Value, json};

use super::super::collection::Diagnostics;
use super::super::sources::Sources;
use super::places::{Found, Places};

pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let places = Places::look_up(diagnostics, sources);
    let mut out = String::new();
    for diagnostic in diagnostics {
        let related = diagnostic
            .related
            .iter()
            .map(|(origin, label)| json!({ "label": label, "place": places.find(origin).as_ref().map(place) }));
        let line = json!({
            "level": diagnostic.level.name(),
            "code": diagnostic.code.name,
            "message": diagnostic.message,
            "place": diagnostic.origin.as_ref().and_then(|origin| places.find(origin)).as_ref().map(place),
            "related": related.collect::<Vec<_>>(),
            "hint": diagnostic.hint,
        });
        out += &line.to_string();
        out.push('\n');
    }
    out
}

fn place(found: &Found<'_>) -> Value {
    let [(line, column), (end_line, end_column)] = found.positions();
    json!({
        "file": found.source.name, "line": line, "column": column, "end_line": end_line, "end_column": end_column,
    })
}
