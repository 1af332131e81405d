//! Which text or number an example shows: one that satisfies everything that is asked of it.

use serde_json::Value;

use crate::analysis::EffectiveConstraints;
use crate::constraints;
use crate::ir::{Bound, Number};
use crate::rust::Context;

/// The word that stands for any text.
const WORD: &str = "example";

/// Longer texts than this are not shown, even where they are asked for.
const LONGEST: u64 = 1 << 16;

/// A text that satisfies what is asked: the description's own example, a plain word, or the shortest that does.
/// The `nth` texts are different from each other as far as that can be.
pub(in crate::rust) fn text(
    cx: &Context<'_>,
    effective: &EffectiveConstraints<'_>,
    shown: &[Value],
    nth: usize,
) -> Option<String> {
    let own = shown.iter().filter_map(Value::as_str).map(str::to_owned);
    let word = std::iter::once_with(|| word(effective, nth));
    let shortest = std::iter::once_with(|| shortest(cx, effective)).flatten();
    let mut candidates = own.skip(nth).chain(word).chain(shortest.flat_map(|text| variants(text, nth)));
    candidates.find(|text| is_allowed(cx, effective, text))
}

/// A text as long as it has to be, whatever pattern there is.
pub(super) fn word_of(effective: &EffectiveConstraints<'_>) -> String {
    word(effective, 0)
}

/// Whether a text is the word again and again.
pub(super) fn is_plain(text: &str) -> bool {
    text.chars().eq(WORD.chars().cycle().take(text.len()))
}

/// Whether a text satisfies what is asked.
fn is_allowed(cx: &Context<'_>, effective: &EffectiveConstraints<'_>, text: &str) -> bool {
    let (min, max) = bounds(effective);
    let length = text.chars().count() as u64;
    let mut patterns = effective.patterns.iter().filter_map(|pattern| cx.facts.constraints.pattern(pattern));
    (min..=max).contains(&length) && patterns.all(|pattern| pattern.matches(text))
}

/// The word, as long as it has to be, with a number behind it for all but the first.
fn word(effective: &EffectiveConstraints<'_>, nth: usize) -> String {
    let (min, max) = bounds(effective);
    let number = if nth == 0 { String::new() } else { (nth + 1).to_string() };
    let length = (WORD.len() as u64).max(min.min(LONGEST)).min(max) as usize;
    let letters = length.saturating_sub(number.len());
    WORD.chars().cycle().take(letters).collect::<String>() + &number
}

/// The shortest text that satisfies what is asked, which is looked for once.
fn shortest(cx: &Context<'_>, effective: &EffectiveConstraints<'_>) -> Option<String> {
    let known = effective.patterns.iter().filter_map(|pattern| cx.facts.constraints.pattern(pattern));
    let patterns: Vec<&constraints::Pattern> = known.collect();
    let (min, max) = bounds(effective);
    let key = (patterns.iter().map(|pattern| pattern.source.clone()).collect(), min, max);
    let mut found = cx.shortest.borrow_mut();
    found.entry(key).or_insert_with(|| constraints::example(&patterns, Some(min), Some(max))).clone()
}

/// A text, or for all but the first the same with another character in one place.
fn variants(text: String, nth: usize) -> impl Iterator<Item = String> {
    let letters = "abcdefghijklmnopqrstuvwxyz0123456789".chars().cycle().skip(nth).take(36);
    let places: Vec<usize> = if nth == 0 { Vec::new() } else { text.char_indices().map(|(at, _)| at).rev().collect() };
    let letters: Vec<char> = letters.collect();
    let whole = (nth == 0).then(|| text.clone());
    let changed = places.into_iter().flat_map(move |at| {
        let (before, after) = text.split_at(at);
        let after: String = after.chars().skip(1).collect();
        let before = before.to_owned();
        letters.clone().into_iter().map(move |letter| format!("{before}{letter}{after}"))
    });
    whole.into_iter().chain(changed)
}

/// The least and the greatest length.
pub(super) fn bounds(effective: &EffectiveConstraints<'_>) -> (u64, u64) {
    let length = effective.length.as_ref();
    let min = length.and_then(|length| length.min).unwrap_or_default();
    (min, length.and_then(|length| length.max).unwrap_or(u64::MAX))
}

/// A whole number that satisfies what is asked: the least, or one where that is allowed; the next ones after it.
pub(in crate::rust) fn whole(effective: &EffectiveConstraints<'_>, nth: usize) -> i128 {
    let step = match effective.multiple_of {
        Some(Number::Int(step)) if step > 0 => step,
        _ => 1,
    };
    let range = effective.range.as_ref();
    let least = range.and_then(|range| range.min).map(least_whole);
    let most = range.and_then(|range| range.max).map(greatest_whole);
    let start = match (least, most) {
        (Some(least), _) => least,
        (None, Some(most)) => most.min(1),
        (None, None) => 1,
    };
    let over = start.rem_euclid(step);
    let up = if over == 0 { start } else { start.saturating_add(step - over) };
    let first = if most.is_some_and(|most| up > most) { up - step } else { up };
    first.saturating_add(step.saturating_mul(nth as i128))
}

fn least_whole(bound: Bound) -> i128 {
    match bound.value {
        Number::Int(value) => value.saturating_add(bound.exclusive.into()),
        Number::Float(value) if value.fract() == 0.0 => (value as i128).saturating_add(bound.exclusive.into()),
        Number::Float(value) => value.ceil() as i128,
    }
}

fn greatest_whole(bound: Bound) -> i128 {
    match bound.value {
        Number::Int(value) => value.saturating_sub(bound.exclusive.into()),
        Number::Float(value) if value.fract() == 0.0 => (value as i128).saturating_sub(bound.exclusive.into()),
        Number::Float(value) => value.floor() as i128,
    }
}

/// A number that satisfies what is asked.
pub(super) fn number(effective: &EffectiveConstraints<'_>, nth: usize) -> f64 {
    let range = effective.range.as_ref();
    let (min, max) = (range.and_then(|range| range.min), range.and_then(|range| range.max));
    if let Some(step) = effective.multiple_of.map(Number::as_f64).filter(|step| *step > 0.0) {
        let least = min.map_or(step, |min| min.value.as_f64());
        let first = (least / step).ceil() * step;
        let is_outside = min.is_some_and(|min| min.exclusive && first <= min.value.as_f64());
        return first + if is_outside { step } else { 0.0 } + step * nth as f64;
    }
    let start = match (min, max) {
        (Some(min), Some(max)) if min.exclusive => f64::midpoint(min.value.as_f64(), max.value.as_f64()),
        (Some(min), _) => min.value.as_f64() + f64::from(u8::from(min.exclusive)),
        (None, Some(max)) => (max.value.as_f64() - f64::from(u8::from(max.exclusive))).min(1.0),
        (None, None) => 1.0,
    };
    start + nth as f64
}
