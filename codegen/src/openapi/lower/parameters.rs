//! Parameters in path, query, headers and cookies (OpenAPI 3.1, section 4.8.12).

use std::rc::Rc;

use super::super::document::{Cursor, Location, Parameter, Schema};
use super::context::{Lowering, Of};
use super::media;
use crate::diagnostics::{Origin, codes};
use crate::ir::{Codec, Constraints, Field, FieldFlags, Fixed, Param, PathPart, Presence, Type};

/// Headers that the specification takes out of the hands of `parameters`: other parts of the document speak of them.
const RESERVED_HEADERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// The parameters of an operation.
pub(super) struct Parameters<'d> {
    pub(super) list: Vec<Parameter<'d>>,
    /// Whether all could be read; otherwise some that are missed are only not known.
    pub(super) complete: bool,
}

/// The parts of a request beside its body.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) path: Vec<PathPart>,
    pub(super) fixed: Vec<Fixed>,
    pub(super) params: Vec<Param>,
}

impl<'d> Lowering<'d> {
    /// The parameters of a path item and of an operation, of which the latter win.
    pub(super) fn read_parameters(&mut self, lists: [&[Cursor<'d>]; 2]) -> Parameters<'d> {
        let mut parameters: Vec<Parameter<'d>> = Vec::new();
        let mut complete = true;
        for cursor in lists.into_iter().flatten() {
            let target = self.document.follow(cursor.clone(), &mut self.diagnostics);
            let Some(parameter) = target.and_then(|target| Parameter::read(&target, &mut self.diagnostics)) else {
                complete = false;
                continue;
            };
            let name = parameter.name.to_ascii_lowercase();
            if parameter.location == Location::Header && RESERVED_HEADERS.contains(&&*name) {
                continue;
            }
            let same =
                |other: &&mut Parameter<'d>| other.name == parameter.name && other.location == parameter.location;
            match parameters.iter_mut().find(same) {
                Some(other) => *other = parameter,
                None => parameters.push(parameter),
            }
        }
        Parameters { list: parameters, complete }
    }

    pub(super) fn lower_parameter(&mut self, parameter: &Parameter<'d>) -> Param {
        let content = parameter.content.as_ref().filter(|_| parameter.schema.is_none());
        let is_json = content.is_some_and(|content| media::codec(content.name) == Some(Codec::Json));
        let schema = parameter.schema.clone().or_else(|| content.and_then(|content| content.schema.clone()));
        let schema = schema.unwrap_or_else(|| text_schema(&parameter.origin));
        let required = parameter.required || parameter.location == Location::Path;
        let mut field = self.lower_field(&parameter.name, &schema, required);
        if parameter.location == Location::Path {
            field.presence = Presence::Required;
        }
        if let Type::Nullable(ty) = field.ty {
            // There is no null outside of documents: such a parameter is left out.
            field.ty = *ty;
        }
        field.origin = parameter.origin.clone();
        field.docs = parameter.description.as_deref().map_or(field.docs, str::to_owned);
        field.flags.deprecated = field.flags.deprecated.or_else(|| parameter.deprecated.then(String::new));
        leave_default_to_service(&mut field, required);
        field.examples.splice(0..0, parameter.examples.iter().map(|example| example.node.to_value()));
        self.show_values(&Of::Type(field.ty.clone()), &parameter.examples);
        if matches!(parameter.location, Location::Header | Location::Cookie) {
            self.check_token(&parameter.name, &parameter.origin);
        }
        let slot = self.lower_style(parameter, &mut field, is_json);
        Param { field, slot }
    }
}

impl Lowering<'_> {
    /// Warns of the name of a header or cookie that is no token (RFC 9110, section 5.6.2): no message can carry it.
    pub(super) fn check_token(&mut self, name: &str, origin: &Origin) {
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if name.is_empty() || !name.bytes().all(is_token) {
            let message = format!("`{name}` is no name that HTTP allows for a header or cookie; it cannot be sent");
            self.diagnostics.warning(&codes::INVALID_HEADER_NAME, origin, message);
        }
    }
}

/// The schema of text of which nothing is said.
pub(super) fn text_schema<'d>(origin: &Origin) -> Rc<Schema<'d>> {
    let mut schema = Schema::empty(origin.child("schema"));
    schema.types = vec![super::super::document::Kind::String];
    Rc::new(schema)
}

/// A client leaves the default of what it may leave out to the service.
pub(super) fn leave_default_to_service(field: &mut Field, required: bool) {
    if let Presence::Default(value) = &field.presence
        && !required
    {
        field.flags.assumed = Some(value.clone());
        field.presence = Presence::Optional;
    }
}

/// Text that must be there.
pub(super) fn text_field(name: &str, origin: &Origin) -> Field {
    Field {
        name: name.to_owned(),
        wire: name.to_owned(),
        ty: Type::String,
        presence: Presence::Required,
        constraints: Constraints::default(),
        docs: String::new(),
        origin: origin.clone(),
        examples: Vec::new(),
        flags: FieldFlags::default(),
    }
}
