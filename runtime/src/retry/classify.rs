//! Which failures may pass.

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
    /// The service rejected a token, and there is another.
    Unauthorized,
    /// The clock of this machine is wrong; the response shows by how much.
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
    let transient = TRANSIENT.contains(&code) || modeled.is_some() || is_transient(status);
    transient.then_some(RetryKind::Transient)
}

/// Statuses of trouble that may pass: 408, 500 and 502 to 504 (RFC 9110, sections 15.5.9 and 15.6), 425 (RFC 8470, section
/// 5.2), 520 to 524, by which proxies say that the server behind them is not well, and 529, by which servers say that they
/// are overloaded.
fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 425 | 500 | 502..=504 | 520..=524 | 529)
}

/// Whether the request behind a transient status may have been carried out. It was not where the server did not wait for
/// it (408), did not want it yet (425), is too busy for it (503, 529) or was not reached (521, 523).
pub fn is_uncertain(status: u16) -> bool {
    matches!(status, 500 | 502 | 504 | 520 | 522 | 524)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_responses_by_status_code_and_model() {
        assert_eq!(classify(400, Some("ValidationException"), None, None), None);
        assert_eq!(classify(400, Some("ThrottlingException"), None, None), Some(RetryKind::Throttling));
        assert_eq!(classify(429, None, None, None), Some(RetryKind::Throttling));
        assert_eq!(classify(503, None, None, None), Some(RetryKind::Transient));
        for status in [408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529] {
            assert_eq!(classify(status, None, None, None), Some(RetryKind::Transient), "{status}");
        }
        for status in [400, 404, 409, 421, 501, 505, 511, 525, 526, 530] {
            assert_eq!(classify(status, None, None, None), None, "{status}");
        }
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
}
