//! Which fields are bodies that come piece by piece.

use std::collections::HashMap;

use crate::ir::{Api, Codec, Field, Param, Slot, Type, TypeId, TypeKind, Union};

use super::resolve;

/// A body that comes piece by piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Bytes as they come.
    Bytes,
    /// Events of this union as they come.
    Events(TypeId),
    /// Server-sent events as they come, whose data has the type of the field.
    ServerEvents,
    /// Documents as they come, each of the type of the field.
    Documents,
    /// A file that is a part of a form.
    File,
    /// Several of them.
    Files,
}

/// Which fields are bodies that come piece by piece.
#[derive(Clone, Debug)]
pub struct Streams {
    params: HashMap<(usize, usize), Stream>,
    fields: HashMap<(TypeId, usize), Stream>,
}

impl Streams {
    /// What the parameter of an operation streams, both by position.
    pub fn param(&self, operation: usize, position: usize) -> Option<Stream> {
        self.params.get(&(operation, position)).copied()
    }

    /// What the field of an output streams.
    pub fn field(&self, id: TypeId, position: usize) -> Option<Stream> {
        self.fields.get(&(id, position)).copied()
    }

    /// The field of a structure that streams, by position, and what it streams.
    pub fn of_struct(&self, id: TypeId) -> Option<(usize, Stream)> {
        let fields = self.fields.iter().filter(|((holder, _), _)| *holder == id);
        fields.map(|((_, position), stream)| (*position, *stream)).min_by_key(|(position, _)| *position)
    }

    /// Whether some parameter of an operation streams.
    pub fn in_request(&self, operation: usize) -> bool {
        self.params.keys().any(|(holder, _)| *holder == operation)
    }
}

pub(super) fn analyze(api: &Api) -> Streams {
    let mut streams = Streams { params: HashMap::new(), fields: HashMap::new() };
    for (index, operation) in api.operations.iter().enumerate() {
        let params = operation.request.params.iter().map(|param| (&param.field, &param.slot));
        if let Some((position, stream)) = find(api, operation.request.codec, params) {
            streams.params.insert((index, position), stream);
        }
        if operation.request.codec == Codec::Multipart {
            let params = operation.request.params.iter().enumerate();
            let files = params.filter_map(|(position, param)| Some(((index, position), file(api, param)?)));
            streams.params.extend(files);
        }
        let Some(output) = operation.response.output else { continue };
        let TypeKind::Struct(structure) = &api.types[output].kind else { continue };
        let fields = || structure.fields.iter().zip(&operation.response.slots);
        let payload = fields().find(|(_, slot)| **slot == Slot::Payload).and_then(|(field, _)| union(api, &field.ty));
        let mut is_union = false;
        for case in &operation.response.cases {
            let (Some(variant), Some((id, union))) = (case.variant, payload) else { continue };
            is_union = true;
            let field = union.variants.get(variant).map(|field| (field, &Slot::Payload));
            if let Some((_, stream)) = find(api, case.codec, field.into_iter()) {
                streams.fields.insert((id, variant), stream);
            }
        }
        if let Some((position, stream)) = find(api, operation.response.codec, fields()).filter(|_| !is_union) {
            streams.fields.insert((output, position), stream);
        }
    }
    streams
}

/// The field that streams, if the codec of its message is one that streams.
fn find<'a>(api: &Api, codec: Codec, fields: impl Iterator<Item = (&'a Field, &'a Slot)>) -> Option<(usize, Stream)> {
    let mut payload = fields.enumerate().filter(|(_, (_, slot))| **slot == Slot::Payload);
    match codec {
        Codec::Stream => payload.next().map(|(position, _)| (position, Stream::Bytes)),
        Codec::ServerEvents => payload.next().map(|(position, _)| (position, Stream::ServerEvents)),
        Codec::JsonLines | Codec::JsonSequence => payload.next().map(|(position, _)| (position, Stream::Documents)),
        Codec::Events => payload.find_map(|(position, (field, _))| Some((position, events(api, &field.ty)?))),
        Codec::Empty
        | Codec::Json
        | Codec::Cbor
        | Codec::Xml(_)
        | Codec::Form
        | Codec::Query(_)
        | Codec::Multipart
        | Codec::Text
        | Codec::Bytes => None,
    }
}

/// What a part of a form streams, if it is a file or several.
fn file(api: &Api, param: &Param) -> Option<Stream> {
    if param.slot != Slot::Member || param.field.flags.style.is_some() {
        return None;
    }
    match resolve(&api.types, &param.field.ty) {
        Type::Bytes => Some(Stream::File),
        Type::List(list) if *resolve(&api.types, &list.item) == Type::Bytes => Some(Stream::Files),
        _ => None,
    }
}

/// The union that a payload is.
fn union<'a>(api: &'a Api, ty: &Type) -> Option<(TypeId, &'a Union)> {
    let Type::Named(id) = resolve(&api.types, ty) else { return None };
    match &api.types[*id].kind {
        TypeKind::Union(union) => Some((*id, union)),
        TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Newtype(_) => None,
    }
}

fn events(api: &Api, ty: &Type) -> Option<Stream> {
    match resolve(&api.types, ty) {
        Type::Named(id) if matches!(api.types[*id].kind, TypeKind::Union(_)) => Some(Stream::Events(*id)),
        _ => None,
    }
}
