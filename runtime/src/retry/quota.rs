//! The quota: how many repetitions a client may make, over all its calls.

use std::sync::atomic::{AtomicU32, Ordering};

use super::RetryKind;

const CAPACITY: u32 = 500;
const COST: u32 = 5;
const COST_OF_TIMEOUT: u32 = 10;
/// What a success without repetition adds.
pub(super) const FIRST_SUCCESS: u32 = 1;

/// A bucket of 500 tokens: a repetition takes five, after a timeout ten; when they are used up, failures go to the
/// callers at once until calls succeed again.
#[derive(Debug)]
pub struct Quota {
    tokens: AtomicU32,
}

impl Default for Quota {
    fn default() -> Self {
        Self { tokens: AtomicU32::new(CAPACITY) }
    }
}

impl Quota {
    /// Returns how many tokens are left.
    pub fn left(&self) -> u32 {
        self.tokens.load(Ordering::Relaxed)
    }

    /// Takes the tokens of a repetition; none if there are not enough left.
    pub(super) fn take(&self, kind: RetryKind) -> Option<u32> {
        let cost = if kind == RetryKind::Timeout { COST_OF_TIMEOUT } else { COST };
        let take = |tokens: u32| tokens.checked_sub(cost);
        self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).ok().map(|_| cost)
    }

    /// Gives tokens back.
    pub(super) fn give(&self, tokens: u32) {
        if self.left() < CAPACITY {
            let give = |left: u32| Some(left.saturating_add(tokens).min(CAPACITY));
            let _ = self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, give);
        }
    }
}
