//! What the body of one request is written as: the usual form of its operation, or another that the caller chose.

use super::choice::essence;
use super::codec;
use crate::schema::{Codec, Operation};

/// A codec and what it is announced as.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BodyForm<'a> {
    pub(crate) codec: Codec,
    pub(crate) media_type: Option<&'a str>,
    /// Whether the caller chose it.
    pub(crate) is_chosen: bool,
}

impl<'a> BodyForm<'a> {
    /// Returns the form that bodies of an operation have unless the caller says otherwise.
    pub(crate) fn usual(operation: &Operation) -> Self {
        Self { codec: operation.request, media_type: operation.media_type, is_chosen: false }
    }

    /// Returns the form of a media type. Text and bytes are sent as any; what it may be otherwise is the error.
    pub(crate) fn chosen(operation: &Operation, media_type: &'a str) -> Result<Self, String> {
        let forms = || operation.media_type.map(|name| (operation.request, name)).into_iter().chain(others(operation));
        let declared = forms().find(|(_, name)| essence(name) == essence(media_type)).map(|(codec, _)| codec);
        let opaque = forms().map(|(codec, _)| codec).find(|codec| codec::is_opaque(*codec));
        match declared.or(opaque) {
            Some(codec) => Ok(Self { codec, media_type: Some(media_type), is_chosen: true }),
            None => Err(message(operation, media_type)),
        }
    }
}

fn others(operation: &Operation) -> impl Iterator<Item = (Codec, &'static str)> {
    operation.or_bodies.iter().copied()
}

fn message(operation: &Operation, media_type: &str) -> String {
    let (name, wrong) = (operation.name, media_type.escape_debug());
    let Some(usual) = operation.media_type else {
        return format!("`{name}` has no body that could be sent as `{wrong}`");
    };
    let others = others(operation).map(|(_, other)| format!(" or `{other}`"));
    format!("the body of `{name}` cannot be sent as `{wrong}`: it is `{usual}`{}", others.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: Operation = Operation::new("put", "PUT", &[])
        .body(Codec::Json, "application/json")
        .or_body(&[(Codec::Multipart, "multipart/form-data"), (Codec::Form, "application/x-www-form-urlencoded")]);
    const TEXT: Operation = Operation::new("put", "PUT", &[]).body(Codec::Text, "text/plain");

    #[test]
    fn the_codec_is_that_of_the_media_type() {
        let codec = |name| BodyForm::chosen(&DOCUMENT, name).map(|form| form.codec);
        assert_eq!(codec("application/json; charset=utf-8"), Ok(Codec::Json));
        assert_eq!(codec("Multipart/Form-Data; boundary=x"), Ok(Codec::Multipart));
        assert_eq!(codec("application/x-www-form-urlencoded"), Ok(Codec::Form));
        assert!(codec("text/csv").is_err() && codec("").is_err());
    }

    #[test]
    fn text_is_sent_as_any_media_type_and_nothing_as_none() {
        let form = BodyForm::chosen(&TEXT, "text/csv").map(|form| (form.codec, form.media_type));
        assert_eq!(form, Ok((Codec::Text, Some("text/csv"))));
        assert!(BodyForm::chosen(&Operation::new("get", "GET", &[]), "text/csv").is_err());
    }
}
