//! A document as a sequence of elements and texts: what stands between them is left out.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::document::{DocumentError, Mode};

pub(super) type Read<T> = Result<T, DocumentError>;

/// How deep elements may nest that are read; those that are stepped over have no limit.
const MAX_DEPTH: usize = 128;

/// A position in a document.
pub(super) struct Nodes<'a> {
    text: &'a str,
    /// Where the text begins in the document.
    offset: usize,
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// Where the element began that was opened last.
    opened: usize,
    /// How strictly values are read.
    pub(super) mode: Mode,
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
    pub(super) fn new(document: &'a [u8], mode: Mode) -> Read<Self> {
        let text = std::str::from_utf8(document)
            .map_err(|error| DocumentError::new("the document is not UTF-8", error.valid_up_to()))?;
        let plain = text.trim_start_matches('\u{feff}');
        Ok(Self::over(plain, text.len() - plain.len(), mode))
    }

    fn over(text: &'a str, offset: usize, mode: Mode) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { text, offset, reader, depth: 0, opened: 0, mode }
    }

    pub(super) fn error<T>(&self, message: impl Into<String>) -> Read<T> {
        Err(DocumentError::new(message, self.offset + self.at()))
    }

    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Steps over the element that was opened last, and returns it as a document of its own.
    pub(super) fn later(&mut self) -> Read<Self> {
        let from = self.opened;
        self.skip()?;
        let element = self.text.get(from..self.at()).unwrap_or_default();
        let later = Self::over(element, self.offset + from, self.mode);
        Ok(Self { depth: self.depth, ..later })
    }

    /// The document from its beginning.
    pub(super) fn again(&self) -> Self {
        Self::over(self.text, self.offset, self.mode)
    }

    /// The next event, and how deep it leads. Texts are as they are written: what nobody reads may mean nothing.
    fn event(&mut self) -> Read<Event<'a>> {
        let before = self.at();
        match self.reader.read_event() {
            Ok(event @ (Event::Start(_) | Event::Empty(_))) => {
                self.depth += 1;
                self.opened = before;
                Ok(event)
            }
            Ok(event @ Event::End(_)) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(event)
            }
            Ok(Event::Eof) if self.depth > 0 => self.error("the document ends within an element"),
            Ok(event) => Ok(event),
            // The message of the library may show names and values of the document.
            Err(_) => self.error("the document is not well-formed XML"),
        }
    }

    /// Comments, processing instructions and declarations are stepped over.
    pub(super) fn next(&mut self) -> Read<Node<'a>> {
        loop {
            return Ok(match self.event()? {
                Event::Start(start) | Event::Empty(start) => Node::Open(start),
                Event::End(_) => Node::Close,
                Event::Text(text) => Node::Text(lines(utf8(text.into_inner())?)),
                Event::CData(text) => Node::Text(lines(utf8(text.into_inner())?)),
                Event::GeneralRef(reference) => Node::Text(self.resolve(&reference)?),
                Event::Eof => Node::End,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
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
            match self.event()? {
                Event::Start(start) | Event::Empty(start) => return self.checked().map(|()| Some(start)),
                Event::End(_) | Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// Checks how deep the element that is open stands.
    pub(super) fn checked(&self) -> Read<()> {
        if self.depth > MAX_DEPTH { self.error("nested too deep") } else { Ok(()) }
    }

    /// The same, with the text before it added to another.
    pub(super) fn child_after(&mut self, before: Option<&mut String>) -> Read<Option<BytesStart<'a>>> {
        let Some(before) = before else { return self.child() };
        loop {
            match self.next()? {
                Node::Open(start) => return Ok(Some(start)),
                Node::Close | Node::End => return Ok(None),
                Node::Text(text) => before.push_str(&text),
            }
        }
    }

    /// Steps over what is left of the element that is open.
    pub(super) fn skip(&mut self) -> Read<()> {
        let around = self.depth;
        while self.depth >= around {
            self.event()?;
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
