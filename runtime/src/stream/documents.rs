//! JSON documents one after the other as a typed stream: JSON lines, and JSON text sequences (RFC 7464).

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::line_buffer::LineBuffer;
use super::typed::{Located, read_item, received_stream};
use super::{Arriving, Events, next};
use crate::error::Error;
use crate::schema::Codec;
use crate::value::Value;

/// What each document of a sequence begins with.
const SEPARATOR: char = '\u{1e}';

/// Documents as they come, each of them JSON.
///
/// A document that cannot be read is an error item, after which the stream goes on. Clones share the documents: each is
/// given out once.
pub struct Documents<T> {
    source: Arc<Mutex<Option<Incoming>>>,
    item: std::marker::PhantomData<fn() -> T>,
}

struct Incoming {
    arriving: Arriving,
    buffer: LineBuffer,
    documents: Lines,
    ended: bool,
}

impl<T: Value + Default + 'static> Documents<T> {
    /// Returns the next document, or `None` after the last.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        next(self).await
    }
}

received_stream!(Documents);

impl<T: Value + Default + 'static> Events for Documents<T> {
    fn receive(&mut self, arriving: Arriving) {
        let buffer = LineBuffer::new(arriving.limit);
        let documents = Lines::new(arriving.codec, arriving.limit);
        let incoming = Incoming { arriving, buffer, documents, ended: false };
        self.source = Arc::new(Mutex::new(Some(incoming)));
    }
}

impl<T: Value + Default + 'static> Stream for Documents<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(incoming) = source.as_mut() else { return Poll::Ready(None) };
        match ready!(incoming.poll(context)) {
            Some(Ok(text)) => Poll::Ready(Some(read_item(&text, incoming.arriving.shape).located(&incoming.arriving))),
            Some(Err(error)) => {
                let error = Err(error).located(&incoming.arriving);
                *source = None;
                Poll::Ready(Some(error))
            }
            None => {
                *source = None;
                Poll::Ready(None)
            }
        }
    }
}

impl Incoming {
    /// The text of the next document.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<String, Error>>> {
        loop {
            match self.document() {
                Ok(Some(text)) => return Poll::Ready(Some(Ok(text))),
                Ok(None) if self.ended => return Poll::Ready(None),
                Ok(None) => {}
                Err(limit) => return Poll::Ready(Some(Err(Error::decode(limit)))),
            }
            match ready!(Pin::new(&mut self.arriving.body).poll_next(context)) {
                Some(Ok(bytes)) => self.buffer.feed(&bytes),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => self.ended = true,
            }
        }
    }

    /// The next document that is complete.
    fn document(&mut self) -> Result<Option<String>, String> {
        loop {
            if let Some(document) = self.documents.complete.pop_front() {
                return Ok(Some(document));
            }
            match self.line()? {
                Some(line) => self.documents.add(&String::from_utf8_lossy(&line))?,
                None if self.ended && self.documents.end() => {}
                None => return Ok(None),
            }
        }
    }

    fn line(&mut self) -> Result<Option<Vec<u8>>, String> {
        let line = self.buffer.line()?;
        Ok(if self.ended { line.or_else(|| self.buffer.rest()) } else { line })
    }
}

/// Lines that become documents.
struct Lines {
    /// A document may have several lines.
    is_sequence: bool,
    limit: usize,
    complete: VecDeque<String>,
    /// The lines so far of a document that is not complete, and how many brackets are open in it.
    document: String,
    open: usize,
    text: Text,
}

/// Whether what was read last is within a string.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    Outside,
    Inside,
    Escaped,
}

impl Lines {
    fn new(codec: Codec, limit: usize) -> Self {
        let is_sequence = codec == Codec::JsonSequence;
        Self { is_sequence, limit, complete: VecDeque::new(), document: String::new(), open: 0, text: Text::Outside }
    }

    fn add(&mut self, line: &str) -> Result<(), String> {
        for letter in line.chars() {
            if letter == SEPARATOR {
                self.end();
            } else {
                self.document.push(letter);
                self.track(letter);
            }
        }
        self.document.push('\n');
        if !self.is_sequence || self.open == 0 && self.text == Text::Outside {
            self.end();
        }
        if self.document.len() > self.limit {
            return Err(format!("a document of the stream has more than {} bytes", self.limit));
        }
        Ok(())
    }

    /// Keeps count of what is open: a server may wait long before it sends what would show the end of a document.
    fn track(&mut self, letter: char) {
        self.text = match (self.text, letter) {
            (Text::Outside, '"') | (Text::Escaped, _) => Text::Inside,
            (Text::Inside, '\\') => Text::Escaped,
            (Text::Inside, '"') => Text::Outside,
            (text, _) => text,
        };
        match letter {
            '{' | '[' if self.text == Text::Outside => self.open += 1,
            '}' | ']' if self.text == Text::Outside => self.open = self.open.saturating_sub(1),
            _ => {}
        }
    }

    /// Ends the document; returns whether there was one.
    fn end(&mut self) -> bool {
        let document = std::mem::take(&mut self.document);
        (self.open, self.text) = (0, Text::Outside);
        let is_one = !document.trim().is_empty();
        if is_one {
            self.complete.push_back(document);
        }
        is_one
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(codec: Codec, lines: &[&str]) -> Vec<String> {
        let mut documents = Lines::new(codec, 1_000);
        for line in lines {
            documents.add(line).unwrap();
        }
        documents.end();
        documents.complete.into_iter().map(|document| document.split_whitespace().collect()).collect()
    }

    #[test]
    fn a_line_is_a_document() {
        assert_eq!(documents(Codec::JsonLines, &["{\"a\":1}", "", "2", "{\"b\":"]), ["{\"a\":1}", "2", "{\"b\":"]);
    }

    #[test]
    fn a_sequence_has_documents_of_several_lines() {
        let lines = ["\u{1e}{\"a\":", "\"}\\\"\"}", "\u{1e}1", "\u{1e}[1\u{1e}[2]", "\u{1e}{"];
        assert_eq!(documents(Codec::JsonSequence, &lines), ["{\"a\":\"}\\\"\"}", "1", "[1", "[2]", "{"]);
    }
}
