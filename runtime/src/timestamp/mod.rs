//! Points in time over the whole range that messages can hold, which is a day more than that of [`jiff::Timestamp`].

mod convert;
mod text;

pub(crate) use text::{expected, format, parse, parse_http_date};

use std::fmt;
use std::ops::{Add, Sub};
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use crate::schema::TimestampFormat;

const NANOSECONDS: i128 = 1_000_000_000;
const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// A point in time to the nanosecond, from the beginning of year 1 to the end of year 9999, in UTC.
///
/// What can be written with the formats of timestamps (RFC 3339; RFC 9110, section 5.6.7) is in this range, and comes
/// back unchanged. It converts from and to [`SystemTime`] and [`jiff::Timestamp`], and the types of `chrono` and `time`
/// with the features of these names.
///
/// ```
/// use ferrosmith_runtime::Timestamp;
///
/// let end: Timestamp = "9999-12-31T23:59:59.999999999Z".parse()?;
/// assert_eq!(end, Timestamp::MAX);
/// assert_eq!(Timestamp::from_second(1_767_225_600)?.to_string(), "2026-01-01T00:00:00Z");
/// # Ok::<(), ferrosmith_runtime::TimestampError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Seconds since 1970, rounded down.
    seconds: i64,
    /// What is left, below a second.
    nanoseconds: u32,
}

impl Timestamp {
    /// The beginning of the year 1.
    pub const MIN: Self = Self { seconds: -62_135_596_800, nanoseconds: 0 };
    /// The last nanosecond of the year 9999.
    pub const MAX: Self = Self { seconds: 253_402_300_799, nanoseconds: 999_999_999 };
    /// The beginning of the year 1970.
    pub const UNIX_EPOCH: Self = Self { seconds: 0, nanoseconds: 0 };

    /// Returns the time by this machine's clock.
    #[must_use]
    pub fn now() -> Self {
        Self::try_from(SystemTime::now()).unwrap_or(Self::MAX)
    }

    /// Creates the point in time so many seconds and nanoseconds since 1970: `(-1, 999_999_999)` is a nanosecond
    /// before.
    ///
    /// # Errors
    /// It is before year 1 or after year 9999, or there are a billion nanoseconds or more.
    pub fn new(seconds: i64, nanoseconds: u32) -> Result<Self, TimestampError> {
        let is_within = (Self::MIN.seconds..=Self::MAX.seconds).contains(&seconds) && nanoseconds < 1_000_000_000;
        if is_within { Ok(Self { seconds, nanoseconds }) } else { Err(TimestampError(Reason::Range)) }
    }

    /// Creates the point in time so many seconds since 1970.
    ///
    /// # Errors
    /// It is before year 1 or after year 9999.
    pub fn from_second(seconds: i64) -> Result<Self, TimestampError> {
        Self::new(seconds, 0)
    }

    /// Creates the point in time so many milliseconds since 1970.
    ///
    /// # Errors
    /// It is before year 1 or after year 9999.
    pub fn from_millisecond(milliseconds: i64) -> Result<Self, TimestampError> {
        Self::from_nanosecond(i128::from(milliseconds) * 1_000_000)
    }

    /// Creates the point in time so many microseconds since 1970.
    ///
    /// # Errors
    /// It is before year 1 or after year 9999.
    pub fn from_microsecond(microseconds: i64) -> Result<Self, TimestampError> {
        Self::from_nanosecond(i128::from(microseconds) * 1000)
    }

    /// Creates the point in time so many nanoseconds since 1970.
    ///
    /// # Errors
    /// It is before year 1 or after year 9999.
    pub fn from_nanosecond(nanoseconds: i128) -> Result<Self, TimestampError> {
        let seconds = i64::try_from(nanoseconds.div_euclid(NANOSECONDS)).map_err(|_| TimestampError(Reason::Range))?;
        // The remainder is below a billion.
        Self::new(seconds, nanoseconds.rem_euclid(NANOSECONDS) as u32)
    }

    /// Returns the seconds since 1970, rounded down.
    #[must_use]
    pub fn as_second(self) -> i64 {
        self.seconds
    }

    /// Returns the nanoseconds since the second began: less than a billion.
    #[must_use]
    pub fn subsec_nanosecond(self) -> u32 {
        self.nanoseconds
    }

    /// Returns the milliseconds since 1970, rounded down.
    #[must_use]
    pub fn as_millisecond(self) -> i64 {
        self.seconds * 1000 + i64::from(self.nanoseconds / 1_000_000)
    }

    /// Returns the nanoseconds since 1970.
    #[must_use]
    pub fn as_nanosecond(self) -> i128 {
        i128::from(self.seconds) * NANOSECONDS + i128::from(self.nanoseconds)
    }

    /// Returns the time that passed since an earlier point; zero if that is later.
    #[must_use]
    pub fn saturating_duration_since(self, earlier: Self) -> Duration {
        let nanoseconds = u128::try_from(self.as_nanosecond() - earlier.as_nanosecond()).unwrap_or_default();
        // The whole range is 3.2e11 seconds.
        Duration::new((nanoseconds / NANOSECONDS as u128) as u64, (nanoseconds % NANOSECONDS as u128) as u32)
    }

    /// Returns the day and the time of day, in UTC.
    pub(crate) fn civil(self) -> DateTime {
        // The civil time of every point of the range is within that of `DateTime`, which ends later.
        EPOCH.saturating_add(SignedDuration::new(self.seconds, self.nanoseconds as i32))
    }

    /// The point in time of a day and a time of day that are so many seconds ahead of UTC.
    pub(crate) fn from_civil(time: DateTime, offset: i64) -> Result<Self, TimestampError> {
        let since = time.duration_since(EPOCH).as_nanos();
        Self::from_nanosecond(since - i128::from(offset) * NANOSECONDS)
    }

    /// Returns the day, in UTC.
    #[must_use]
    pub fn date(self) -> Date {
        self.civil().date()
    }
}

/// The point in time that much later; [`Timestamp::MAX`] if there is none.
impl Add<Duration> for Timestamp {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        let later = i128::try_from(duration.as_nanos()).ok().and_then(|more| self.as_nanosecond().checked_add(more));
        later.and_then(|later| Self::from_nanosecond(later).ok()).unwrap_or(Self::MAX)
    }
}

/// The point in time that much earlier; [`Timestamp::MIN`] if there is none.
impl Sub<Duration> for Timestamp {
    type Output = Self;

    fn sub(self, duration: Duration) -> Self {
        let earlier = i128::try_from(duration.as_nanos()).ok().and_then(|less| self.as_nanosecond().checked_sub(less));
        earlier.and_then(|earlier| Self::from_nanosecond(earlier).ok()).unwrap_or(Self::MIN)
    }
}

/// As RFC 3339 writes it, with as many digits of the second as there are.
impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&format(*self, TimestampFormat::DateTime))
    }
}

/// From RFC 3339, section 5.6. A time without an offset is taken for one in UTC, a day alone for its beginning.
impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text::parse_date_time(text)
    }
}

/// Why something is no [`Timestamp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimestampError(Reason);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    Range,
    Text,
}

impl fmt::Display for TimestampError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Reason::Range => "expected a point in time from year 1 to year 9999",
            Reason::Text => expected(TimestampFormat::DateTime),
        })
    }
}

impl std::error::Error for TimestampError {}

#[cfg(test)]
mod tests;
