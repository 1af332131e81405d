//! Findings as text, in the manner of rustc.
//!
//! Findings that are equal but for their place are shown three times; a note under the third counts the others.

use std::collections::HashMap;

use annotate_snippets::{
    AnnotationKind, Element, Group, Level as Title, Origin as Header, Renderer, Snippet, normalize_untrusted_str,
};

use super::super::collection::{Diagnostic, Diagnostics};
use super::super::level::Level;
use super::super::origin::{Origin, Place};
use super::super::sources::Sources;
use super::places::{Found, Places};

/// A line beyond this many bytes was not written by a person, and is not shown.
const LONGEST_LINE: usize = 2_000;
/// Of a place that goes over many lines, the first few are shown.
const MOST_LINES: usize = 6;
/// Of equal findings, the first few are shown.
const MOST_EQUAL: usize = 3;

pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let places = Places::look_up(diagnostics, sources);
    let mut out = String::new();
    for (diagnostic, more) in folded(diagnostics) {
        let mut group = report(diagnostic, &places);
        if more > 0 {
            group = group.element(Title::NOTE.message(format!("{more} more findings like this one")));
        }
        out.push_str(renderer.render(&[group]).trim_end());
        out.push_str("\n\n");
    }
    without_terminal_controls(out)
}

/// The renderer replaces the control characters of ASCII; terminals obey those of Latin-1 as well.
fn without_terminal_controls(text: String) -> String {
    let is_control = |letter: char| ('\u{80}'..='\u{9f}').contains(&letter);
    if text.contains(is_control) { text.replace(is_control, "\u{fffd}") } else { text }
}

/// The findings to show, each with the number of equal ones that it stands for beside itself.
fn folded(diagnostics: &Diagnostics) -> Vec<(&Diagnostic, usize)> {
    let mut shown: Vec<(&Diagnostic, usize)> = Vec::new();
    let mut equal: HashMap<_, (usize, usize)> = HashMap::new();
    for diagnostic in diagnostics {
        let (count, last) = equal.entry((diagnostic.level, diagnostic.code.name, &diagnostic.message)).or_default();
        *count += 1;
        if *count > MOST_EQUAL {
            shown[*last].1 += 1;
        } else {
            *last = shown.len();
            shown.push((diagnostic, 0));
        }
    }
    shown
}

fn report<'a>(diagnostic: &'a Diagnostic, places: &'a Places<'a>) -> Group<'a> {
    let level = match diagnostic.level {
        Level::Note => Title::NOTE,
        Level::Warning => Title::WARNING,
        Level::Error => Title::ERROR,
    };
    let message = normalize_untrusted_str(&diagnostic.message);
    let mut group = level.primary_title(message).id(diagnostic.code.name).elements(Vec::<Element<'a>>::new());
    if let Some(origin) = &diagnostic.origin {
        group = group.elements(element(places, origin, AnnotationKind::Primary, None));
    }
    for (origin, label) in &diagnostic.related {
        group = group.elements(element(places, origin, AnnotationKind::Context, Some(label)));
    }
    match &diagnostic.hint {
        Some(hint) => group.element(Title::HELP.message(normalize_untrusted_str(hint))),
        None => group,
    }
}

/// The lines of a place with a mark under it, or only where it is, if there is nothing to show.
fn element<'a>(
    places: &'a Places<'a>,
    origin: &Origin,
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Option<Element<'a>> {
    let Found { source, lines, bytes: found } = places.find(origin)?;
    let (line, column) = lines.line_and_column(found.start);
    let window = match origin.place {
        Place::File => None,
        Place::Bytes(_) | Place::Pointer(_) => lines.around(&found, MOST_LINES, LONGEST_LINE),
    };
    let Some(window) = window else {
        return Some(Header::path(source.name.as_str()).line(line).char_column(column).into());
    };
    let shown = &source.text[window.clone()];
    let marked = found.start - window.start..found.end.min(window.end) - window.start;
    let annotation = kind.span(marked).label(label);
    let snippet = Snippet::source(shown).path(source.name.as_str()).line_start(line).annotation(annotation);
    Some(snippet.into())
}

#[cfg(test)]
mod tests {
    use super::super::super::codes;
    use super::*;

    #[test]
    fn shows_lines_marks_and_hints() {
        let mut sources = Sources::new();
        let idl = sources.add("a.smithy", "structure A {\n    é: Nowhere\n}\n");
        let json = sources.add("b.json", "{\n  \"a\": {\"b\": 1}\n}\n");
        let mut diagnostics = Diagnostics::new();
        let target = Origin::bytes(idl, 22..29);
        let found = diagnostics.error(&codes::UNRESOLVED_TARGET, &target, "`Nowhere` is not defined");
        found.related(&Origin::pointer(json, "/a/b"), "named here as well").hint("define it");

        assert_eq!(sources.position(&target), Some((2, 8)));
        let expected = [
            "error[unresolved-target]: `Nowhere` is not defined",
            "  --> a.smithy:2:8",
            "   |",
            " 2 |     é: Nowhere",
            "   |        ^^^^^^^",
            "   |",
            "  ::: b.json:2:14",
            "   |",
            " 2 |   \"a\": {\"b\": 1}",
            "   |              - named here as well",
            "   |",
            "   = help: define it",
        ];
        let rendered = diagnostics.render(&sources, false);
        let lines: Vec<&str> = rendered.trim_end().lines().map(str::trim_start).collect();
        let expected: Vec<&str> = expected.iter().map(|line| line.trim_start()).collect();
        assert_eq!(lines, expected, "{rendered}");
        assert!(!rendered.contains('\u{1b}'));
    }
}
