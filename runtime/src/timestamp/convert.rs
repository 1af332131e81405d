//! Conversions from and to the types that others have for points in time.

use std::time::{Duration, SystemTime};

use super::{Timestamp, TimestampError};

impl TryFrom<SystemTime> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: SystemTime) -> Result<Self, Self::Error> {
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => nanoseconds(after).and_then(Self::from_nanosecond),
            Err(before) => nanoseconds(before.duration()).and_then(|before| Self::from_nanosecond(-before)),
        }
    }
}

fn nanoseconds(duration: Duration) -> Result<i128, TimestampError> {
    i128::try_from(duration.as_nanos()).map_err(|_| TimestampError(super::Reason::Range))
}

/// Fails where the system's clock cannot go that far.
impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampError;

    fn try_from(time: Timestamp) -> Result<Self, Self::Error> {
        let (after, before) = (
            time.saturating_duration_since(Timestamp::UNIX_EPOCH),
            Timestamp::UNIX_EPOCH.saturating_duration_since(time),
        );
        let system = SystemTime::UNIX_EPOCH.checked_add(after).and_then(|system| system.checked_sub(before));
        system.ok_or(TimestampError(super::Reason::Range))
    }
}

/// Fails before year 1.
impl TryFrom<jiff::Timestamp> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: jiff::Timestamp) -> Result<Self, Self::Error> {
        Self::from_nanosecond(time.as_nanosecond())
    }
}

/// Fails in the last 26 hours of year 9999, where `jiff` ends.
impl TryFrom<Timestamp> for jiff::Timestamp {
    type Error = TimestampError;

    fn try_from(time: Timestamp) -> Result<Self, Self::Error> {
        Self::from_nanosecond(time.as_nanosecond()).map_err(|_| TimestampError(super::Reason::Range))
    }
}

/// Fails before year 1 and after year 9999.
#[cfg(feature = "chrono")]
impl<Zone: chrono::TimeZone> TryFrom<chrono::DateTime<Zone>> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: chrono::DateTime<Zone>) -> Result<Self, Self::Error> {
        // A leap second has a billion nanoseconds and more.
        Self::new(time.timestamp(), time.timestamp_subsec_nanos().min(999_999_999))
    }
}

#[cfg(feature = "chrono")]
impl From<Timestamp> for chrono::DateTime<chrono::Utc> {
    fn from(time: Timestamp) -> Self {
        // Its range is wider: the years to 262,000.
        Self::from_timestamp(time.as_second(), time.subsec_nanosecond()).unwrap_or_default()
    }
}

/// Fails before year 1.
#[cfg(feature = "time")]
impl TryFrom<time::OffsetDateTime> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: time::OffsetDateTime) -> Result<Self, Self::Error> {
        Self::from_nanosecond(time.unix_timestamp_nanos())
    }
}

#[cfg(feature = "time")]
impl From<Timestamp> for time::OffsetDateTime {
    fn from(time: Timestamp) -> Self {
        // Its range is that of years -9999 to 9999.
        Self::from_unix_timestamp_nanos(time.as_nanosecond()).unwrap_or(Self::UNIX_EPOCH)
    }
}

/// As the text of RFC 3339.
#[cfg(feature = "serde")]
impl serde::Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
