//! The pauses between calls (Smithy 2.0, "Waiter retries").

use std::time::Duration;

use crate::schema::Waiter;

/// The shortest and the longest pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Delays {
    min: Duration,
    max: Duration,
}

/// No pause is shorter: without any, a waiter would do nothing but call.
const LEAST: Duration = Duration::from_millis(1);

impl Delays {
    pub(super) fn of(waiter: &Waiter) -> Self {
        let (min, max) = waiter.delays;
        let mut delays = Self { min: LEAST, max: Duration::from_secs(max.into()) };
        delays.set_min(Duration::from_secs(min.into()));
        delays
    }

    pub(super) fn min(self) -> Duration {
        self.min
    }

    /// Sets the shortest pause; the longest is not shorter.
    pub(super) fn set_min(&mut self, min: Duration) {
        self.min = min.max(LEAST);
        self.max = self.max.max(self.min);
    }

    /// Sets the longest pause; the shortest is not longer.
    pub(super) fn set_max(&mut self, max: Duration) {
        self.max = max.max(LEAST);
        self.min = self.min.min(self.max);
    }

    /// The pause after this many calls, of which `fraction`, a random number from 0 to 1, decides how long it is. Where
    /// hardly anything of the time would remain, it is all the time that remains, for a last call at its end.
    pub(super) fn pause(self, calls: u32, remaining: Duration, fraction: f64) -> Duration {
        let doubled = 1u32.checked_shl(calls.saturating_sub(1)).unwrap_or(u32::MAX);
        let most = self.min.saturating_mul(doubled).min(self.max);
        let pause = self.min + most.saturating_sub(self.min).mul_f64(fraction.clamp(0.0, 1.0));
        if remaining.saturating_sub(pause) <= self.min { remaining } else { pause }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(100_000);

    fn delays(min: u32, max: u32) -> Delays {
        Delays::of(&Waiter::new("", min, max, &[]))
    }

    #[test]
    fn pauses_double_from_the_shortest_to_the_longest() {
        let seconds = |fraction| (1..=9).map(move |calls| delays(2, 120).pause(calls, LONG, fraction).as_secs());
        assert_eq!(seconds(1.0).collect::<Vec<_>>(), [2, 4, 8, 16, 32, 64, 120, 120, 120]);
        assert_eq!(seconds(0.0).collect::<Vec<_>>(), [2; 9]);
        assert_eq!(delays(2, 120).pause(u32::MAX, LONG, 1.0), Duration::from_secs(120));
        assert_eq!(delays(2, 120).pause(3, LONG, 0.5), Duration::from_secs(5));
    }

    #[test]
    fn the_last_pause_takes_all_the_time_that_remains() {
        let pause = |remaining| delays(2, 120).pause(2, Duration::from_secs(remaining), 1.0).as_secs();
        assert_eq!([7, 6, 5, 1].map(pause), [4, 6, 5, 1]);
    }

    #[test]
    fn the_shortest_is_never_longer_than_the_longest() {
        let mut set = delays(30, 20);
        assert_eq!((set.min, set.max), (Duration::from_secs(30), Duration::from_secs(30)));
        set.set_max(Duration::from_secs(5));
        assert_eq!(set.min(), Duration::from_secs(5));
        set.set_min(Duration::ZERO);
        assert_eq!(set.min(), LEAST);
    }
}
