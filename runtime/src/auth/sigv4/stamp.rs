//! The time of a signature, as its text.

use crate::Timestamp;

/// `20150830T123600Z`; its first eight letters are the date.
pub(super) struct Stamp([u8; 16]);

impl Stamp {
    pub(super) fn new(time: Timestamp) -> Self {
        let time = time.civil();
        let mut text = *b"00000000T000000Z";
        let mut write = |from: usize, to: usize, number: i32| {
            let mut rest = number.unsigned_abs();
            for place in text[from..to].iter_mut().rev() {
                *place = b'0' + (rest % 10) as u8;
                rest /= 10;
            }
        };
        write(0, 4, time.year().into());
        write(4, 6, time.month().into());
        write(6, 8, time.day().into());
        write(9, 11, time.hour().into());
        write(11, 13, time.minute().into());
        write(13, 15, time.second().into());
        Self(text)
    }

    pub(super) fn time(&self) -> &str {
        // Digits are ASCII, so the alternative is never taken.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    pub(super) fn date(&self) -> &str {
        &self.time()[..8]
    }
}
