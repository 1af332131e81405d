//! One name with several patterns: which occurrence is the odd one out, and what distinguishes them.

use super::{Finding, shown, witness};
use crate::constraints::automaton::{Undecided, difference};
use crate::constraints::translate::Pattern;
use crate::diagnostics::{Level, codes};

/// A pattern in one of the places where its name has one.
#[derive(Clone, Copy, Debug)]
pub struct Occurrence<'a> {
    /// The pattern there.
    pub pattern: &'a Pattern,
    /// The gravest thing said about it alone. Only the least suspect patterns of a name vote.
    pub gravest: Option<Level>,
}

/// Compares the patterns that one name has in several places. The result has an entry for each place: nothing for
/// those in the majority, and where there is none, something for all.
pub fn check_same_name(name: &str, places: &[Occurrence<'_>]) -> Vec<Option<Finding>> {
    let groups = groups(places);
    if groups.len() < 2 {
        return vec![None; places.len()];
    }
    let least = places.iter().map(|place| place.gravest).min().flatten();
    let votes = |group: &[usize]| group.iter().filter(|&&place| places[place].gravest == least).count();
    let most = groups.iter().map(|group| votes(group)).max().unwrap_or(0);
    let mut leading = groups.iter().filter(|group| votes(group) == most);
    let (Some(usual), rival) = (leading.next(), leading.next()) else { return vec![None; places.len()] };
    let compare = |place: usize| {
        let (other, others) = match (usual.contains(&place), rival) {
            (true, None) => return None,
            (true, Some(rival)) => (rival[0], "other places".to_owned()),
            (false, None) => (usual[0], format!("{} of {} places", usual.len(), places.len())),
            (false, Some(_)) => (usual[0], "other places".to_owned()),
        };
        Some(different(name, places[place].pattern, places[other].pattern, &others))
    };
    (0..places.len()).map(compare).collect()
}

/// The places by language, in the order of their first occurrence; no group is empty.
fn groups(places: &[Occurrence<'_>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (place, occurrence) in places.iter().enumerate() {
        let same = groups.iter_mut().find(|group| equal(places[group[0]].pattern, occurrence.pattern));
        match same {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    groups
}

/// Whether two patterns match the same strings; where that is not decided, whether they are written alike.
fn equal(left: &Pattern, right: &Pattern) -> bool {
    let inside = |left: &Pattern, right: &Pattern| witness(&difference(&left.node, &right.node));
    left.source == right.source
        || left.node == right.node
        || (inside(left, right) == Ok(None) && inside(right, left) == Ok(None))
}

fn different(name: &str, pattern: &Pattern, usual: &Pattern, others: &str) -> Finding {
    let (value, shown_by) = match distinguishing_value(pattern, usual) {
        Ok(Some((value, true))) => (Some(value), "accepts"),
        Ok(Some((value, false))) => (Some(value), "rejects"),
        Ok(None) | Err(_) => (None, ""),
    };
    let how = value.as_deref().map_or_else(String::new, |value| format!(", which {shown_by} `{}`", shown(value)));
    let message = format!("`{name}` has the pattern `{}` here{how}, unlike {others}", shown(&pattern.source));
    let hint = format!("there it is `{}`", shown(&usual.source));
    Finding::new(Level::Warning, &codes::PATTERN_DISAGREEMENT, message).hint(hint).witness(value)
}

/// A string that one of the two accepts and the other rejects, and whether it is `pattern` that accepts.
fn distinguishing_value(pattern: &Pattern, usual: &Pattern) -> Result<Option<(String, bool)>, Undecided> {
    if let Ok(Some(value)) = witness(&difference(&usual.node, &pattern.node)) {
        return Ok(Some((value, false)));
    }
    Ok(witness(&difference(&pattern.node, &usual.node))?.map(|value| (value, true)))
}
