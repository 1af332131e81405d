use std::time::{Duration, SystemTime};

use super::*;

const FORMATS: [TimestampFormat; 3] =
    [TimestampFormat::DateTime, TimestampFormat::HttpDate, TimestampFormat::EpochSeconds];

fn time(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn both_ends_come_back_from_every_format() {
    let inner = [Timestamp::UNIX_EPOCH, time("1969-12-31T23:59:59.5Z"), time("2024-02-29T12:00:00.000000001Z")];
    for timestamp in [Timestamp::MIN, Timestamp::MAX].into_iter().chain(inner) {
        for format in FORMATS {
            let text = super::format(timestamp, format);
            assert_eq!(parse(&text, format), Some(timestamp), "{text}");
        }
    }
    assert_eq!(Timestamp::MAX.to_string(), "9999-12-31T23:59:59.999999999Z");
    assert_eq!(Timestamp::MIN.to_string(), "0001-01-01T00:00:00Z");
    assert_eq!(super::format(Timestamp::MAX, TimestampFormat::HttpDate), "Fri, 31 Dec 9999 23:59:59.999999999 GMT");
}

#[test]
fn beyond_the_ends_there_is_nothing() {
    assert!(Timestamp::new(Timestamp::MAX.as_second() + 1, 0).is_err());
    assert!(Timestamp::new(Timestamp::MIN.as_second() - 1, 0).is_err());
    assert!(Timestamp::new(0, 1_000_000_000).is_err());
    assert!("9999-12-31T23:59:59-00:01".parse::<Timestamp>().is_err());
    assert!("0000-12-31T23:59:59Z".parse::<Timestamp>().is_err());
    assert_eq!(parse("1e300", TimestampFormat::EpochSeconds), None);
    assert_eq!(parse("253402300800", TimestampFormat::EpochSeconds), None);
}

#[test]
fn offsets_are_taken_off_and_may_be_absent() {
    let noon = time("2026-01-31T12:00:00Z");
    for text in
        ["2026-01-31T13:30:00+01:30", "2026-01-31T12:00:00", "2026-01-31 12:00:00z", "2026-01-31T07:00:00-05:00"]
    {
        assert_eq!(time(text), noon, "{text}");
    }
    assert_eq!(time("2026-01-31"), time("2026-01-31T00:00:00Z"));
    for text in ["", "today", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "0"] {
        assert!(text.parse::<Timestamp>().is_err(), "{text}");
    }
}

#[test]
fn http_dates_have_three_forms() {
    let expected = time("1994-11-06T08:49:37Z");
    for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
        assert_eq!(parse_http_date(text), Some(expected), "{text}");
    }
    assert_eq!(parse_http_date("Sat, 31 Dec 2016 23:59:60 GMT"), Some(time("2016-12-31T23:59:59Z")));
    for text in ["0", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 31 Feb 1994 08:49:37 GMT"] {
        assert_eq!(parse_http_date(text), None, "{text}");
    }
}

#[test]
fn seconds_keep_their_digits() {
    for (text, nanoseconds) in
        [("1.5", 1_500_000_000), ("-1.5", -1_500_000_000), ("0.0000000019", 1), ("1.5e1", 15_000_000_000)]
    {
        let read = parse(text, TimestampFormat::EpochSeconds).map(Timestamp::as_nanosecond);
        assert_eq!(read, Some(nanoseconds), "{text}");
    }
    assert_eq!(time("1969-12-31T23:59:59.999Z").as_second(), -1);
    assert_eq!(time("1969-12-31T23:59:59.999Z").as_millisecond(), -1);
}

#[test]
fn types_of_others() {
    let noon = time("2026-01-31T12:00:00.25Z");
    let system = SystemTime::try_from(noon).expect("a time");
    assert_eq!(Timestamp::try_from(system), Ok(noon));
    let before = SystemTime::UNIX_EPOCH - Duration::from_millis(1500);
    assert_eq!(Timestamp::try_from(before).map(Timestamp::as_millisecond), Ok(-1500));
    let jiff = jiff::Timestamp::try_from(noon).expect("a time");
    assert_eq!(Timestamp::try_from(jiff), Ok(noon));
    assert!(jiff::Timestamp::try_from(Timestamp::MAX).is_err());
    #[cfg(feature = "chrono")]
    for end in [Timestamp::MIN, noon, Timestamp::MAX] {
        assert_eq!(Timestamp::try_from(chrono::DateTime::from(end)), Ok(end));
    }
    #[cfg(feature = "time")]
    for end in [Timestamp::MIN, noon, Timestamp::MAX] {
        assert_eq!(Timestamp::try_from(::time::OffsetDateTime::from(end)), Ok(end));
    }
}

#[test]
fn arithmetic_stops_at_the_ends() {
    assert_eq!(Timestamp::MAX + Duration::from_nanos(1), Timestamp::MAX);
    assert_eq!(Timestamp::MIN - Duration::MAX, Timestamp::MIN);
    let (early, late) = (time("2026-01-01T00:00:00Z"), time("2026-01-01T00:01:00.5Z"));
    assert_eq!(late.saturating_duration_since(early), Duration::from_millis(60_500));
    assert_eq!(early.saturating_duration_since(late), Duration::ZERO);
    assert_eq!(early + Duration::from_millis(60_500), late);
}
