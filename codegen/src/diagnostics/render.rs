//! Findings as text, in the manner of rustc.
//!
//! Places that are JSON pointers are looked up here, once per source for all findings together.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Element, Group, Level as Title, Origin as Header, Renderer, Snippet, normalize_untrusted_str,
};

use super::lines::Lines;
use super::origin::{Origin, Place, SourceId, Sources};
use super::{Diagnostic, Diagnostics, Level, pointer, span};

/// A line beyond this many bytes was not written by a person, and is not shown.
const LONGEST_LINE: usize = 2_000;
/// Of a place that goes over many lines, the first few are shown.
const MOST_LINES: usize = 6;

pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let places = Places::look_up(diagnostics, sources);
    let mut out = String::new();
    for diagnostic in diagnostics {
        let report = [report(diagnostic, &places)];
        out.push_str(renderer.render(&report).trim_end());
        out.push_str("\n\n");
    }
    without_terminal_controls(out)
}

/// The renderer replaces the control characters of ASCII; terminals obey those of Latin-1 as well.
fn without_terminal_controls(text: String) -> String {
    let is_control = |letter: char| ('\u{80}'..='\u{9f}').contains(&letter);
    if text.contains(is_control) { text.replace(is_control, "\u{fffd}") } else { text }
}

fn report<'a>(diagnostic: &'a Diagnostic, places: &Places<'a>) -> Group<'a> {
    let level = match diagnostic.level {
        Level::Note => Title::NOTE,
        Level::Warning => Title::WARNING,
        Level::Error => Title::ERROR,
    };
    let message = normalize_untrusted_str(&diagnostic.message);
    let mut group = level.primary_title(message).id(diagnostic.code.name).elements(Vec::<Element<'a>>::new());
    if let Some(origin) = &diagnostic.origin {
        group = group.elements(places.element(origin, AnnotationKind::Primary, None));
    }
    for (origin, label) in &diagnostic.related {
        group = group.elements(places.element(origin, AnnotationKind::Context, Some(label)));
    }
    match &diagnostic.hint {
        Some(hint) => group.element(Title::HELP.message(normalize_untrusted_str(hint))),
        None => group,
    }
}

/// The bytes of all places that are to be printed.
struct Places<'a> {
    sources: &'a Sources,
    pointers: HashMap<(SourceId, &'a str), Range<usize>>,
    lines: HashMap<SourceId, Lines<'a>>,
}

impl<'a> Places<'a> {
    fn look_up(diagnostics: &'a Diagnostics, sources: &'a Sources) -> Self {
        let mut wanted: HashMap<SourceId, HashSet<&str>> = HashMap::new();
        let mut lines = HashMap::new();
        for origin in diagnostics.iter().flat_map(origins) {
            lines.entry(origin.source).or_insert_with(|| Lines::new(&sources.get(origin.source).text));
            if let Place::Pointer(pointer) = &origin.place {
                wanted.entry(origin.source).or_default().insert(pointer);
            }
        }
        let mut pointers = HashMap::new();
        for (source, wanted) in wanted {
            let wanted: Vec<&str> = wanted.into_iter().collect();
            let found = pointer::find_all(&sources.get(source).text, &wanted);
            pointers.extend(wanted.into_iter().map(|pointer| (source, pointer)).zip(found));
        }
        Self { sources, pointers, lines }
    }

    fn span(&self, origin: &Origin) -> Range<usize> {
        let text = &self.sources.get(origin.source).text;
        let found = match &origin.place {
            Place::Pointer(pointer) => self.pointers.get(&(origin.source, &**pointer)).cloned().unwrap_or(0..0),
            place => span::of(text, place),
        };
        span::within(text, found)
    }

    /// The lines of a place with a mark under it, or only where it is, if there is nothing to show.
    fn element(&self, origin: &Origin, kind: AnnotationKind, label: Option<&'a str>) -> Option<Element<'a>> {
        if origin.source == SourceId::BUILT_IN {
            return None;
        }
        let source = self.sources.get(origin.source);
        let lines = self.lines.get(&origin.source)?;
        let found = self.span(origin);
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
}

fn origins(diagnostic: &Diagnostic) -> impl Iterator<Item = &Origin> {
    diagnostic.origin.iter().chain(diagnostic.related.iter().map(|(origin, _)| origin))
}

#[cfg(test)]
mod tests {
    use super::super::codes;
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
