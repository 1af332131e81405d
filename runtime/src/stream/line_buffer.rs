//! Lines out of bytes that come in pieces.

/// Bytes that are not yet a line.
#[derive(Debug)]
pub(super) struct LineBuffer {
    bytes: Vec<u8>,
    /// Where the next line begins.
    start: usize,
    /// How far the bytes have been searched for the end of a line.
    searched: usize,
    /// The most bytes of a line.
    limit: usize,
    /// The last line ended with CR: an LF that follows belongs to it.
    after_return: bool,
}

impl LineBuffer {
    pub(super) fn new(limit: usize) -> Self {
        Self { bytes: Vec::new(), start: 0, searched: 0, limit, after_return: false }
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.bytes.drain(..self.start);
        self.searched -= self.start;
        self.start = 0;
        self.bytes.extend_from_slice(bytes);
    }

    /// The next line, which ends with CR, LF, or both.
    pub(super) fn line(&mut self) -> Result<Option<Vec<u8>>, String> {
        if self.after_return && self.bytes.get(self.start) == Some(&b'\n') {
            self.start += 1;
            self.searched = self.searched.max(self.start);
        }
        if self.start < self.bytes.len() {
            self.after_return = false;
        }
        let end = self.bytes[self.searched..].iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let Some(end) = end.map(|end| self.searched + end) else {
            self.searched = self.bytes.len();
            return if self.bytes.len() - self.start > self.limit { Err(self.too_long()) } else { Ok(None) };
        };
        if end - self.start > self.limit {
            return Err(self.too_long());
        }
        let line = self.bytes[self.start..end].to_vec();
        self.after_return = self.bytes[end] == b'\r';
        self.start = end + 1;
        self.searched = self.start;
        Ok(Some(line))
    }

    /// What is left when no more bytes come, if anything is.
    pub(super) fn rest(&mut self) -> Option<Vec<u8>> {
        let rest = self.bytes.split_off(self.start.min(self.bytes.len()));
        (self.bytes, self.start, self.searched) = (Vec::new(), 0, 0);
        Some(rest).filter(|rest| !rest.is_empty())
    }

    fn too_long(&self) -> String {
        format!("a line of the stream has more than {} bytes", self.limit)
    }
}
