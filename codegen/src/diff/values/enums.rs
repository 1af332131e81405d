//! Texts and numbers on one side, an enum on the other.

use super::super::comparison::{Comparison, Place};
use super::super::finding::{Wire, Witness};
use super::super::limits::language;
use super::super::rules;
use crate::analysis::EffectiveConstraints;
use crate::constraints::{Inclusion, TextLanguage};
use crate::ir::{Api, Dialect, Enum, Pattern, Type, TypeKind};

/// The values of a type that is an enum.
pub(super) fn values<'a>(api: &'a Api, ty: &Type) -> Option<&'a Enum> {
    match ty {
        Type::Named(id) => match &api.types[*id].kind {
            TypeKind::Enum(values) => Some(values),
            TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Newtype(_) => None,
        },
        _ => None,
    }
}

/// Whether a type is what the values of an enum are.
pub(super) fn is_plain(ty: &Type, values: &Enum) -> bool {
    if values.integer { matches!(ty, Type::Int(_)) } else { *ty == Type::String && !values.open }
}

/// A text or number that has become an enum.
pub(super) fn became_enum(
    comparison: &mut Comparison<'_>,
    place: &Place,
    one: &EffectiveConstraints<'_>,
    values: &Enum,
) {
    let (texts, listed) = (language(one), listed(values));
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

/// An enum that has become a text or number.
pub(super) fn became_text(
    comparison: &mut Comparison<'_>,
    place: &Place,
    values: &Enum,
    two: &EffectiveConstraints<'_>,
) {
    let (listed, texts) = (listed(values), language(two));
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

/// The values of an enum as a language.
fn listed(values: &Enum) -> TextLanguage {
    let escaped: Vec<String> = values.values.iter().map(|value| regex_syntax::escape(&value.value)).collect();
    let origin = crate::diagnostics::Origin::file(crate::diagnostics::SourceId::BUILT_IN);
    let pattern = Pattern { text: format!("^(?:{})$", escaped.join("|")), dialect: Dialect::Ecma, origin };
    TextLanguage::new([&pattern], None, None)
}
