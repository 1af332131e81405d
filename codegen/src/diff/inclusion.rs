//! Whether every value of one type, as it stands in a message, is one of another.

use std::collections::HashSet;

use crate::ir::{
    Enum, Field, Float, Int, Presence, Struct, Tagging, TimestampFormat, Tuple, Type, TypeId, TypeKind, Types, Union,
};

/// Whether all values of one type are values of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Included {
    Yes,
    No,
    /// It was not decided, for this reason.
    Unsure(&'static str),
}

impl Included {
    fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// Both hold: one that does not decides.
    fn and(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Yes => other(),
            Self::No => Self::No,
            Self::Unsure(reason) => {
                if other() == Self::No {
                    Self::No
                } else {
                    Self::Unsure(reason)
                }
            }
        }
    }

    /// One holds: one that does decides.
    fn or(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Yes => Self::Yes,
            Self::No => other(),
            Self::Unsure(reason) => {
                if other() == Self::Yes {
                    Self::Yes
                } else {
                    Self::Unsure(reason)
                }
            }
        }
    }
}

/// The question, with what is assumed on the way round circles.
pub(super) struct Includes<'a> {
    left: &'a Types,
    right: &'a Types,
    /// Whether values are text on the wire, so that a number is a text of digits.
    is_text: bool,
    assumed: HashSet<(TypeId, TypeId)>,
    budget: u32,
}

impl<'a> Includes<'a> {
    pub(super) fn new(left: &'a Types, right: &'a Types, is_text: bool) -> Self {
        Self { left, right, is_text, assumed: HashSet::new(), budget: 10_000 }
    }

    /// Whether every value of `one`, a type of the left side, is a value of `two`, a type of the right.
    pub(super) fn includes(&mut self, one: &Type, two: &Type) -> Included {
        let Some(rest) = self.budget.checked_sub(1) else { return Included::Unsure("the types are too large") };
        self.budget = rest;
        match (one, two) {
            (_, Type::Json) => Included::Yes,
            (Type::Json, _) => Included::No,
            (Type::Nullable(one), Type::Nullable(two)) => self.includes(one, two),
            (one, Type::Nullable(two)) => self.includes(one, two),
            (Type::Nullable(_), _) => Included::No,
            (Type::Named(left), _) if !self.is_plain(self.left, *left) => self.named(*left, two),
            (_, Type::Named(right)) if !self.is_plain(self.right, *right) => self.nameless(one, *right),
            (Type::Named(_), _) => {
                let one = crate::analysis::resolve(self.left, one).clone();
                self.includes(&one, two)
            }
            (_, Type::Named(_)) => {
                let two = crate::analysis::resolve(self.right, two).clone();
                self.includes(one, &two)
            }
            (Type::List(one), Type::List(two)) => self.includes(&one.item, &two.item),
            (Type::Tuple(one), Type::List(two)) => {
                one.types().fold(Included::Yes, |all, ty| all.and(|| self.includes(ty, &two.item)))
            }
            (Type::Tuple(one), Type::Tuple(two)) => self.tuples(one, two),
            (one, Type::List(two)) if self.is_text => self.includes(one, &two.item),
            (Type::Map(one), Type::Map(two)) => self.includes(&one.value, &two.value),
            (one, two) => Included::of(self.scalar(one, two)),
        }
    }

    /// Further items are dropped where none are known, so that only fewer could be missed.
    fn tuples(&mut self, one: &Tuple, two: &Tuple) -> Included {
        if one.required < two.required || one.items.len() < two.items.len() {
            return Included::No;
        }
        one.items.iter().zip(&two.items).fold(Included::Yes, |all, (one, two)| all.and(|| self.includes(one, two)))
    }

    fn is_plain(&self, types: &Types, id: TypeId) -> bool {
        matches!(types[id].kind, TypeKind::Newtype(_))
    }

    fn scalar(&self, one: &Type, two: &Type) -> bool {
        match (one, two) {
            // A number that is written as a text is none, and the other way round.
            (one, two) if is_quoted(one) != is_quoted(two) && !self.is_text && *two != Type::String => false,
            (one, Type::String) if is_quoted(one) => true,
            (Type::Int(one), Type::Int(two)) => fits(*one, *two),
            (Type::Int(_), Type::Float(_)) => true,
            (Type::Float(one), Type::Float(two)) => width(*one) <= width(*two),
            (Type::Date | Type::Bytes, Type::String) => true,
            (Type::Timestamp(TimestampFormat::DateTime | TimestampFormat::HttpDate), Type::String) => true,
            (Type::Bool | Type::Int(_) | Type::Float(_) | Type::Timestamp(_), Type::String) => self.is_text,
            (one, two) => one == two,
        }
    }

    /// A named type of the left side.
    fn named(&mut self, left: TypeId, two: &Type) -> Included {
        let kind = &self.left[left].kind;
        if let Type::Named(right) = two
            && !self.is_plain(self.right, *right)
        {
            if !self.assumed.insert((left, *right)) {
                return Included::Yes;
            }
            let target = &self.right[*right].kind;
            return match (kind, target) {
                (TypeKind::Struct(one), TypeKind::Struct(two)) => self.structures(one, two),
                (TypeKind::Enum(one), TypeKind::Enum(two)) => Included::of(enums(one, two)),
                (TypeKind::Union(one), TypeKind::Union(two)) => self.unions(one, two),
                (TypeKind::Union(one), _) => self.each(one, &Type::Named(*right)),
                (_, TypeKind::Union(two)) => self.some(&Type::Named(left), two),
                _ => Included::No,
            };
        }
        match (kind, two) {
            (TypeKind::Enum(values), Type::String) => Included::of(!values.integer || self.is_text),
            (TypeKind::Enum(values), Type::Int(_) | Type::Float(_)) => Included::of(values.integer),
            (TypeKind::Union(one), two) => self.each(one, two),
            (TypeKind::Struct(structure), Type::Map(map)) => {
                let fields = structure.fields.iter().map(|field| &field.ty).chain(&structure.additional);
                fields.fold(Included::Yes, |all, ty| all.and(|| self.includes(ty, &map.value)))
            }
            (_, Type::List(list)) if self.is_text => self.includes(&Type::Named(left), &list.item),
            _ => Included::No,
        }
    }

    /// Something nameless into a named type.
    fn nameless(&mut self, one: &Type, right: TypeId) -> Included {
        match &self.right[right].kind {
            TypeKind::Union(union) => self.some(one, union),
            TypeKind::Enum(values) => Included::of(values.open && *one == Type::String),
            TypeKind::Struct(_) | TypeKind::Newtype(_) => Included::No,
        }
    }

    fn structures(&mut self, one: &Struct, two: &Struct) -> Included {
        two.fields.iter().fold(Included::Yes, |all, field| all.and(|| self.member(one, field)))
    }

    fn member(&mut self, holder: &Struct, field: &Field) -> Included {
        let is_required = field.presence == Presence::Required;
        match holder.fields.iter().find(|other| other.wire == field.wire) {
            Some(other) if is_required && other.presence != Presence::Required => Included::No,
            Some(other) => self.includes(&other.ty, &field.ty),
            None => Included::of(!is_required),
        }
    }

    fn unions(&mut self, one: &Union, two: &Union) -> Included {
        if one.tagging != two.tagging {
            return Included::Unsure("unions that distinguish their variants in different ways are not compared");
        }
        let is_untagged = one.tagging == Tagging::Untagged;
        one.variants.iter().fold(Included::Yes, |all, variant| {
            all.and(|| match two.variants.iter().find(|other| other.wire == variant.wire) {
                _ if is_untagged => self.some(&variant.ty, two),
                Some(other) => self.includes(&variant.ty, &other.ty),
                None => Included::No,
            })
        })
    }

    /// Every variant of a union into one type.
    fn each(&mut self, union: &Union, two: &Type) -> Included {
        if union.tagging == Tagging::Member {
            return Included::Unsure("a union whose variants are wrapped is not compared with other types");
        }
        union.variants.iter().fold(Included::Yes, |all, variant| all.and(|| self.includes(&variant.ty, two)))
    }

    /// One type into some variant of a union. One variant that holds all values is looked for; several may together.
    fn some(&mut self, one: &Type, union: &Union) -> Included {
        if union.tagging != Tagging::Untagged {
            return Included::Unsure("a tagged union is not compared with other types");
        }
        let found =
            union.variants.iter().fold(Included::No, |found, variant| found.or(|| self.includes(one, &variant.ty)));
        // A structure may be split over variants; a scalar is not.
        match (found, one) {
            (Included::No, Type::Named(_)) => {
                Included::Unsure("no variant alone holds all values; several may together")
            }
            (found, _) => found,
        }
    }
}

fn enums(one: &Enum, two: &Enum) -> bool {
    two.open
        || !one.open
            && one.integer == two.integer
            && one.values.iter().all(|value| two.values.iter().any(|other| other.value == value.value))
}

/// Whether a number is written in JSON as a text.
fn is_quoted(ty: &Type) -> bool {
    matches!(ty, Type::Int(Int::BigText) | Type::Float(Float::BigText))
}

/// Whether every number of one width is one of another.
fn fits(one: Int, two: Int) -> bool {
    let bits = |width: Int| match width {
        Int::I8 => (8, true),
        Int::I16 => (16, true),
        Int::I32 => (32, true),
        Int::I64 => (64, true),
        Int::U32 => (32, false),
        Int::U64 => (64, false),
        Int::Big | Int::BigText => (u32::MAX, true),
    };
    let ((one, is_signed), (two, has_sign)) = (bits(one), bits(two));
    match (is_signed, has_sign) {
        (true, false) => false,
        (false, true) => one < two,
        (true, true) | (false, false) => one <= two,
    }
}

fn width(float: Float) -> u8 {
    match float {
        Float::F32 => 0,
        Float::F64 => 1,
        Float::Big | Float::BigText => 2,
    }
}
