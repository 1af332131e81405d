//! Findings as workflow commands, which GitHub shows beside the lines of a pull request
//! (<https://docs.github.com/actions/reference/workflow-commands-for-github-actions>).

use super::super::collection::Diagnostics;
use super::super::level::Level;
use super::super::sources::Sources;
use super::places::Places;

pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let places = Places::look_up(diagnostics, sources);
    let mut out = String::new();
    for diagnostic in diagnostics {
        let command = match diagnostic.level {
            Level::Note => "notice",
            Level::Warning => "warning",
            Level::Error => "error",
        };
        let mut properties = vec![("title", diagnostic.code.name.to_owned())];
        if let Some(found) = diagnostic.origin.as_ref().and_then(|origin| places.find(origin)) {
            let [(line, column), (end_line, end_column)] = found.positions();
            let numbers = [("line", line), ("col", column), ("endLine", end_line), ("endColumn", end_column)];
            properties.push(("file", found.source.name.clone()));
            properties.extend(numbers.map(|(key, number)| (key, number.to_string())));
        }
        let properties = properties.iter().map(|(key, value)| format!("{key}={}", property(value)));
        let properties = properties.collect::<Vec<_>>().join(",");
        let hint = diagnostic.hint.as_ref().map(|hint| format!("\nhelp: {hint}")).unwrap_or_default();
        out += &format!("::{command} {properties}::{}\n", data(&format!("{}{hint}", diagnostic.message)));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
