//! The lines of an event stream and what they mean (HTML, sections 9.2.5 and 9.2.6), without a connection.

use std::sync::Arc;
use std::time::Duration;

use super::line_buffer::LineBuffer;

/// An event before its data is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RawEvent {
    pub(super) event: Option<String>,
    pub(super) id: Option<Arc<str>>,
    pub(super) retry: Option<Duration>,
    pub(super) data: String,
}

/// Takes bytes as they come and gives events.
#[derive(Debug)]
pub(super) struct EventLines {
    buffer: LineBuffer,
    limit: usize,
    is_first: bool,
    /// The event whose lines are being read.
    event: Option<String>,
    data: Option<String>,
    retry: Option<Duration>,
    /// Shared by all events that follow: there may be many, and it may be long.
    last_id: Option<Arc<str>>,
    /// The id that the event whose lines are being read will have.
    next_id: Option<Arc<str>>,
    /// The pause before the next connection.
    pause: Option<Duration>,
}

impl EventLines {
    /// No more than so many bytes make an event.
    pub(super) fn new(limit: usize) -> Self {
        let buffer = LineBuffer::new(limit);
        Self {
            buffer,
            limit,
            is_first: true,
            event: None,
            data: None,
            retry: None,
            last_id: None,
            next_id: None,
            pause: None,
        }
    }

    /// Those of a new connection, which continues after the last event.
    pub(super) fn continued(&self) -> Self {
        let (last_id, next_id) = (self.last_id.clone(), self.last_id.clone());
        Self { last_id, next_id, pause: self.pause, ..Self::new(self.limit) }
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.buffer.feed(bytes);
    }

    /// The id of the last event that had one.
    pub(super) fn last_id(&self) -> Option<&Arc<str>> {
        self.last_id.as_ref()
    }

    /// How long the server wants clients to wait before they connect again, if it said so.
    pub(super) fn pause(&self) -> Option<Duration> {
        self.pause
    }

    /// The next event that is complete. An event without data is none.
    pub(super) fn event(&mut self) -> Result<Option<RawEvent>, String> {
        while let Some(line) = self.buffer.line()? {
            let line = String::from_utf8_lossy(&line).into_owned();
            let line = if std::mem::take(&mut self.is_first) { line.trim_start_matches('\u{feff}') } else { &line };
            if !line.is_empty() {
                self.field(line)?;
                continue;
            }
            // An event that is cut off is none, and its id does not count.
            self.last_id.clone_from(&self.next_id);
            let (event, retry) = (self.event.take(), self.retry.take());
            if let Some(data) = self.data.take() {
                return Ok(Some(RawEvent { event, id: self.last_id.clone(), retry, data }));
            }
        }
        Ok(None)
    }

    fn field(&mut self, line: &str) -> Result<(), String> {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => self.event = Some(value.to_owned()).filter(|event| !event.is_empty()),
            "data" => self.add_data(value)?,
            "id" if !value.contains('\0') => self.next_id = Some(value.into()).filter(|id: &Arc<str>| !id.is_empty()),
            "retry" if !value.is_empty() && value.bytes().all(|digit| digit.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis);
                self.pause = self.retry.or(self.pause);
            }
            // A comment, or a field that has no meaning.
            _ => {}
        }
        Ok(())
    }

    fn add_data(&mut self, value: &str) -> Result<(), String> {
        match &mut self.data {
            None => self.data = Some(value.to_owned()),
            Some(data) if data.len() + value.len() < self.limit => {
                data.push('\n');
                data.push_str(value);
            }
            Some(_) => return Err(format!("an event has more than {} bytes", self.limit)),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every event of a text that comes in pieces of so many bytes.
    fn events(text: &str, piece: usize) -> Vec<RawEvent> {
        let mut lines = EventLines::new(1_000);
        let mut found = Vec::new();
        for bytes in text.as_bytes().chunks(piece) {
            lines.feed(bytes);
            while let Some(event) = lines.event().unwrap() {
                found.push(event);
            }
        }
        found
    }

    fn event(event: Option<&str>, id: Option<&str>, retry: Option<u64>, data: &str) -> RawEvent {
        let retry = retry.map(Duration::from_millis);
        RawEvent { event: event.map(str::to_owned), id: id.map(Into::into), retry, data: data.to_owned() }
    }

    #[test]
    fn lines_become_events_wherever_the_pieces_end() {
        let text = "\u{feff}: hello\nevent: a\r\ndata: 1\r\ndata:2\r\rid: 7\nretry: 10\ndata\n\nevent: lost\n\nid\ndata: é\n\ndata: cut";
        let expected =
            [event(Some("a"), None, None, "1\n2"), event(None, Some("7"), Some(10), ""), event(None, None, None, "é")];
        for piece in 1..text.len() {
            assert_eq!(events(text, piece), expected, "in pieces of {piece}");
        }
    }

    #[test]
    fn a_new_connection_continues_after_the_last_whole_event() {
        let mut lines = EventLines::new(1_000);
        lines.feed("retry: 20\n\nid: 7\ndata: a\n\nid: 8\ndata: cut".as_bytes());
        assert_eq!(lines.event().unwrap().map(|event| event.data).as_deref(), Some("a"));
        assert_eq!(lines.event(), Ok(None));
        let mut lines = lines.continued();
        assert_eq!((lines.last_id().map(|id| &**id), lines.pause()), (Some("7"), Some(Duration::from_millis(20))));
        lines.feed(b"data: b\n\n");
        assert_eq!(lines.event(), Ok(Some(event(None, Some("7"), None, "b"))));
    }

    #[test]
    fn an_event_has_an_end() {
        let mut lines = EventLines::new(16);
        lines.feed(&[b'x'; 17]);
        assert!(lines.event().is_err());
        let mut lines = EventLines::new(16);
        lines.feed(b"data: 0123\ndata: 4567\ndata: 8901\ndata: 2345\n");
        assert!(lines.event().is_err());
    }
}
