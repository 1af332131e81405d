//! How long services ask to wait.

use std::time::Duration;

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

use crate::Timestamp;
use crate::timestamp::parse_http_date;

/// How long a service asks to wait: `x-amz-retry-after` in milliseconds, or `Retry-After` in seconds or as a date in any of
/// the three forms (RFC 9110, sections 10.2.3 and 5.6.7). A date is held against that of the response, where it has one:
/// the clock of this machine may be wrong. What is more than a duration can hold is the longest one.
pub fn asked(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    milliseconds(headers).or_else(|| {
        let value = text(headers, RETRY_AFTER.as_str())?;
        seconds(value).or_else(|| {
            let base = text(headers, DATE.as_str()).and_then(parse_http_date).unwrap_or(now);
            let seconds = parse_http_date(value)?.as_second() - base.as_second();
            Some(Duration::from_secs(seconds.try_into().unwrap_or(0)))
        })
    })
}

/// By how many seconds the service's clock is ahead of ours, as its `Date` says.
pub fn skew(headers: &HeaderMap, now: Timestamp) -> Option<i64> {
    let date = text(headers, DATE.as_str()).and_then(parse_http_date)?;
    Some(date.as_second() - now.as_second())
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

fn milliseconds(headers: &HeaderMap) -> Option<Duration> {
    text(headers, "x-amz-retry-after").and_then(digits).map(Duration::from_millis)
}

/// Seconds, of which some servers send fractions.
fn seconds(text: &str) -> Option<Duration> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let (whole, _) = (digits(whole)?, digits(fraction)?);
    let milliseconds: u64 = format!("{fraction:0<3.3}").parse().ok()?;
    Some(Duration::from_secs(whole).saturating_add(Duration::from_millis(milliseconds)))
}

/// A number of any size; the largest one stands for all that are larger.
fn digits(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(fields: &[(&'static str, &'static str)]) -> HeaderMap {
        let field = |(name, value): &(&'static str, &'static str)| {
            (http::HeaderName::from_static(name), http::HeaderValue::from_static(value))
        };
        fields.iter().map(field).collect()
    }

    fn now() -> Timestamp {
        "2023-04-20T12:00:00Z".parse().expect("a time")
    }

    #[test]
    fn services_ask_in_seconds_milliseconds_or_dates() {
        let cases: [(&'static str, Option<Duration>); 18] = [
            ("2", Some(Duration::from_secs(2))),
            (" 0007 ", Some(Duration::from_secs(7))),
            ("1.5", Some(Duration::from_millis(1500))),
            ("0.0009", Some(Duration::ZERO)),
            ("18446744073709551615", Some(Duration::from_secs(u64::MAX))),
            ("99999999999999999999999999999999999999999", Some(Duration::from_secs(u64::MAX))),
            ("18446744073709551615.9", Some(Duration::new(u64::MAX, 900_000_000))),
            ("Thu, 20 Apr 2023 12:00:30 GMT", Some(Duration::from_secs(30))),
            ("Thursday, 20-Apr-23 12:00:30 GMT", Some(Duration::from_secs(30))),
            ("Thu Apr 20 12:00:30 2023", Some(Duration::from_secs(30))),
            ("Thu, 20 Apr 2023 11:00:00 GMT", Some(Duration::ZERO)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(Duration::from_secs(251_720_308_799))),
            ("soon", None),
            ("-1", None),
            ("1e3", None),
            ("inf", None),
            ("1.", None),
            ("", None),
        ];
        for (value, expected) in cases {
            assert_eq!(asked(&headers(&[("retry-after", value)]), now()), expected, "{value}");
        }
    }

    #[test]
    fn milliseconds_go_before_seconds_where_they_are_a_number() {
        let both = |value| asked(&headers(&[("x-amz-retry-after", value), ("retry-after", "2")]), now());
        assert_eq!(both("1500"), Some(Duration::from_millis(1500)));
        assert_eq!(both("99999999999999999999"), Some(Duration::from_millis(u64::MAX)));
        assert_eq!(both("later"), Some(Duration::from_secs(2)));
    }

    #[test]
    fn dates_are_held_against_the_servers_clock() {
        let fields = [("date", "Thu, 20 Apr 2023 15:00:00 GMT"), ("retry-after", "Thu, 20 Apr 2023 15:00:09 GMT")];
        assert_eq!(asked(&headers(&fields), now()), Some(Duration::from_secs(9)));
        assert_eq!(skew(&headers(&fields), now()), Some(3 * 3600));
    }
}
