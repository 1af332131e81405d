//! What error responses written in JSON say.

use super::reader::{Read, Reader, Token};
use crate::document::{ErrorDocument, ErrorTexts};

/// Reads the code and the message of an error, token by token: nothing else of the document is kept. What was read before
/// something is wrong counts.
pub(crate) fn read_error(document: &[u8]) -> ErrorDocument {
    let mut texts = ErrorTexts::default();
    let text = String::from_utf8_lossy(document);
    drop(members(&mut Reader::new(text.trim_start_matches('\u{feff}')), None, &mut texts));
    texts.finish()
}

/// The members of an object: of the document, or of one within it.
fn members(reader: &mut Reader<'_>, within: Option<&str>, texts: &mut ErrorTexts) -> Read<()> {
    reader.open(b'{', "expected an object")?;
    let mut first = true;
    while reader.more(&mut first, b'}')? {
        let name = reader.name()?;
        texts.note(within, &name);
        match reader.token()? {
            Token::String if texts.slot(within, &name).is_some() => {
                let text = reader.lossy_string()?.into_owned();
                if let Some(slot) = texts.slot(within, &name) {
                    *slot = Some(text);
                }
            }
            Token::Object if within.is_none() && ErrorTexts::is_object(&name) => members(reader, Some(&name), texts)?,
            _ => reader.skip()?,
        }
    }
    Ok(())
}
