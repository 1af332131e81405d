//! Points in time as text, in the formats of Smithy 2.0, "`timestampFormat` trait", and of OpenAPI.

use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::Pieces;

use super::{Reason, Timestamp, TimestampError};
use crate::schema::TimestampFormat;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A point in time as text.
pub(crate) fn format(timestamp: Timestamp, format: TimestampFormat) -> String {
    match format {
        TimestampFormat::EpochSeconds => epoch_seconds(timestamp),
        TimestampFormat::DateTime => date_time(timestamp),
        TimestampFormat::HttpDate => http_date(timestamp),
    }
}

/// A text as a point in time.
pub(crate) fn parse(text: &str, format: TimestampFormat) -> Option<Timestamp> {
    match format {
        TimestampFormat::EpochSeconds => parse_epoch_seconds(text),
        TimestampFormat::DateTime => parse_date_time(text).ok(),
        TimestampFormat::HttpDate => parse_http_date(text),
    }
}

/// What was expected where no point in time could be read.
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
    format!("{sign}{seconds}{}", fraction(rest as u32))
}

/// The digits behind the second, with their point; nothing if there are none.
fn fraction(nanoseconds: u32) -> String {
    match nanoseconds {
        0 => String::new(),
        some => format!(".{some:09}").trim_end_matches('0').to_owned(),
    }
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
    if whole.is_empty() || !all_digits(whole) {
        return None;
    }
    let seconds: i64 = whole.parse().ok()?;
    let total = i128::from(seconds) * 1_000_000_000 + i128::from(parse_fraction(fraction)?);
    Timestamp::from_nanosecond(if negative { -total } else { total }).ok()
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits behind a point as nanoseconds; further ones are dropped.
fn parse_fraction(digits: &str) -> Option<u32> {
    if !all_digits(digits) {
        return None;
    }
    format!("{digits:0<9.9}").parse().ok()
}

/// RFC 3339, section 5.6, in UTC.
fn date_time(timestamp: Timestamp) -> String {
    let time = timestamp.civil();
    // Digit by digit: a format string of six numbers takes ten times as long, and lists are full of times.
    let mut text = String::with_capacity("2026-01-31T12:00:00.123456789Z".len());
    let year = time.year().unsigned_abs();
    two(&mut text, year / 100);
    two(&mut text, year % 100);
    let parts =
        [('-', time.month()), ('-', time.day()), ('T', time.hour()), (':', time.minute()), (':', time.second())];
    for (before, number) in parts {
        text.push(before);
        two(&mut text, number.unsigned_abs().into());
    }
    text.push_str(&fraction(timestamp.subsec_nanosecond()));
    text.push('Z');
    text
}

/// Appends a number below a hundred in two digits.
fn two(text: &mut String, number: u16) {
    for digit in [number / 10 % 10, number % 10] {
        text.push(char::from(b'0' + digit as u8));
    }
}

/// The same with any offset; without one it is UTC, and without a time of day it is midnight.
pub(super) fn parse_date_time(text: &str) -> Result<Timestamp, TimestampError> {
    if let Some(time) = plain(text) {
        return Timestamp::from_civil(time, 0);
    }
    let pieces = Pieces::parse(text).map_err(|_| TimestampError(Reason::Text))?;
    let time = pieces.date().to_datetime(pieces.time().unwrap_or(Time::midnight()));
    let offset = pieces.to_numeric_offset().map_or(0, |offset| i64::from(offset.seconds()));
    Timestamp::from_civil(time, offset)
}

/// The form that services write, `2026-01-31T12:00:00Z`, read digit by digit; none for every other.
fn plain(text: &str) -> Option<DateTime> {
    let bytes: &[u8; 20] = text.as_bytes().try_into().ok()?;
    if [4, 7, 10, 13, 16, 19].map(|at| bytes[at]) != *b"--T::Z" {
        return None;
    }
    let number = |at: usize| {
        let (tens, ones) = (bytes[at], bytes[at + 1]);
        let are_digits = tens.is_ascii_digit() && ones.is_ascii_digit();
        are_digits.then(|| ((tens - b'0') * 10 + (ones - b'0')).cast_signed())
    };
    let year = i16::from(number(0)?) * 100 + i16::from(number(2)?);
    DateTime::new(year, number(5)?, number(8)?, number(11)?, number(14)?, number(17)?, 0).ok()
}

/// RFC 9110, section 5.6.7, the preferred form.
fn http_date(timestamp: Timestamp) -> String {
    let time = timestamp.civil();
    let day = DAYS[usize::from(time.weekday().to_monday_zero_offset() as u8) % 7];
    let month = MONTHS[usize::from(time.month() as u8 - 1) % 12];
    let (date, year, fraction) = (time.day(), time.year(), fraction(timestamp.subsec_nanosecond()));
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    format!("{day}, {date:02} {month} {year:04} {hour:02}:{minute:02}:{second:02}{fraction} GMT")
}

/// The same with an optional fraction of the second, which Smithy allows, and the two obsolete forms, which every
/// recipient must read: `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
pub(crate) fn parse_http_date(text: &str) -> Option<Timestamp> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let (day, month, year, time) = match words.as_slice() {
        [_, day, month, year, time, "GMT"] => (*day, *month, parse_year(year)?, *time),
        [_, date, time, "GMT"] => {
            let mut parts = date.splitn(3, '-');
            (parts.next()?, parts.next()?, parse_year(parts.next()?)?, *time)
        }
        [_, month, day, time, year] => (*day, *month, parse_year(year)?, *time),
        _ => return None,
    };
    let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))? + 1;
    let date = Date::new(year, i8::try_from(month).ok()?, day.parse().ok()?).ok()?;
    Timestamp::from_civil(DateTime::from_parts(date, parse_time(time)?), 0).ok()
}

/// Four digits, or the two of the obsolete form, which mean a year that is at most 50 years ahead.
fn parse_year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    if text.len() > 2 {
        return Some(year);
    }
    let this_year = Timestamp::now().civil().year();
    let year = this_year - this_year % 100 + year;
    Some(if year > this_year + 50 { year - 100 } else { year })
}

/// `08:49:37`, with a fraction of the second or without. A leap second is taken for the one before it.
fn parse_time(text: &str) -> Option<Time> {
    let mut parts = text.splitn(3, ':');
    let (hour, minute) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let second = parts.next()?;
    let (second, fraction) = second.split_once('.').unwrap_or((second, ""));
    let second: i8 = second.parse().ok()?;
    let nanosecond = i32::try_from(parse_fraction(fraction)?).ok()?;
    Time::new(hour, minute, if second == 60 { 59 } else { second }, nanosecond).ok()
}
