//! Values: the type of one place before and after, and which values it allows.

mod enums;
mod types;

use super::comparison::{Comparison, Place};
use super::pairs::{is_one_thing, newtype, same_kind};
use super::{limits, rules, text};
use crate::analysis::{EffectiveConstraints, resolve};
use crate::ir::{Api, Constraints, Tuple, Type, TypeId};
use enums::{became_enum, became_text, is_plain, values};

/// A type with the constraints of its place.
type Typed<'t> = (&'t Type, &'t Constraints);

/// A type without null and without the name of a constrained type, with all that its values must satisfy.
struct Peeled<'t> {
    ty: &'t Type,
    is_nullable: bool,
    newtype: Option<TypeId>,
    effective: EffectiveConstraints<'t>,
}

fn peel<'t>(api: &'t Api, (ty, own): Typed<'t>) -> Peeled<'t> {
    let effective = EffectiveConstraints::at(&api.types, ty, own);
    let (mut inner, mut is_nullable, mut name) = (ty, false, None);
    loop {
        match inner {
            Type::Nullable(of) => (inner, is_nullable) = (&**of, true),
            Type::Named(id) if newtype(&api.types, *id).is_some() => {
                name = Some(*id);
                inner = resolve(&api.types, inner);
            }
            _ => return Peeled { ty: inner, is_nullable, newtype: name, effective },
        }
    }
}

/// Compares the values that a place allows before and after.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: Typed<'_>, two: Typed<'_>, is_text: bool) {
    let (base, head) = (comparison.base, comparison.head);
    let (left, right) = (peel(base, one), peel(head, two));
    comparison.switch(
        place,
        (&rules::BECAME_NULLABLE, "it may be null"),
        (&rules::BECAME_NOT_NULLABLE, "it may no longer be null"),
        (left.is_nullable, right.is_nullable),
    );
    // What both sides call by one name is compared once, under that name.
    let is_shared =
        matches!((left.newtype, right.newtype), (Some(one), Some(two)) if is_one_thing(base, head, one, two));
    let own = |constraints| text::constraints(&EffectiveConstraints::of(constraints));
    if !is_shared || own(one.1) != own(two.1) {
        limits::compare(comparison, place, (left.ty, &left.effective), (right.ty, &right.effective));
    }
    if !is_shared {
        kinds(comparison, place, &left, &right, is_text);
    }
}

/// Whether tuples differ in nothing but their items.
fn is_one_form(left: &Tuple, right: &Tuple) -> bool {
    left.items.len() == right.items.len() && left.required == right.required && left.rest == right.rest
}

fn kinds(comparison: &mut Comparison<'_>, place: &Place, one: &Peeled<'_>, two: &Peeled<'_>, is_text: bool) {
    let (base, head) = (comparison.base, comparison.head);
    let none = Constraints::default();
    let inner = |comparison: &mut Comparison<'_>, step: &str, left: &Type, right: &Type| {
        compare(comparison, &place.inside(step), (left, &none), (right, &none), is_text);
    };
    match (one.ty, two.ty) {
        (Type::List(left), Type::List(right)) => {
            inner(comparison, "[]", &left.item, &right.item);
        }
        (Type::Tuple(left), Type::Tuple(right)) if is_one_form(left, right) => {
            for (position, (left, right)) in left.items.iter().zip(&right.items).enumerate() {
                inner(comparison, &format!("[{position}]"), left, right);
            }
        }
        (Type::Map(left), Type::Map(right)) => {
            inner(comparison, "{key}", &left.key, &right.key);
            inner(comparison, "{}", &left.value, &right.value);
        }
        (Type::Timestamp(left), Type::Timestamp(right)) if left != right => {
            let (before, after) = (format!("{left:?}"), format!("{right:?}"));
            comparison.change(&rules::TIMESTAMP_FORMAT_CHANGED, place, "the form of the timestamp", before, after);
        }
        (Type::Named(left), Type::Named(right)) if same_kind(&base.types[*left], &head.types[*right]) => {}
        (left, right) => match (values(base, left), values(head, right)) {
            (None, Some(enumerated)) if is_plain(left, enumerated) => {
                became_enum(comparison, place, &one.effective, enumerated);
            }
            (Some(enumerated), None) if is_plain(right, enumerated) => {
                became_text(comparison, place, enumerated, &two.effective);
            }
            _ if left == right && !matches!(left, Type::Named(_)) => {}
            _ => types::compare(comparison, place, left, right, is_text),
        },
    }
}
