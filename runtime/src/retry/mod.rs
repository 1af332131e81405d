//! Whether, and when, a call is tried again: a state machine without clock, randomness or sleep of its own.
//!
//! The rules are those of the AWS SDKs' "standard" mode: at most three attempts, exponential pauses with full jitter up
//! to 20 seconds, and a [`Quota`] that keeps a client from joining a storm of repetitions. They serve every service,
//! not only those of AWS.

mod asked;
mod classify;
mod quota;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

pub use asked::{asked, skew};
pub use classify::{RetryKind, classify, is_uncertain};
pub use quota::Quota;

/// The longest pause that is made without a service's asking for it.
const MAX_PAUSE: Duration = Duration::from_secs(20);
/// The longest pause that a service may ask for; the caller gets the error instead of a longer pause.
const MAX_ASKED: Duration = Duration::from_secs(60);

/// The attempts of one call. Dropped while a repetition is under way, they give back what it took from the quota: nobody
/// knows how it would have ended. It is lost if the call ran out of time.
#[derive(Debug)]
pub struct Attempts<'a> {
    quota: &'a Quota,
    /// Whether the call ran out of time.
    expired: &'a AtomicBool,
    max: u32,
    made: u32,
    /// What the repetition under way has taken from the quota.
    taken: u32,
    /// Whether the clock was corrected already.
    corrected: bool,
    /// Whether a rejected token was replaced already.
    renewed: bool,
}

/// How an attempt failed, as far as it matters for trying again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Failure {
    /// Why trying again may help; none: it does not.
    pub kind: Option<RetryKind>,
    /// How long the service asks to wait.
    pub asked: Option<Duration>,
}

/// What to do after a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Give the failure to the caller.
    Stop,
    /// Try again after a pause.
    Again(Duration),
}

impl<'a> Attempts<'a> {
    /// Creates a count of attempts, of which there may be this many; repetitions take from a quota.
    pub fn new(max: u32, quota: &'a Quota, expired: &'a AtomicBool) -> Self {
        Self { quota, expired, max: max.max(1), made: 0, taken: 0, corrected: false, renewed: false }
    }

    /// Returns the number of attempts made so far.
    pub fn made(&self) -> u32 {
        self.made
    }

    /// Returns how many attempts there may be.
    pub fn max(&self) -> u32 {
        self.max
    }

    /// Counts an attempt that begins.
    pub fn begin(&mut self) {
        self.made += 1;
    }

    /// Notes that the attempt went well: what it took from the quota comes back.
    pub fn succeed(&mut self) {
        self.quota.give(if self.taken == 0 { quota::FIRST_SUCCESS } else { self.taken });
        self.taken = 0;
    }

    /// Decides what follows a failed attempt. `fraction` is a random number from 0 to 1, and `left` the time until the call
    /// must be over: a pause that would outlast it is not begun, so that the caller has the failure at once.
    pub fn fail(&mut self, failure: Failure, left: Option<Duration>, fraction: f64) -> Decision {
        let Some(kind) = failure.kind else {
            self.taken = 0;
            return Decision::Stop;
        };
        match kind {
            RetryKind::ClockSkew => return Self::once(&mut self.made, &mut self.corrected),
            RetryKind::Unauthorized => return Self::once(&mut self.made, &mut self.renewed),
            RetryKind::Transient | RetryKind::Throttling | RetryKind::Timeout => {}
        }
        // A repetition that failed is paid for.
        self.taken = 0;
        if self.made >= self.max || failure.asked.is_some_and(|asked| asked > MAX_ASKED) {
            return Decision::Stop;
        }
        let pause = pause(self.made, fraction).max(failure.asked.unwrap_or_default());
        if left.is_some_and(|left| pause >= left) {
            return Decision::Stop;
        }
        let Some(taken) = self.quota.take(kind) else { return Decision::Stop };
        self.taken = taken;
        Decision::Again(pause)
    }

    /// What is put right once, like a wrong clock, counts for no attempt.
    fn once(made: &mut u32, done: &mut bool) -> Decision {
        if std::mem::replace(done, true) {
            return Decision::Stop;
        }
        *made -= 1;
        Decision::Again(Duration::ZERO)
    }
}

impl Drop for Attempts<'_> {
    fn drop(&mut self) {
        if self.taken > 0 && !self.expired.load(Ordering::Relaxed) {
            self.quota.give(self.taken);
        }
    }
}

/// The pause after this many attempts: a random part of 1 s, 2 s, 4 s and so on, but never above 20 s.
fn pause(made: u32, fraction: f64) -> Duration {
    let whole = 1u64.checked_shl(made.saturating_sub(1)).unwrap_or(u64::MAX);
    Duration::from_secs(whole).min(MAX_PAUSE).mul_f64(fraction.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    static IN_TIME: AtomicBool = AtomicBool::new(false);

    const TRANSIENT: Failure = Failure { kind: Some(RetryKind::Transient), asked: None };

    #[test]
    fn pauses_double_up_to_twenty_seconds() {
        let seconds: Vec<u64> = (1..=7).map(|made| pause(made, 1.0).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 20, 20]);
        assert_eq!(pause(1, 0.5), Duration::from_millis(500));
        assert_eq!(pause(200, 1.0), MAX_PAUSE);
    }

    #[test]
    fn three_attempts_and_no_more() {
        let quota = Quota::default();
        let mut attempts = Attempts::new(3, &quota, &IN_TIME);
        attempts.begin();
        assert_eq!(attempts.fail(TRANSIENT, None, 1.0), Decision::Again(Duration::from_secs(1)));
        attempts.begin();
        assert_eq!(attempts.fail(TRANSIENT, None, 1.0), Decision::Again(Duration::from_secs(2)));
        attempts.begin();
        assert_eq!(attempts.fail(TRANSIENT, None, 1.0), Decision::Stop);
    }

    #[test]
    fn the_service_may_ask_for_a_longer_pause_but_not_for_any() {
        let quota = Quota::default();
        let mut attempts = Attempts::new(3, &quota, &IN_TIME);
        attempts.begin();
        let asked = |seconds| Failure { asked: Some(Duration::from_secs(seconds)), ..TRANSIENT };
        assert_eq!(attempts.fail(asked(7), None, 1.0), Decision::Again(Duration::from_secs(7)));
        assert_eq!(attempts.fail(asked(3600), None, 1.0), Decision::Stop);
        assert_eq!(attempts.fail(asked(u64::MAX), None, 1.0), Decision::Stop);
    }

    #[test]
    fn no_pause_outlasts_the_call() {
        let quota = Quota::default();
        let mut attempts = Attempts::new(3, &quota, &IN_TIME);
        attempts.begin();
        let asked = Failure { asked: Some(Duration::from_secs(7)), ..TRANSIENT };
        assert_eq!(attempts.fail(asked, Some(Duration::from_secs(7)), 1.0), Decision::Stop);
        assert_eq!(quota.left(), 500, "what is not tried costs nothing");
        let left = Some(Duration::from_secs(8));
        assert_eq!(attempts.fail(asked, left, 1.0), Decision::Again(Duration::from_secs(7)));
    }

    #[test]
    fn clocks_and_tokens_are_put_right_once() {
        let quota = Quota::default();
        let mut attempts = Attempts::new(1, &quota, &IN_TIME);
        let failed = |kind| Failure { kind: Some(kind), asked: None };
        let (skewed, unauthorized) = (failed(RetryKind::ClockSkew), failed(RetryKind::Unauthorized));
        attempts.begin();
        assert_eq!(attempts.fail(unauthorized, None, 1.0), Decision::Again(Duration::ZERO));
        attempts.begin();
        assert_eq!(attempts.fail(unauthorized, None, 1.0), Decision::Stop);
        assert_eq!(attempts.fail(skewed, None, 1.0), Decision::Again(Duration::ZERO));
        attempts.begin();
        assert_eq!(attempts.fail(skewed, None, 1.0), Decision::Stop);
        assert_eq!(attempts.made(), 1);
    }

    #[test]
    fn the_quota_runs_dry_and_fills_again() {
        let quota = Quota::default();
        let tries = |quota: &Quota| {
            let mut attempts = Attempts::new(u32::MAX, quota, &IN_TIME);
            (0..1_000).take_while(|_| attempts.fail(TRANSIENT, None, 0.0) != Decision::Stop).count()
        };
        assert_eq!(tries(&quota), 100, "500 tokens, five for each");
        assert_eq!(tries(&quota), 0);
        for _ in 0..5 {
            let mut attempts = Attempts::new(3, &quota, &IN_TIME);
            attempts.begin();
            attempts.succeed();
        }
        assert_eq!(tries(&quota), 1, "a success gives one back");
    }

    #[test]
    fn a_successful_repetition_gives_back_what_it_took() {
        let quota = Quota::default();
        let mut attempts = Attempts::new(3, &quota, &IN_TIME);
        attempts.begin();
        attempts.fail(Failure { kind: Some(RetryKind::Timeout), asked: None }, None, 0.0);
        assert_eq!(quota.left(), 490);
        attempts.begin();
        attempts.succeed();
        assert_eq!(quota.left(), 500);
    }

    #[test]
    fn a_repetition_that_is_let_go_gives_back_what_it_took() {
        let quota = Quota::default();
        let let_go = |expired: &AtomicBool| {
            let mut attempts = Attempts::new(3, &quota, expired);
            attempts.begin();
            attempts.fail(TRANSIENT, None, 0.0);
            quota.left()
        };
        assert_eq!((let_go(&IN_TIME), quota.left()), (495, 500));
        // The service is slow, and more repetitions would not help it.
        assert_eq!((let_go(&AtomicBool::new(true)), quota.left()), (495, 495));
        let mut attempts = Attempts::new(2, &quota, &IN_TIME);
        attempts.begin();
        attempts.fail(TRANSIENT, None, 0.0);
        attempts.begin();
        assert_eq!(attempts.fail(TRANSIENT, None, 0.0), Decision::Stop);
        drop(attempts);
        assert_eq!(quota.left(), 490, "a repetition that failed is paid for");
    }
}
