//! One name with several patterns: which occurrence is the odd one out, and what tells them apart.

use super::{Finding, shown, witness};
use crate::constraints::automaton::{Undecided, difference};
use crate::constraints::translate::Pattern;
use crate::diagnostics::Level;

/// Compares the patterns that one name has in several places. The answer has an entry for each place.
pub fn check_same_name(name: &str, patterns: &[&Pattern]) -> Vec<Option<Finding>> {
    let groups = groups(patterns);
    if groups.len() < 2 {
        return vec![None; patterns.len()];
    }
    let largest = groups.iter().map(Vec::len).max().unwrap_or(0);
    let decided = groups.iter().filter(|group| group.len() == largest).count() == 1;
    let usual = groups.iter().find(|group| group.len() == largest).and_then(|group| group.first());
    let Some(&usual) = usual else { return vec![None; patterns.len()] };
    let odd = |place: usize| {
        let in_majority = groups.iter().any(|group| group.len() == largest && group.contains(&place));
        (!(decided && in_majority) && place != usual).then(|| {
            let others =
                if decided { format!("{largest} of {} places", patterns.len()) } else { "other places".into() };
            different(name, patterns[place], patterns[usual], &others)
        })
    };
    let mut findings: Vec<Option<Finding>> = (0..patterns.len()).map(odd).collect();
    if !decided {
        // Without a majority nobody is right: the place that the others were compared with is reported, too.
        let other = groups.iter().find(|group| !group.contains(&usual)).and_then(|group| group.first());
        findings[usual] = other.map(|&other| different(name, patterns[usual], patterns[other], "other places"));
    }
    for place in 0..findings.len() {
        let same_as_usual = groups.iter().any(|group| group.contains(&place) && group.contains(&usual));
        if !decided && same_as_usual {
            findings[place] = findings[usual].clone();
        }
    }
    findings
}

/// The places by language, in the order of their first occurrence.
fn groups(patterns: &[&Pattern]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (place, pattern) in patterns.iter().enumerate() {
        let same = groups.iter_mut().find(|group| group.first().is_some_and(|&first| equal(patterns[first], pattern)));
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
    let (told_apart, shown_by) = match told_apart(pattern, usual) {
        Ok(Some((value, true))) => (Some(value), "accepts"),
        Ok(Some((value, false))) => (Some(value), "refuses"),
        Ok(None) | Err(_) => (None, ""),
    };
    let how = told_apart.as_deref().map_or_else(String::new, |value| format!(", which {shown_by} `{}`", shown(value)));
    let message = format!("`{name}` has the pattern `{}` here{how}, unlike {others}", shown(&pattern.source));
    let hint = format!("there it is `{}`", shown(&usual.source));
    Finding::new(Level::Warning, "pattern-disagreement", message).hint(hint).witness(told_apart)
}

/// A string that one of the two accepts and the other refuses, and whether it is `pattern` that accepts.
fn told_apart(pattern: &Pattern, usual: &Pattern) -> Result<Option<(String, bool)>, Undecided> {
    if let Ok(Some(value)) = witness(&difference(&usual.node, &pattern.node)) {
        return Ok(Some((value, false)));
    }
    Ok(witness(&difference(&pattern.node, &usual.node))?.map(|value| (value, true)))
}
