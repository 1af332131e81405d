//! Path templates, and the parameters that fill them (OpenAPI 3.1, section 4.8.8.2).

use super::super::document::{Location, Parameter};
use super::context::Lowering;
use super::parameters::{Parameters, Parts, text_field};
use crate::diagnostics::{Origin, codes, suggest};
use crate::ir::{Fixed, FixedPlace, Param, PathPart, QueryStyle, Slot};

/// The path that an operation stands under.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The path as it is written.
    pub(super) template: &'a str,
    /// The operation.
    pub(super) origin: &'a Origin,
}

/// A template in pieces.
#[derive(Debug, Default, PartialEq)]
struct Template {
    /// The path, from its leading `/` on.
    path: Vec<Piece>,
    /// The pairs behind `?`, which documents use to tell operations apart.
    query: Vec<(String, Option<Piece>)>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    /// Text as it stands.
    Text(String),
    /// The name between braces; a greedy one may span segments: `{key+}`.
    Hole { name: String, greedy: bool },
}

impl<'d> Lowering<'d> {
    /// Puts parameters and template together, and repairs what does not fit.
    pub(super) fn lower_parameters(&mut self, place: Place<'_>, parameters: &Parameters<'d>) -> Parts {
        let template = parse(place.template);
        let mut parts = Parts::default();
        let mut unused: Vec<&Parameter<'d>> = Vec::new();
        for parameter in &parameters.list {
            if parameter.location == Location::Path && !template.has_hole_for(parameter) {
                unused.push(parameter);
            } else {
                parts.params.push(self.lower_parameter(parameter));
            }
        }
        for piece in template.path {
            let part = match piece {
                Piece::Text(text) => PathPart::Literal(text),
                Piece::Hole { name, greedy } => {
                    let position = position_of(&name, &parts).unwrap_or_else(|| {
                        if parameters.complete {
                            self.report_undeclared(place, &name, &mut unused);
                        }
                        add_text(&name, place, &mut parts)
                    });
                    parts.params[position].slot = Slot::Path { greedy };
                    PathPart::Param(position)
                }
            };
            parts.path.push(part);
        }
        for parameter in unused {
            self.report_unused(place, parameter);
        }
        for (name, piece) in template.query {
            lower_query_pair(name, piece, place, &mut parts);
        }
        parts
    }

    fn report_unused(&mut self, place: Place<'_>, parameter: &Parameter<'d>) {
        let message = format!("the path `{}` has no place for the parameter `{}`", place.template, parameter.name);
        let hint = format!("write `{{{}}}` in the path, or take the parameter out", parameter.name);
        self.diagnostics.warning(&codes::UNUSED_PARAMETER, &parameter.origin, message).hint(hint);
    }

    /// Reports a place in the path without a parameter. Where an unused parameter has nearly that name, one mistake is
    /// one finding.
    fn report_undeclared(&mut self, place: Place<'_>, name: &str, unused: &mut Vec<&Parameter<'d>>) {
        let template = place.template;
        let message =
            format!("the path `{template}` contains `{name}`, which is not a declared parameter; it is sent as text");
        let near = suggest::nearest(name, unused.iter().map(|parameter| &*parameter.name)).map(str::to_owned);
        let finding = self.diagnostics.warning(&codes::MISSING_PARAMETER, place.origin, message);
        match near {
            Some(near) => {
                finding.hint(format!("did you mean `{{{near}}}`?"));
                if let Some(position) = unused.iter().position(|parameter| parameter.name == near) {
                    finding.related(&unused.remove(position).origin, "this parameter has no place");
                }
            }
            None => _ = finding.hint("declare it under `parameters` with `in: path`"),
        }
    }
}

/// The path parameter of a name.
fn position_of(name: &str, parts: &Parts) -> Option<usize> {
    parts
        .params
        .iter()
        .position(|param| matches!(param.slot, Slot::Path { .. }) && param.field.wire.trim_end_matches('+') == name)
}

/// Adds a path parameter that nobody declared.
fn add_text(name: &str, place: Place<'_>, parts: &mut Parts) -> usize {
    let field = text_field(name, place.origin);
    parts.params.push(Param { field, slot: Slot::Path { greedy: false } });
    parts.params.len() - 1
}

/// A pair behind `?`: fixed where it is text, a query parameter where it is a hole.
fn lower_query_pair(name: String, piece: Option<Piece>, place: Place<'_>, parts: &mut Parts) {
    let value = match piece {
        Some(Piece::Hole { name: hole, .. }) => {
            let declared =
                parts.params.iter().any(|param| matches!(param.slot, Slot::Query(_)) && param.field.wire == name);
            if !declared {
                let position = position_of(&hole, parts).unwrap_or_else(|| add_text(&hole, place, parts));
                parts.params[position].slot = Slot::Query(QueryStyle::Repeat);
                parts.params[position].field.wire = name;
            }
            return;
        }
        Some(Piece::Text(text)) => Some(text),
        None => None,
    };
    parts.fixed.push(Fixed { place: FixedPlace::Query, name, value });
}

impl Template {
    fn has_hole_for(&self, parameter: &Parameter<'_>) -> bool {
        let holes = self.path.iter().chain(self.query.iter().filter_map(|(_, piece)| piece.as_ref()));
        let name = parameter.name.trim_end_matches('+');
        holes.into_iter().any(|piece| matches!(piece, Piece::Hole { name: hole, .. } if hole == name))
    }
}

/// Takes a template to pieces. What follows `#` is never sent: documents use it to tell operations apart.
fn parse(template: &str) -> Template {
    let sent = template.split('#').next().unwrap_or_default();
    let (path, query) = sent.split_once('?').unwrap_or((sent, ""));
    let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let query = pairs.map(|pair| match pair.split_once('=') {
        Some((name, value)) => (name.to_owned(), pieces(value).into_iter().next().or(Some(Piece::Text(String::new())))),
        None => (pair.to_owned(), None),
    });
    Template { path: pieces(&path), query: query.collect() }
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, name, after)) = next_hole(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        let greedy = name.ends_with('+');
        pieces.push(Piece::Hole { name: name.trim_end_matches('+').trim().to_owned(), greedy });
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

fn next_hole(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
