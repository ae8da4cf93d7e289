//! When to poll next. Pure: the clock and the outcomes come from outside.

use crate::error::{Data, Kind};

/// No watcher polls faster than this, whatever it is told.
pub const SHORTEST_MS: f64 = 1_000.0;

#[derive(Debug)]
pub struct Poller {
    base_ms: f64,
    longest_ms: f64,
    interval_ms: f64,
    ends_ms: f64,
    first: bool,
}

impl Poller {
    /// Waits grow from `base_ms` to `longest_ms` while nothing changes; all ends at `ends_ms`.
    pub fn new(base_ms: f64, longest_ms: f64, ends_ms: f64) -> Self {
        let base_ms = base_ms.max(SHORTEST_MS);
        let longest_ms = longest_ms.max(base_ms);
        Self { base_ms, longest_ms, interval_ms: base_ms, ends_ms, first: true }
    }

    /// Milliseconds until the next poll: none before the first. `None`: the watcher's time is up.
    pub fn wait_ms(&mut self, now_ms: f64) -> Option<f64> {
        if core::mem::take(&mut self.first) {
            return Some(0.0);
        }
        (now_ms + self.interval_ms < self.ends_ms).then_some(self.interval_ms)
    }

    /// Takes note of an answer.
    pub fn answered(&mut self, changed: bool) {
        self.interval_ms =
            if changed { self.base_ms } else { (self.interval_ms * 1.5).min(self.longest_ms) };
    }

    /// Takes note of a failed poll: true if it is worth going on.
    pub fn failed(&mut self, error: &Data) -> bool {
        self.answered(false);
        if let Some(asked) = error.retry_after_ms {
            self.interval_ms = self.interval_ms.max(asked.into());
        }
        matches!(error.kind, Kind::Network | Kind::Timeout | Kind::RateLimited | Kind::Server)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn grows_while_nothing_changes() {
        let mut poller = Poller::new(2000.0, 5000.0, 1e9);
        assert_eq!(poller.wait_ms(0.0), Some(0.0), "the first poll is at once");
        let mut waits = Vec::new();
        for changed in [true, false, false, false, true] {
            poller.answered(changed);
            waits.push(poller.wait_ms(0.0).unwrap());
        }
        assert_eq!(waits, [2000.0, 3000.0, 4500.0, 5000.0, 2000.0]);
    }

    #[test]
    fn never_faster_than_a_second_and_never_past_its_end() {
        let mut poller = Poller::new(1.0, 1.0, 1500.0);
        poller.wait_ms(0.0);
        assert_eq!(poller.wait_ms(0.0), Some(SHORTEST_MS));
        assert_eq!(poller.wait_ms(600.0), None);
    }

    #[test]
    fn one_failed_poll_is_not_the_end_but_a_refusal_is() {
        let mut poller = Poller::new(2000.0, 5000.0, 1e9);
        assert!(poller.failed(&Error::new(Kind::Network, "x")));
        assert!(!poller.failed(&Error::new(Kind::Unauthenticated, "x")));
        let mut asked = Error::new(Kind::RateLimited, "x");
        asked.retry_after_ms = Some(9000);
        assert!(poller.failed(&asked));
        poller.wait_ms(0.0);
        assert_eq!(poller.wait_ms(0.0), Some(9000.0));
    }
}
