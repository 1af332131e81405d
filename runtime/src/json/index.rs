//! Where the objects and lists of a text end, so that a reader that looks ahead need not read them.

use super::reader::{Read, Reader};

/// The ends of all objects and lists within one value.
///
/// It is made for the outermost union that has to look beyond a value that stands deep, and serves all unions within:
/// every byte is indexed once, however many of them look ahead.
#[derive(Default)]
pub(super) struct Index {
    start: usize,
    end: usize,
    /// Start and end of each, counted from the start of the value, in the order of their starts.
    spans: Vec<(u32, u32)>,
}

impl Index {
    /// Reads a value and keeps where everything in it ends. The reader is left behind the value.
    pub(super) fn rebuild(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        reader.token()?;
        self.start = reader.at;
        // Nothing is found in what turns out to be no JSON.
        self.end = self.start;
        let (start, spans) = (self.start, &mut self.spans);
        spans.clear();
        let mut open = Vec::new();
        reader.walk(|at, begins| {
            // What is beyond 4 GiB is not found, and read instead.
            let at = u32::try_from(at - start).unwrap_or(u32::MAX);
            if begins {
                open.push(spans.len());
                spans.push((at, at));
            } else if let Some(span) = open.pop().and_then(|span| spans.get_mut(span)) {
                span.1 = at;
            }
        })?;
        self.end = reader.at;
        Ok(())
    }

    /// Where the object or list that starts at a place ends; none outside the value.
    pub(super) fn end_of(&self, at: usize) -> Option<usize> {
        if !(self.start..self.end).contains(&at) {
            return None;
        }
        let at = u32::try_from(at - self.start).ok()?;
        let found = self.spans.binary_search_by_key(&at, |(start, _)| *start).ok()?;
        self.spans.get(found).map(|(_, end)| self.start + *end as usize)
    }
}
