//! What error responses written in XML say.

use super::decode::enter_error;
use super::nodes::{Node, Nodes, Read, name};
use crate::document::{ErrorDocument, Mode};

/// Reads the code and the message of an error. A document that cannot be read has neither.
///
/// The code stands in `Code` below `Error`, which stands by itself or within `ErrorResponse` or `Response` and `Errors`
/// (AWS specifications, "Operation error serialization" of the protocols that use XML).
pub(crate) fn read_error(document: &[u8]) -> ErrorDocument {
    let mut error = ErrorDocument::default();
    // What was read before something is wrong counts.
    drop(read(document, &mut error));
    error
}

/// Whether a document is an error: Amazon S3 may have to say so after it began a response with status 200 (Amazon S3
/// API reference, `CopyObject`).
pub(crate) fn is_error(document: &[u8]) -> bool {
    let root = Nodes::new(document, Mode::Lenient).and_then(|mut nodes| nodes.root());
    root.is_ok_and(|root| name(&root) == "Error")
}

fn read(document: &[u8], error: &mut ErrorDocument) -> Read<()> {
    let mut nodes = Nodes::new(document, Mode::Lenient)?;
    let start = enter_error(&mut nodes)?;
    while let Some(child) = nodes.child()? {
        match name(&child) {
            "Code" => error.code = Some(nodes.content()?.trim().to_owned()),
            "Message" => error.capitalized = Some(nodes.content()?.into_owned()),
            "message" => error.message = Some(nodes.content()?.into_owned()),
            name if is_request_id(name) => error.request_id = Some(nodes.content()?.trim().to_owned()),
            _ => nodes.skip()?,
        }
    }
    match &error.message {
        None => error.message.clone_from(&error.capitalized),
        Some(_) => error.capitalized = None,
    }
    // A root that is an error itself, as Amazon Route 53 writes `InvalidChangeBatch`; a page for people is none.
    let is_itself = !matches!(name(&start), "Error" | "ErrorResponse" | "Response") && !is_html(name(&start));
    if error.code.is_none() && is_itself {
        error.code = Some(name(&start).to_owned());
    }
    loop {
        match nodes.next()? {
            Node::Open(start) if is_request_id(name(&start)) => {
                error.request_id = Some(nodes.content()?.trim().to_owned());
            }
            Node::End => return Ok(()),
            Node::Open(_) | Node::Close | Node::Text(_) => {}
        }
    }
}

fn is_request_id(name: &str) -> bool {
    name.eq_ignore_ascii_case("RequestId")
}

fn is_html(name: &str) -> bool {
    name.eq_ignore_ascii_case("html")
}
