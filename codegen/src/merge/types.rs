//! Compares types by where they stand, whatever their names; each pair of named types once.

use std::collections::HashSet;

use super::constraints;
use super::disagreement::{Disagreement, Kind};
use crate::ir::{Api, Constraints, Enum, Field, Float, Int, Presence, TimestampFormat, Type, TypeId, TypeKind};

/// A comparison under way.
pub(super) struct Types<'a> {
    left: &'a Api,
    right: &'a Api,
    operation: String,
    seen: HashSet<(TypeId, TypeId)>,
    found: Vec<Disagreement>,
}

/// A type without its name, with the constraints that the name stood for.
struct Plain<'a> {
    ty: &'a Type,
    constraints: Vec<&'a Constraints>,
}

impl<'a> Types<'a> {
    pub(super) fn new(left: &'a Api, right: &'a Api) -> Self {
        Self { left, right, operation: String::new(), seen: HashSet::new(), found: Vec::new() }
    }

    /// What follows is about this operation.
    pub(super) fn enter(&mut self, operation: &str) {
        operation.clone_into(&mut self.operation);
    }

    pub(super) fn finish(self) -> Vec<Disagreement> {
        self.found
    }

    pub(super) fn report(&mut self, place: &str, kind: Kind, left: impl ToString, right: impl ToString) {
        let (authority, other) = (left.to_string(), right.to_string());
        self.found.push(Disagreement {
            operation: self.operation.clone(),
            place: place.into(),
            kind,
            authority,
            other,
        });
    }

    /// Two fields about one thing.
    pub(super) fn fields(&mut self, place: &str, left: &Field, right: &Field) {
        let (must_left, must_right) = (left.presence == Presence::Required, right.presence == Presence::Required);
        if must_left != must_right {
            let word = |must| if must { "required" } else { "optional" };
            self.report(place, Kind::Required, word(must_left), word(must_right));
        }
        if let (Presence::Default(one), Presence::Default(two)) = (&left.presence, &right.presence)
            && one != two
        {
            self.report(place, Kind::Default, one, two);
        }
        let mut plain_left = plain(self.left, &left.ty);
        let mut plain_right = plain(self.right, &right.ty);
        plain_left.constraints.push(&left.constraints);
        plain_right.constraints.push(&right.constraints);
        self.plain(place, &plain_left, &plain_right);
    }

    /// Two named types that stand in one place.
    pub(super) fn named(&mut self, place: &str, left: TypeId, right: TypeId) {
        self.types(place, &Type::Named(left), &Type::Named(right));
    }

    fn types(&mut self, place: &str, left: &Type, right: &Type) {
        let (plain_left, plain_right) = (plain(self.left, left), plain(self.right, right));
        self.plain(place, &plain_left, &plain_right);
    }

    fn plain(&mut self, place: &str, left: &Plain<'_>, right: &Plain<'_>) {
        match (left.ty, right.ty) {
            (Type::Named(one), Type::Named(two)) => {
                if self.seen.insert((*one, *two)) {
                    self.definitions(place, *one, *two);
                }
            }
            (Type::List(one), Type::List(two)) => self.types(&format!("{place}[]"), &one.item, &two.item),
            (Type::Tuple(one), Type::Tuple(two)) if one.items.len() == two.items.len() => {
                for (position, (one, two)) in one.items.iter().zip(&two.items).enumerate() {
                    self.types(&format!("{place}[{position}]"), one, two);
                }
            }
            (Type::Map(one), Type::Map(two)) => {
                self.types(&format!("{place}{{key}}"), &one.key, &two.key);
                self.types(&format!("{place}{{}}"), &one.value, &two.value);
            }
            (Type::Nullable(one), Type::Nullable(two)) => self.types(place, one, two),
            (one, two) if same_simple(one, two) => {}
            (Type::Timestamp(one), Type::Timestamp(two)) => {
                self.report(place, Kind::Type, written(*one), written(*two));
            }
            (one, two) => {
                let (one, two) = (describe(self.left, one), describe(self.right, two));
                self.report(place, Kind::Type, one, two);
                return;
            }
        }
        for (kind, one, two) in constraints::compare(&left.constraints, &right.constraints) {
            self.report(place, kind, one, two);
        }
    }

    fn definitions(&mut self, place: &str, left: TypeId, right: TypeId) {
        match (&self.left.types[left].kind, &self.right.types[right].kind) {
            (TypeKind::Struct(one), TypeKind::Struct(two)) => self.members(place, &one.fields, &two.fields),
            (TypeKind::Union(one), TypeKind::Union(two)) => self.members(place, &one.variants, &two.variants),
            (TypeKind::Enum(one), TypeKind::Enum(two)) => self.values(place, one, two),
            _ => {
                let left = describe(self.left, &Type::Named(left));
                let right = describe(self.right, &Type::Named(right));
                self.report(place, Kind::Type, left, right);
            }
        }
    }

    fn members(&mut self, place: &str, left: &[Field], right: &[Field]) {
        for field in left {
            let place = format!("{place}.{}", field.name);
            match right.iter().find(|other| is_same(field, other)) {
                Some(other) => self.fields(&place, field, other),
                None => self.report(&place, Kind::LeftOut, self.describe_left(field), "nothing"),
            }
        }
        for field in right.iter().filter(|field| !left.iter().any(|other| is_same(other, field))) {
            let place = format!("{place}.{}", field.name);
            self.report(&place, Kind::Invented, "nothing", self.describe_right(field));
        }
    }

    fn values(&mut self, place: &str, left: &Enum, right: &Enum) {
        let (one, two) = (values(left), values(right));
        let (mut sorted_one, mut sorted_two) = (one.clone(), two.clone());
        sorted_one.sort_unstable();
        sorted_two.sort_unstable();
        if sorted_one != sorted_two {
            self.report(place, Kind::Values, one.join("|"), two.join("|"));
        }
    }

    /// A field of the authority in a few words.
    pub(super) fn describe_left(&self, field: &Field) -> String {
        describe_field(self.left, field)
    }

    /// A field of the other source in a few words.
    pub(super) fn describe_right(&self, field: &Field) -> String {
        describe_field(self.right, field)
    }

    pub(super) fn name_left(&self, id: TypeId) -> String {
        self.left.types[id].name.clone()
    }

    pub(super) fn name_right(&self, id: TypeId) -> String {
        self.right.types[id].name.clone()
    }

    /// The fields of a structure of the authority; none of what is no structure.
    pub(super) fn fields_left(&self, id: TypeId) -> &'a [Field] {
        fields(self.left, id)
    }

    /// The fields of a structure of the other source.
    pub(super) fn fields_right(&self, id: TypeId) -> &'a [Field] {
        fields(self.right, id)
    }

    pub(super) fn kind_right(&self, id: TypeId) -> &TypeKind {
        &self.right.types[id].kind
    }

    pub(super) fn has_fields_left(&self, id: TypeId) -> bool {
        has_fields(self.left, id)
    }

    pub(super) fn has_fields_right(&self, id: TypeId) -> bool {
        has_fields(self.right, id)
    }
}

/// Whether two fields are about one thing: by name, or by the name on the wire.
pub(super) fn is_same(one: &Field, two: &Field) -> bool {
    one.name == two.name || one.wire == two.wire
}

fn fields(api: &Api, id: TypeId) -> &[Field] {
    match &api.types[id].kind {
        TypeKind::Struct(structure) => &structure.fields,
        _ => &[],
    }
}

fn has_fields(api: &Api, id: TypeId) -> bool {
    !matches!(&api.types[id].kind, TypeKind::Struct(structure) if structure.fields.is_empty())
}

fn values(definition: &Enum) -> Vec<&str> {
    definition.values.iter().map(|value| value.value.as_str()).collect()
}

fn plain<'a>(api: &'a Api, ty: &'a Type) -> Plain<'a> {
    if let Type::Named(id) = ty
        && let TypeKind::Newtype(newtype) = &api.types[*id].kind
    {
        return Plain { ty: &newtype.ty, constraints: vec![&newtype.constraints] };
    }
    Plain { ty, constraints: Vec::new() }
}

/// A number without a format is of the widest kind in OpenAPI: it does not contradict a narrower one.
fn same_simple(left: &Type, right: &Type) -> bool {
    match (left, right) {
        (Type::Int(_), Type::Int(Int::I64)) | (Type::Float(_), Type::Float(Float::F64)) => true,
        (Type::List(_) | Type::Tuple(_) | Type::Map(_) | Type::Nullable(_) | Type::Named(_), _) => false,
        _ => left == right,
    }
}

/// How a point in time is written.
fn written(format: TimestampFormat) -> &'static str {
    match format {
        TimestampFormat::EpochSeconds => "timestamp in seconds",
        TimestampFormat::DateTime => "timestamp of RFC 3339",
        TimestampFormat::HttpDate => "timestamp of HTTP",
    }
}

fn describe_field(api: &Api, field: &Field) -> String {
    let must = if field.presence == Presence::Required { "required " } else { "" };
    format!("{must}{}", describe(api, &field.ty))
}

fn describe(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Bool => "boolean".to_owned(),
        Type::Int(_) => "integer".to_owned(),
        Type::Float(_) => "number".to_owned(),
        Type::String => "string".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Timestamp(_) => "timestamp".to_owned(),
        Type::Date => "date".to_owned(),
        Type::Json => "any JSON".to_owned(),
        Type::List(list) => format!("list of {}", describe(api, &list.item)),
        Type::Tuple(tuple) => {
            let items: Vec<String> = tuple.types().map(|item| describe(api, item)).collect();
            format!("tuple of {}", items.join(", "))
        }
        Type::Map(map) => format!("map of {}", describe(api, &map.value)),
        Type::Nullable(inner) => format!("{} or null", describe(api, inner)),
        Type::Named(id) => match &api.types[*id].kind {
            TypeKind::Struct(_) => format!("structure {}", api.types[*id].name),
            TypeKind::Union(_) => format!("union {}", api.types[*id].name),
            TypeKind::Enum(definition) => format!("one of {}", values(definition).join("|")),
            TypeKind::Newtype(newtype) => describe(api, &newtype.ty),
        },
    }
}
