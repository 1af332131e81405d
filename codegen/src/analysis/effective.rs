//! Everything that a value must satisfy: what its place asks, and what the named type that it has asks.

use crate::ir::{Bound, Bounds, Constraints, Newtype, Number, Pattern, Range, Type, TypeKind, Types, common_multiple};

/// The constraints of a place and of its type in one. All hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct EffectiveConstraints<'a> {
    /// The length, within the bounds of both.
    pub(crate) length: Option<Bounds>,
    /// The range that both allow.
    pub(crate) range: Option<Range>,
    /// The patterns, the nearer first.
    pub(crate) patterns: Vec<&'a Pattern>,
    /// No two items are equal.
    pub(crate) unique: bool,
    /// The number is a multiple of this one.
    pub(crate) multiple_of: Option<Number>,
}

impl<'a> EffectiveConstraints<'a> {
    /// What constraints alone ask.
    pub(crate) fn of(constraints: &'a Constraints) -> Self {
        let Constraints { length, range, patterns, unique, multiple_of } = constraints;
        Self {
            length: length.clone(),
            range: range.clone(),
            patterns: patterns.iter().collect(),
            unique: *unique,
            multiple_of: *multiple_of,
        }
    }

    /// What a place asks of its values with what their type asks.
    pub(crate) fn at(types: &'a Types, ty: &'a Type, own: &'a Constraints) -> Self {
        match newtype(types, ty) {
            Some(newtype) => Self::of(&newtype.constraints).and(own),
            None => Self::of(own),
        }
    }

    /// Whether nothing is asked.
    pub(crate) fn is_empty(&self) -> bool {
        let Self { length, range, patterns, unique, multiple_of } = self;
        length.is_none() && range.is_none() && patterns.is_empty() && !unique && multiple_of.is_none()
    }

    /// The same with what a nearer place asks.
    fn and(self, near: &'a Constraints) -> Self {
        let near = Self::of(near);
        let is_new = |pattern: &&Pattern| !near.patterns.iter().any(|other| other.text == pattern.text);
        let patterns = near.patterns.iter().copied().chain(self.patterns.into_iter().filter(is_new)).collect();
        Self {
            length: either(self.length, near.length, narrower_length),
            range: either(self.range, near.range, narrower_range),
            patterns,
            unique: self.unique || near.unique,
            multiple_of: either(self.multiple_of, near.multiple_of, common_multiple),
        }
    }
}

/// The constrained type that a type is, maybe null.
fn newtype<'a>(types: &'a Types, ty: &Type) -> Option<&'a Newtype> {
    match ty {
        Type::Nullable(inner) => newtype(types, inner),
        Type::Named(id) => match &types.get(*id)?.kind {
            TypeKind::Newtype(newtype) => Some(newtype),
            TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Enum(_) => None,
        },
        _ => None,
    }
}

fn either<T>(far: Option<T>, near: Option<T>, both: impl FnOnce(T, T) -> T) -> Option<T> {
    match (far, near) {
        (Some(far), Some(near)) => Some(both(far, near)),
        (far, near) => near.or(far),
    }
}

fn narrower_length(far: Bounds, near: Bounds) -> Bounds {
    Bounds { min: far.min.max(near.min), max: either(far.max, near.max, u64::min), origin: near.origin }
}

fn narrower_range(far: Range, near: Range) -> Range {
    Range {
        min: either(far.min, near.min, Bound::greater),
        max: either(far.max, near.max, Bound::smaller),
        origin: near.origin,
    }
}

#[cfg(test)]
mod tests {
    use super::{EffectiveConstraints, narrower_range};
    use crate::diagnostics::{Origin, Sources};
    use crate::ir::{Bound, Constraints, Dialect, Number, Pattern, Range, common_multiple};

    fn origin() -> Origin {
        Origin::file(Sources::new().add("model.smithy", ""))
    }

    fn range(min: Bound) -> Range {
        Range { min: Some(min), max: None, origin: origin() }
    }

    #[test]
    fn the_narrower_bound_holds() {
        let inside = Bound { value: Number::Int(1), exclusive: false };
        let outside = Bound { value: Number::Float(1.0), exclusive: true };
        for (far, near) in [(inside, outside), (outside, inside)] {
            assert_eq!(narrower_range(range(far), range(near)).min, Some(outside));
        }
    }

    #[test]
    fn both_patterns_hold() {
        let constraints = |text: &str| Constraints {
            patterns: vec![Pattern { text: text.to_owned(), dialect: Dialect::Ecma, origin: origin() }],
            ..Constraints::default()
        };
        let (far, near) = (constraints("a"), constraints("b"));
        let texts = |effective: EffectiveConstraints<'_>| {
            effective.patterns.iter().map(|pattern| pattern.text.clone()).collect::<String>()
        };
        assert_eq!(texts(EffectiveConstraints::of(&far).and(&near)), "ba");
        assert_eq!(texts(EffectiveConstraints::of(&far).and(&far)), "a");
    }

    #[test]
    fn steps_have_a_common_multiple() {
        assert_eq!(common_multiple(Number::Int(4), Number::Int(6)), Number::Int(12));
        assert_eq!(common_multiple(Number::Int(0), Number::Int(0)), Number::Int(0));
        assert_eq!(common_multiple(Number::Float(0.5), Number::Int(2)), Number::Int(2));
    }
}
