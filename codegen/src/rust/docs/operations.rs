//! Documentation of operations: what a request is sent as, what comes back, and the errors.
//!
//! ```text
//! /// Deletes a label.
//! ///
//! /// `DELETE /tags/{key}`, which returns nothing.
//! ///
//! /// # Errors
//! ///
//! /// - [`Error::NotFound`] (404): There is no such label.
//! ```

use std::collections::HashSet;

use super::{Docs, code_span, first_sentence};
use crate::ir::{ErrorCase, Operation, Slot, Status};
use crate::rust::Context;

/// What the description says of an operation, with its route, output and errors. The file of the operation imports what
/// it links to.
pub(in crate::rust) fn operation_docs(cx: &Context<'_>, operation: &Operation) -> Docs {
    let mut docs = Docs::of(&operation.docs);
    let output = match operation.response.output {
        Some(id) => format!("returns [`{}`]", cx.names.of_type(id).name),
        None => "returns nothing".to_owned(),
    };
    docs.paragraph(&format!("{}, which {output}.", route(operation)));
    if let Some(sentence) = alternatives(operation) {
        docs.paragraph(&sentence);
    }
    let mut seen = HashSet::new();
    let errors = operation.errors.iter().filter_map(|case| error(cx, case));
    let errors: Vec<String> = errors.filter(|line| seen.insert(line.clone())).collect();
    docs.list("# Errors", &errors);
    docs
}

/// What else the body may be sent as, and how.
fn alternatives(operation: &Operation) -> Option<String> {
    let request = &operation.request;
    let others: Vec<String> = request.alternatives.iter().map(|other| code_span(&other.media_type)).collect();
    let (first, usual) = (request.alternatives.first()?, request.media_type.as_deref().unwrap_or_default());
    let call = code_span(&format!("customize(|call| call.content_type({:?}))", first.media_type));
    Some(format!("The body is sent as {}; {call} has it sent as {}.", code_span(usual), either(&others)))
}

/// Words of which one is chosen: `a, b or c`.
fn either(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} or {last}", before.join(", ")),
    }
}

/// The method and path of an operation as a code span: `` `GET /tags/{key}` ``.
pub(in crate::rust) fn route(operation: &Operation) -> String {
    let request = &operation.request;
    let path = request.pattern(&request.path, |param| {
        let greedy = if param.slot == (Slot::Path { greedy: true }) { "+" } else { "" };
        format!("{}{greedy}", param.field.name)
    });
    code_span(&format!("{} {path}", request.method))
}

/// An error as an item of a list; none if the error enum has no variant for it.
fn error(cx: &Context<'_>, case: &ErrorCase) -> Option<String> {
    let variant = cx.names.error_variant(cx.facts.errors.position(case.ty)?);
    let status = match case.status {
        Status::Code(code) => format!(" ({code})"),
        Status::Class(class) => format!(" ({class}xx)"),
        Status::Default => String::new(),
    };
    let sentence = first_sentence(&cx.api.types[case.ty].docs).map(|sentence| format!(": {sentence}"));
    Some(format!("[`Error::{variant}`]{status}{}", sentence.unwrap_or_default()))
}
