//! How long something lasts: `x-sunset`, the last day of what is deprecated, and `x-stability-level`.

use super::super::comparison::{Comparison, Place};
use super::super::rules;
use crate::openapi::document::Cursor;

/// The levels, the least stable first.
const LEVELS: &[&str] = &["draft", "alpha", "beta", "stable"];

/// Compares dates and levels of an operation, a parameter or a member.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: &Cursor<'_>, two: &Cursor<'_>) {
    sunset(comparison, place, one, two);
    stability(comparison, place, one, two);
}

fn sunset(comparison: &mut Comparison<'_>, place: &Place, one: &Cursor<'_>, two: &Cursor<'_>) {
    let date = |cursor: &Cursor<'_>| cursor.get("x-sunset").and_then(|date| date.node.scalar_text());
    match (date(one), date(two)) {
        (None, Some(after)) => {
            let rule = if day(&after).is_some() { &rules::SUNSET_ADDED } else { &rules::SUNSET_UNREADABLE };
            let message = format!("it ends on `{after}`");
            comparison.report(rule, place, message).after = Some(after);
        }
        (Some(before), None) => {
            let rule = if day(&before).is_some() { &rules::SUNSET_REMOVED } else { &rules::SUNSET_READABLE };
            let message = format!("that it ends on `{before}` is gone");
            comparison.report(rule, place, message).before = Some(before);
        }
        (Some(before), Some(after)) if before != after => {
            let rule = match (day(&before), day(&after)) {
                (Some(one), Some(two)) if one == two => return,
                (Some(one), Some(two)) if two > one => &rules::SUNSET_LATER,
                (Some(_), Some(_)) => &rules::SUNSET_EARLIER,
                (_, None) => &rules::SUNSET_UNREADABLE,
                (None, Some(_)) => &rules::SUNSET_READABLE,
            };
            comparison.change(rule, place, "its last day", before, after);
        }
        _ => {}
    }
}

/// The day of a date or of a point in time (RFC 3339): year, month, day.
fn day(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.split(['T', 't', ' ']).next()?.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_sound = year.len() == 4 && month.len() == 2 && day.len() == 2;
    let found = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    (is_sound && (1..=12).contains(&found.1) && (1..=31).contains(&found.2)).then_some(found)
}

fn stability(comparison: &mut Comparison<'_>, place: &Place, one: &Cursor<'_>, two: &Cursor<'_>) {
    let level = |cursor: &Cursor<'_>| cursor.get("x-stability-level").and_then(|level| level.node.scalar_text());
    let rank = |level: &Option<String>| LEVELS.iter().position(|name| Some(*name) == level.as_deref());
    let (before, after) = (level(one), level(two));
    let stable = LEVELS.len() - 1;
    let rule = match (rank(&before), rank(&after)) {
        _ if before == after => return,
        _ if after.is_some() && rank(&after).is_none() => &rules::STABILITY_UNREADABLE,
        _ if before.is_some() && rank(&before).is_none() => &rules::STABILITY_RAISED,
        // Nothing said is as good as stable.
        (left, right) if left.unwrap_or(stable) > right.unwrap_or(stable) => &rules::STABILITY_LOWERED,
        (left, right) if left.unwrap_or(stable) < right.unwrap_or(stable) => &rules::STABILITY_RAISED,
        _ => return,
    };
    let shown = |level: Option<String>| level.unwrap_or_else(|| "none".to_owned());
    comparison.change(rule, place, "its stability level", shown(before), shown(after));
}
