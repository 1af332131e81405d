//! Values: the type of one place before and after, and which values it allows.

use super::comparison::{Comparison, Place};
use super::finding::{Wire, Witness};
use super::inclusion::{Included, Includes};
use super::pairs::{is_one_thing, newtype};
use super::{limits, rules, text};
use crate::analysis::{EffectiveConstraints, resolve};
use crate::constraints::{Inclusion, TextLanguage};
use crate::ir::{Api, Constraints, Dialect, Enum, Pattern, Tuple, Type, TypeId, TypeKind};

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
        (Type::Named(left), Type::Named(right)) if is_one_kind(base, head, *left, *right) => {}
        (left, right) => match (values(base, left), values(head, right)) {
            (None, Some(enumerated)) if is_plain(left, enumerated) => became_enum(comparison, place, one, enumerated),
            (Some(enumerated), None) if is_plain(right, enumerated) => became_text(comparison, place, enumerated, two),
            _ if left == right && !matches!(left, Type::Named(_)) => {}
            _ => other_types(comparison, place, left, right, is_text),
        },
    }
}

fn is_one_kind(base: &Api, head: &Api, one: TypeId, two: TypeId) -> bool {
    std::mem::discriminant(&base.types[one].kind) == std::mem::discriminant(&head.types[two].kind)
}

fn values<'a>(api: &'a Api, ty: &Type) -> Option<&'a Enum> {
    match ty {
        Type::Named(id) => match &api.types[*id].kind {
            TypeKind::Enum(values) => Some(values),
            TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Newtype(_) => None,
        },
        _ => None,
    }
}

/// Whether a type is what the values of an enum are.
fn is_plain(ty: &Type, values: &Enum) -> bool {
    if values.integer { matches!(ty, Type::Int(_)) } else { *ty == Type::String && !values.open }
}

fn became_enum(comparison: &mut Comparison<'_>, place: &Place, one: &Peeled<'_>, values: &Enum) {
    let (texts, listed) = (language(&one.effective), listed(values));
    let message = format!("only listed values are allowed: {}", names(values));
    let finding = comparison.report(&rules::BECAME_ENUM, place, message);
    finding.after = Some(names(values));
    if values.integer {
        return;
    }
    if let Inclusion::Outside(Some(value)) = texts.inside(&listed) {
        finding.witnesses.push(Witness { value, is_lost: true });
    }
    if let Inclusion::Outside(Some(value)) = listed.inside(&texts) {
        finding.witnesses.push(Witness { value, is_lost: false });
        finding.response = finding.response.max(if place.ways.response { Wire::Potential } else { Wire::None });
    }
}

fn became_text(comparison: &mut Comparison<'_>, place: &Place, values: &Enum, two: &Peeled<'_>) {
    let (listed, texts) = (listed(values), language(&two.effective));
    let finding = comparison.report(&rules::BECAME_TEXT, place, format!("values beside {} are allowed", names(values)));
    finding.before = Some(names(values));
    if values.integer {
        return;
    }
    if let Inclusion::Outside(Some(value)) = listed.inside(&texts) {
        finding.witnesses.push(Witness { value, is_lost: true });
        finding.request = if place.ways.request { Wire::Breaking } else { Wire::None };
    }
    if let Inclusion::Outside(Some(value)) = texts.inside(&listed) {
        finding.witnesses.push(Witness { value, is_lost: false });
    }
}

fn names(values: &Enum) -> String {
    let mut names: Vec<&str> = values.values.iter().map(|value| value.value.as_str()).collect();
    names.sort_unstable();
    names.join(", ")
}

/// The texts that constraints allow.
fn language(effective: &EffectiveConstraints<'_>) -> TextLanguage {
    let length = effective.length.as_ref();
    let bounds = (length.and_then(|length| length.min), length.and_then(|length| length.max));
    TextLanguage::new(effective.patterns.iter().copied(), bounds.0, bounds.1)
}

/// The values of an enum as a language.
fn listed(values: &Enum) -> TextLanguage {
    let escaped: Vec<String> = values.values.iter().map(|value| regex_syntax::escape(&value.value)).collect();
    let origin = crate::diagnostics::Origin::file(crate::diagnostics::SourceId::BUILT_IN);
    let pattern = Pattern { text: format!("^(?:{})$", escaped.join("|")), dialect: Dialect::Ecma, origin };
    TextLanguage::new([&pattern], None, None)
}

/// Two types that are not of one kind: which holds the values of the other.
fn other_types(comparison: &mut Comparison<'_>, place: &Place, one: &Type, two: &Type, is_text: bool) {
    let (base, head) = (&comparison.base.types, &comparison.head.types);
    let lost = Includes::new(base, head, is_text).includes(one, two);
    let gained = Includes::new(head, base, is_text).includes(two, one);
    let rule = match (&lost, &gained) {
        (Included::Yes, Included::Yes) => return,
        (Included::Yes, Included::No) => &rules::TYPE_WIDENED,
        (Included::No, Included::Yes) => &rules::TYPE_NARROWED,
        (Included::No, Included::No) => &rules::TYPE_CHANGED,
        _ => &rules::TYPE_UNDECIDED,
    };
    let (before, after) = (text::ty(base, one), text::ty(head, two));
    let finding = comparison.change(rule, place, "the type", before, after);
    if let Some(Included::Unsure(reason)) =
        [&lost, &gained].into_iter().find(|included| matches!(included, Included::Unsure(_)))
    {
        finding.reason = Some((*reason).to_owned());
        finding.request = verdict(place.ways.request, &lost);
        finding.response = verdict(place.ways.response, &gained);
    }
}

/// What an inclusion means where values are expected to fit.
fn verdict(shows: bool, fits: &Included) -> Wire {
    match fits {
        _ if !shows => Wire::None,
        Included::Yes => Wire::Compatible,
        Included::No => Wire::Breaking,
        Included::Unsure(_) => Wire::Potential,
    }
}
