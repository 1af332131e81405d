//! A document as a sequence of elements and texts: what stands between them is left out.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::document::DocumentError;

pub(super) type Read<T> = Result<T, DocumentError>;

/// How deep elements may nest.
const MAX_DEPTH: u8 = 128;

/// A position in a document.
#[derive(Clone)]
pub(super) struct Nodes<'a> {
    reader: Reader<&'a [u8]>,
    depth: u8,
}

/// What comes next.
pub(super) enum Node<'a> {
    /// An element begins.
    Open(BytesStart<'a>),
    /// The element that is open ends.
    Close,
    /// A piece of text.
    Text(Cow<'a, str>),
    /// The document ends.
    End,
}

impl<'a> Nodes<'a> {
    pub(super) fn new(document: &'a [u8]) -> Read<Self> {
        let text = std::str::from_utf8(document)
            .map_err(|error| DocumentError::new("the document is not UTF-8", error.valid_up_to()))?;
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, depth: 0 })
    }

    pub(super) fn error<T>(&self, message: impl Into<String>) -> Read<T> {
        Err(DocumentError::new(message, usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)))
    }

    /// Comments, processing instructions and declarations are stepped over.
    pub(super) fn next(&mut self) -> Read<Node<'a>> {
        loop {
            return Ok(match self.reader.read_event() {
                Ok(Event::Start(start) | Event::Empty(start)) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return self.error("nested too deep");
                    }
                    Node::Open(start)
                }
                Ok(Event::End(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close
                }
                Ok(Event::Text(text)) => Node::Text(lines(utf8(text.into_inner())?)),
                Ok(Event::CData(text)) => Node::Text(lines(utf8(text.into_inner())?)),
                Ok(Event::GeneralRef(reference)) => Node::Text(self.resolve(&reference)?),
                Ok(Event::Eof) if self.depth == 0 => Node::End,
                Ok(Event::Eof) => return self.error("the document ends within an element"),
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => continue,
                // The message of the library may show names and values of the document.
                Err(_) => return self.error("the document is not well-formed XML"),
            });
        }
    }

    /// Only characters by number and the five predefined entities stand for text (XML 1.0, section 4.6).
    fn resolve(&self, reference: &BytesRef<'a>) -> Read<Cow<'a, str>> {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            return Ok(Cow::Owned(character.to_string()));
        }
        let name = std::str::from_utf8(reference).unwrap_or_default();
        match resolve_predefined_entity(name) {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.error("an entity that is not one of XML's own"),
        }
    }

    /// The root element, which is open then.
    pub(super) fn root(&mut self) -> Read<BytesStart<'a>> {
        loop {
            match self.next()? {
                Node::Open(start) => return Ok(start),
                Node::Text(text) if text.trim().is_empty() => {}
                Node::Text(_) | Node::Close | Node::End => return self.error("expected an XML document"),
            }
        }
    }

    /// The next element within the one that is open, which is open then; none where that one ends.
    pub(super) fn child(&mut self) -> Read<Option<BytesStart<'a>>> {
        loop {
            match self.next()? {
                Node::Open(start) => return Ok(Some(start)),
                Node::Close | Node::End => return Ok(None),
                Node::Text(_) => {}
            }
        }
    }

    /// Steps over what is left of the element that is open.
    pub(super) fn skip(&mut self) -> Read<()> {
        let around = self.depth;
        while self.depth >= around {
            self.next()?;
        }
        Ok(())
    }

    /// The text of the element that is open, without that of elements within it.
    pub(super) fn content(&mut self) -> Read<Cow<'a, str>> {
        let mut content = Cow::Borrowed("");
        loop {
            match self.next()? {
                Node::Text(text) if content.is_empty() => content = text,
                Node::Text(text) => content.to_mut().push_str(&text),
                Node::Open(_) => self.skip()?,
                Node::Close | Node::End => return Ok(content),
            }
        }
    }

    /// Checks that nothing follows.
    pub(super) fn finish(&mut self) -> Read<()> {
        loop {
            match self.next()? {
                Node::End => return Ok(()),
                Node::Text(text) if text.trim().is_empty() => {}
                Node::Text(_) | Node::Open(_) | Node::Close => return self.error("something follows the document"),
            }
        }
    }
}

/// The name of an element without its prefix.
pub(super) fn name<'s>(start: &'s BytesStart<'_>) -> &'s str {
    std::str::from_utf8(start.local_name().into_inner()).unwrap_or_default()
}

/// Whether an element or attribute has a name; its prefix may be another one.
pub(super) fn is_named(local: &str, wanted: &str) -> bool {
    local == wanted || wanted.rsplit_once(':').is_some_and(|(_, wanted)| local == wanted)
}

/// The document is UTF-8 as a whole, so its parts are.
fn utf8(bytes: Cow<'_, [u8]>) -> Read<Cow<'_, str>> {
    let wrong = || DocumentError::new("the document is not UTF-8", 0);
    Ok(match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(std::str::from_utf8(bytes).map_err(|_| wrong())?),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes).map_err(|_| wrong())?),
    })
}

/// Lines end in a line feed, however they are written (XML 1.0, section 2.11).
fn lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text }
}
