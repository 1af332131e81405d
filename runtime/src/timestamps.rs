//! Points in time and bytes as text, as all places of a message write them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use crate::schema::TimestampFormat;

/// Base64 as services write it: with or without padding.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Bytes as base64 (RFC 4648, section 4).
pub(crate) fn encode_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Base64 as bytes.
pub(crate) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    LENIENT.decode(text).ok()
}

/// A point in time as text.
pub(crate) fn format(timestamp: Timestamp, format: TimestampFormat) -> String {
    match format {
        TimestampFormat::EpochSeconds => epoch_seconds(timestamp),
        TimestampFormat::DateTime => timestamp.to_string(),
        TimestampFormat::HttpDate => http_date(timestamp),
    }
}

/// A text as a point in time.
pub(crate) fn parse(text: &str, format: TimestampFormat) -> Option<Timestamp> {
    match format {
        TimestampFormat::EpochSeconds => parse_epoch_seconds(text),
        TimestampFormat::DateTime => text.parse().ok(),
        TimestampFormat::HttpDate => parse_http_date(text),
    }
}

/// What a reader says that wanted a point in time.
pub(crate) fn expected(format: TimestampFormat) -> &'static str {
    match format {
        TimestampFormat::EpochSeconds => "expected a point in time in seconds since 1970",
        TimestampFormat::DateTime => "expected a point in time such as `2026-01-31T12:00:00Z`",
        TimestampFormat::HttpDate => "expected a point in time such as `Sat, 31 Jan 2026 12:00:00 GMT`",
    }
}

fn epoch_seconds(timestamp: Timestamp) -> String {
    let nanoseconds = timestamp.as_nanosecond();
    let sign = if nanoseconds < 0 { "-" } else { "" };
    let (seconds, rest) = (nanoseconds.unsigned_abs() / 1_000_000_000, nanoseconds.unsigned_abs() % 1_000_000_000);
    if rest == 0 {
        return format!("{sign}{seconds}");
    }
    let text = format!("{sign}{seconds}.{rest:09}");
    text.trim_end_matches('0').to_owned()
}

/// Decimal digits are taken as they stand: a double has too few of them for nanoseconds.
fn parse_epoch_seconds(text: &str) -> Option<Timestamp> {
    if text.contains(['e', 'E']) {
        let seconds: f64 = text.parse().ok()?;
        return Timestamp::from_nanosecond((seconds * 1e9).round() as i128).ok();
    }
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let seconds: i64 = whole.parse().ok()?;
    let nanoseconds: i128 = format!("{:0<9.9}", fraction).parse().ok()?;
    let total = i128::from(seconds) * 1_000_000_000 + nanoseconds;
    Timestamp::from_nanosecond(if negative { -total } else { total }).ok()
}

/// RFC 9110, section 5.6.7, the preferred form.
fn http_date(timestamp: Timestamp) -> String {
    let time = Offset::UTC.to_datetime(timestamp);
    let day = DAYS[usize::from(time.weekday().to_monday_zero_offset() as u8) % 7];
    let month = MONTHS[usize::from(time.month() as u8 - 1) % 12];
    let fraction = match time.subsec_nanosecond() {
        0 => String::new(),
        nanoseconds => format!(".{nanoseconds:09}").trim_end_matches('0').to_owned(),
    };
    format!(
        "{day}, {:02} {month} {:04} {:02}:{:02}:{:02}{fraction} GMT",
        time.day(),
        time.year(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

/// The same with an optional fraction of the second, which Smithy allows.
fn parse_http_date(text: &str) -> Option<Timestamp> {
    let (_, rest) = text.split_once(',')?;
    let mut words = rest.split_ascii_whitespace();
    let day: i8 = words.next()?.parse().ok()?;
    let month = words.next()?;
    let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))? + 1;
    let year: i16 = words.next()?.parse().ok()?;
    let mut time = words.next()?.split(':');
    let (hour, minute) = (time.next()?.parse().ok()?, time.next()?.parse().ok()?);
    let (second, fraction) = time.next().map(|second| second.split_once('.').unwrap_or((second, "")))?;
    if words.next()? != "GMT" || words.next().is_some() || time.next().is_some() {
        return None;
    }
    let second: i8 = second.parse().ok()?;
    let nanosecond: i32 = format!("{:0<9.9}", fraction).parse().ok()?;
    let time = DateTime::new(year, i8::try_from(month).ok()?, day, hour, minute, second.min(59), nanosecond).ok()?;
    Offset::UTC.to_timestamp(time).ok()
}
