//! Bounds of numbers, and a number that one pair of bounds allows and another does not.

use crate::analysis::EffectiveConstraints;
use crate::constraints::Inclusion;
use crate::ir::{Bound, Bounds, Number, Type};

/// The numbers between two bounds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Interval {
    min: Option<Bound>,
    max: Option<Bound>,
    /// Whether only whole numbers count.
    is_whole: bool,
}

/// The numbers that constraints allow.
pub(super) fn bounds_of_range(ty: &Type, effective: &EffectiveConstraints<'_>) -> Interval {
    let range = effective.range.as_ref();
    let is_whole = matches!(ty, Type::Int(_));
    Interval { min: range.and_then(|range| range.min), max: range.and_then(|range| range.max), is_whole }.settled()
}

impl Interval {
    /// The lengths between two bounds.
    pub(super) fn of_length(bounds: Option<&Bounds>) -> Self {
        let bound = |value: u64| Bound { value: Number::Int(value.into()), exclusive: false };
        let min = bounds.and_then(|bounds| bounds.min).unwrap_or(0);
        Self { min: Some(bound(min)), max: bounds.and_then(|bounds| bounds.max).map(bound), is_whole: true }
    }

    /// Exclusive bounds of whole numbers as inclusive ones.
    fn settled(self) -> Self {
        let step = |bound: Bound, by: i128| match bound.value {
            Number::Int(value) if bound.exclusive && self.is_whole => {
                Bound { value: Number::Int(value.saturating_add(by)), exclusive: false }
            }
            _ => bound,
        };
        Self { min: self.min.map(|bound| step(bound, 1)), max: self.max.map(|bound| step(bound, -1)), ..self }
    }

    /// Whether every number is inside another interval; `unit` stands behind the witness.
    pub(super) fn inside(&self, other: &Self, unit: &str) -> Inclusion {
        if self.is_empty() {
            return Inclusion::Inside;
        }
        let shown = |number: String| Inclusion::Outside(Some(format!("{number} {unit}").trim_end().to_owned()));
        if let Some(bound) = other.min
            && self.min.is_none_or(|own| is_less(own, bound))
        {
            return shown(self.beyond(bound, self.min, -1));
        }
        if let Some(bound) = other.max
            && self.max.is_none_or(|own| is_less(reversed(own), reversed(bound)))
        {
            return shown(self.beyond(bound, self.max, 1));
        }
        Inclusion::Inside
    }

    fn is_empty(&self) -> bool {
        match (self.min, self.max) {
            (Some(min), Some(max)) => {
                let (low, high) = (min.value.as_f64(), max.value.as_f64());
                low > high || (low == high && (min.exclusive || max.exclusive))
            }
            _ => false,
        }
    }

    /// A number of this interval beyond a bound of the other, as near to it as there is one.
    fn beyond(&self, bound: Bound, own: Option<Bound>, by: i128) -> String {
        let near = match bound.value {
            _ if bound.exclusive => bound.value,
            Number::Int(value) if self.is_whole => Number::Int(value.saturating_add(by)),
            value => match own {
                Some(own) if !own.exclusive => own.value,
                Some(own) => Number::Float(f64::midpoint(own.value.as_f64(), value.as_f64())),
                None => Number::Float(value.as_f64() + by as f64),
            },
        };
        // The other side may end before that.
        let far = if by < 0 { self.max } else { self.min };
        let is_past = |far: Bound| (near.as_f64() - far.value.as_f64()) * (by as f64) < 0.0;
        far.filter(|far| is_past(*far)).map_or(near, |far| far.value).to_string()
    }
}

/// Whether a lower bound allows more than another.
fn is_less(one: Bound, two: Bound) -> bool {
    let (left, right) = (one.value.as_f64(), two.value.as_f64());
    left < right || (left == right && !one.exclusive && two.exclusive)
}

/// An upper bound as a lower bound of the negated numbers.
fn reversed(bound: Bound) -> Bound {
    let value = match bound.value {
        Number::Int(value) => Number::Int(value.saturating_neg()),
        Number::Float(value) => Number::Float(-value),
    };
    Bound { value, ..bound }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Inclusion, Interval, Number};

    fn interval(min: Option<i128>, max: Option<i128>) -> Interval {
        let bound = |value| Bound { value: Number::Int(value), exclusive: false };
        Interval { min: min.map(bound), max: max.map(bound), is_whole: true }
    }

    #[test]
    fn the_nearest_number_shows_the_difference() {
        let witness = |one: Interval, two: Interval| match one.inside(&two, "") {
            Inclusion::Outside(witness) => witness,
            _ => None,
        };
        let (narrow, wide) = (interval(Some(3), Some(5)), interval(Some(1), Some(9)));
        assert_eq!(narrow.inside(&wide, ""), Inclusion::Inside);
        assert_eq!(witness(wide, narrow).as_deref(), Some("2"));
        assert_eq!(witness(interval(Some(3), None), narrow).as_deref(), Some("6"));
        assert_eq!(witness(interval(Some(20), Some(30)), narrow).as_deref(), Some("20"));
        let open = Interval { max: Some(Bound { value: Number::Int(5), exclusive: true }), is_whole: false, ..narrow };
        let closed = Interval { is_whole: false, ..narrow };
        assert_eq!(witness(closed, open).as_deref(), Some("5"));
        assert_eq!(open.inside(&closed, ""), Inclusion::Inside);
    }
}
