//! Bodies that pass as they are: of bytes and texts no parts are known.

use std::rc::Rc;

use super::super::document::{Kind, MediaType, Schema};
use super::context::Lowering;
use super::media;
use super::parameters::text_schema;
use super::resolve::branches;
use super::types::kinds;
use crate::diagnostics::codes;
use crate::ir::{Codec, Type};

/// How many unions may stand in one another around a structure.
const DEEPEST: usize = 6;

impl<'d> Lowering<'d> {
    /// Whether a body is bytes or text, of which no parts are known.
    pub(super) fn is_opaque(&mut self, media: &MediaType<'d>) -> bool {
        let ty = media.schema.as_ref().map(|schema| self.lower_schema(schema).ty);
        matches!(ty, Some(Type::Bytes | Type::String | Type::Json) | None)
    }

    /// What a body that passes as it is has for its schema: where structures are documented, they have no form in its
    /// media type.
    pub(super) fn opaque_schema(&mut self, schema: Rc<Schema<'d>>) -> Rc<Schema<'d>> {
        if self.is_structured(&schema, DEEPEST) { text_schema(&schema.origin) } else { schema }
    }

    /// Warns of structures in a media type that has no form for them; the codec passes them as they are.
    pub(super) fn report_structure(&mut self, media: &MediaType<'d>, codec: Codec) {
        let schema = media.schema.clone().or_else(|| media.item_schema.clone());
        if schema.is_some_and(|schema| self.is_structured(&schema, DEEPEST)) {
            let reading = if codec == Codec::Text { "text as it is" } else { "bytes as they are" };
            let message =
                format!("the media type `{}` is not supported for structures; the body is {reading}", media.name);
            self.diagnostics.warning(&codes::UNSUPPORTED_MEDIA_TYPE, &media.origin, message).hint(media::SUPPORTED);
        }
    }

    fn is_structured(&mut self, schema: &Rc<Schema<'d>>, levels: usize) -> bool {
        let resolved = self.resolve(schema).schema;
        let is_one = kinds(&resolved).iter().any(|kind| matches!(kind, Kind::Object | Kind::Array));
        is_one || levels > 0 && branches(&resolved).iter().any(|branch| self.is_structured(branch, levels - 1))
    }
}
