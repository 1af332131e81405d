//! Which failures may pass.

use std::time::Duration;

use crate::Timestamp;
use crate::timestamp::parse_http_date;
use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

use crate::schema::Retry;

/// Why trying again may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetryKind {
    /// The trouble may pass.
    Transient,
    /// It took too long.
    Timeout,
    /// The service asks for fewer requests.
    Throttling,
    /// The clock of this machine is wrong; the response says by how much.
    ClockSkew,
}

/// Codes by which services say that they want fewer requests.
const THROTTLING: [&str; 14] = [
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// Codes by which services say that the trouble may pass.
const TRANSIENT: [&str; 4] = ["IDPCommunicationError", "InternalError", "RequestTimeout", "RequestTimeoutException"];

/// Codes that say that the clock is wrong.
const SKEWED: [&str; 3] = ["RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed"];

/// Codes that may mean so: only if the clocks do differ.
const PERHAPS_SKEWED: [&str; 3] = ["AuthFailure", "InvalidSignatureException", "SignatureDoesNotMatch"];

/// How far the clocks must differ for a rejected signature to be the clock's fault, in seconds. Services allow 5
/// minutes.
const NOTABLE_SKEW: i64 = 240;

/// Returns why trying again after an error response may help; `None` if it does not. `modeled` is what the description
/// specifies for the error, and `skew` by how many seconds the service's clock is ahead.
pub fn classify(status: u16, code: Option<&str>, modeled: Option<Retry>, skew: Option<i64>) -> Option<RetryKind> {
    let code = code.unwrap_or_default();
    let skewed = SKEWED.contains(&code) && skew.is_some_and(|skew| skew != 0)
        || PERHAPS_SKEWED.contains(&code) && skew.is_some_and(|skew| skew.abs() > NOTABLE_SKEW);
    if skewed {
        return Some(RetryKind::ClockSkew);
    }
    if THROTTLING.contains(&code) || status == 429 || modeled == Some(Retry::Throttling) {
        return Some(RetryKind::Throttling);
    }
    let transient = TRANSIENT.contains(&code) || modeled.is_some() || matches!(status, 500 | 502 | 503 | 504);
    transient.then_some(RetryKind::Transient)
}

/// How long a service asks to wait: `x-amz-retry-after` in milliseconds, or `Retry-After` in seconds or as a date
/// (RFC 9110, section 10.2.3).
pub fn asked(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    if let Some(milliseconds) = text("x-amz-retry-after").and_then(|text| text.parse().ok()) {
        return Some(Duration::from_millis(milliseconds));
    }
    let text = text(RETRY_AFTER.as_str())?;
    match text.parse::<f64>() {
        Ok(seconds) => Duration::try_from_secs_f64(seconds).ok(),
        Err(_) => {
            let seconds = parse_http_date(text)?.as_second() - now.as_second();
            Some(Duration::from_secs(seconds.try_into().unwrap_or(0)))
        }
    }
}

/// By how many seconds the service's clock is ahead of ours, as its `Date` says.
pub fn skew(headers: &HeaderMap, now: Timestamp) -> Option<i64> {
    let date = parse_http_date(headers.get(DATE)?.to_str().ok()?)?;
    Some(date.as_second() - now.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2023-04-20T12:00:00Z";

    fn headers(name: &'static str, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name.parse().expect("a name"), http::HeaderValue::from_static(value))])
    }

    #[test]
    fn error_responses_by_status_code_and_model() {
        assert_eq!(classify(400, Some("ValidationException"), None, None), None);
        assert_eq!(classify(400, Some("ThrottlingException"), None, None), Some(RetryKind::Throttling));
        assert_eq!(classify(429, None, None, None), Some(RetryKind::Throttling));
        assert_eq!(classify(503, None, None, None), Some(RetryKind::Transient));
        assert_eq!(classify(501, None, None, None), None);
        assert_eq!(classify(409, Some("Busy"), Some(Retry::Transient), None), Some(RetryKind::Transient));
        assert_eq!(classify(409, Some("Busy"), Some(Retry::Throttling), None), Some(RetryKind::Throttling));
    }

    #[test]
    fn a_rejected_signature_is_the_clocks_fault_only_if_it_is_wrong() {
        assert_eq!(classify(403, Some("SignatureDoesNotMatch"), None, Some(3)), None);
        assert_eq!(classify(403, Some("SignatureDoesNotMatch"), None, None), None);
        assert_eq!(classify(403, Some("SignatureDoesNotMatch"), None, Some(-900)), Some(RetryKind::ClockSkew));
        assert_eq!(classify(403, Some("RequestTimeTooSkewed"), None, Some(10)), Some(RetryKind::ClockSkew));
    }

    #[test]
    fn services_ask_in_seconds_milliseconds_or_dates() {
        let now: Timestamp = NOW.parse().expect("a time");
        let asked = |name, value| asked(&headers(name, value), now);
        assert_eq!(asked("retry-after", "2"), Some(Duration::from_secs(2)));
        assert_eq!(asked("x-amz-retry-after", "1500"), Some(Duration::from_millis(1500)));
        assert_eq!(asked("retry-after", "Thu, 20 Apr 2023 12:00:30 GMT"), Some(Duration::from_secs(30)));
        assert_eq!(asked("retry-after", "Thu, 20 Apr 2023 11:00:00 GMT"), Some(Duration::ZERO));
        assert_eq!(asked("retry-after", "soon"), None);
        assert_eq!(asked("retry-after", "-1"), None);
        assert_eq!(skew(&headers("date", "Thu, 20 Apr 2023 12:10:00 GMT"), now), Some(600));
    }
}
