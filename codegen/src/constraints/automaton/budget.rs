//! What a question may cost.

use std::time::{Duration, Instant};

/// Why a question was not decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Undecided {
    /// The budget is spent.
    Budget,
    /// Back-references, atomic groups, or look-around inside a look-behind: no automaton is built for these.
    Unsupported,
}

/// What is left for a question.
#[derive(Clone, Debug)]
pub(crate) struct Budget {
    /// Instructions that the program may have.
    pub(crate) instructions: usize,
    /// States that may be made.
    pub(crate) states: usize,
    /// Places in states, edges and words: the unit of work and of memory.
    pub(crate) work: usize,
    calls: u32,
    started: Instant,
    /// No question is asked for longer than this, whatever the counts are: a net, which a slow or busy machine must not
    /// fall into before the counts are spent, or verdicts would depend on it.
    longest: Duration,
}

impl Budget {
    /// Enough for all but the wildest patterns; about 50 ms in an optimized build.
    pub(crate) fn usual() -> Self {
        Self {
            instructions: 40_000,
            states: 30_000,
            work: 1_000_000,
            calls: 0,
            started: Instant::now(),
            longest: Duration::from_secs(2),
        }
    }

    /// Twenty times as much, for the few questions that a comparison of two descriptions asks.
    pub(crate) fn patient() -> Self {
        Self { states: 300_000, work: 20_000_000, longest: Duration::from_secs(30), ..Self::usual() }
    }

    /// Takes `amount` of work off, or fails when the budget is spent.
    pub(crate) fn spend(&mut self, amount: usize) -> Result<(), Undecided> {
        self.work = self.work.checked_sub(amount).ok_or(Undecided::Budget)?;
        self.calls = self.calls.wrapping_add(1);
        let late = self.calls.is_multiple_of(256) && self.started.elapsed() > self.longest;
        if late { Err(Undecided::Budget) } else { Ok(()) }
    }
}
