//! When to poll next. Pure: the clock, the page and the outcomes come from outside.

use crate::error::{Data, Kind};
use crate::runtime::page::Page;

/// No watcher polls faster than this, whatever it is told.
pub const SHORTEST_MS: f64 = 1_000.0;

/// How a kind of watcher paces itself unless told otherwise.
pub struct Pace {
    pub interval_ms: f64,
    pub longest_ms: f64,
    pub limit_ms: f64,
    /// The least interval while nobody sees the page; infinite: it rests.
    pub hidden_ms: f64,
}

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    Poll,
    /// For so long, or until the page changes.
    Wait(f64),
    /// The watcher's time is up.
    End,
}

#[derive(Debug)]
pub struct Poller {
    base_ms: f64,
    longest_ms: f64,
    hidden_ms: f64,
    interval_ms: f64,
    ends_ms: f64,
    /// When the last poll was answered; before the first, long ago.
    last_ms: f64,
    /// How the page was when it was last looked at.
    page: Page,
    /// The user has come back, or the network has: poll as soon as is decent.
    back: bool,
}

impl Poller {
    /// Waits grow from the interval to the longest while nothing changes; NaN: the pace's own.
    pub fn new(pace: &Pace, interval_ms: f64, limit_ms: f64, now_ms: f64) -> Self {
        let or = |given: f64, own| if given.is_nan() { own } else { given };
        let base_ms = or(interval_ms, pace.interval_ms).max(SHORTEST_MS);
        Self {
            base_ms,
            longest_ms: pace.longest_ms.max(base_ms),
            hidden_ms: pace.hidden_ms,
            interval_ms: base_ms,
            ends_ms: now_ms + or(limit_ms, pace.limit_ms),
            last_ms: f64::NEG_INFINITY,
            page: Page::default(),
            back: false,
        }
    }

    /// Hidden, a scan rests, and a signing polls on: its user is in another app, signing. Offline,
    /// both rest. Both poll at once on return.
    pub fn next(&mut self, now_ms: f64, page: Page) -> Next {
        self.back |= (self.page.hidden && !page.hidden) || (self.page.offline && !page.offline);
        self.page = page;
        let mut interval = if self.back { SHORTEST_MS } else { self.interval_ms };
        if page.hidden {
            interval = interval.max(self.hidden_ms);
        }
        // Before the first poll, minus infinity: that one waits for nothing but a network.
        let mut due =
            if self.last_ms.is_infinite() { self.last_ms } else { self.last_ms + interval };
        if page.offline {
            interval = f64::INFINITY;
            due = interval;
        }
        if due <= now_ms {
            return Next::Poll;
        }
        // What would come after the end is not waited for; what rests does so until then.
        let rests = interval.is_infinite();
        match self.ends_ms > now_ms && (rests || due < self.ends_ms) {
            true => Next::Wait(due.min(self.ends_ms) - now_ms),
            false => Next::End,
        }
    }

    /// Takes note of an answer.
    pub fn answered(&mut self, now_ms: f64, changed: bool) {
        self.last_ms = now_ms;
        self.back = false;
        self.interval_ms =
            if changed { self.base_ms } else { (self.interval_ms * 1.5).min(self.longest_ms) };
    }

    /// Takes note of a failed poll: true if it is worth going on.
    pub fn failed(&mut self, now_ms: f64, error: &Data) -> bool {
        self.answered(now_ms, false);
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

    const SCAN: Pace = Pace {
        interval_ms: 2_000.0,
        longest_ms: 5_000.0,
        limit_ms: 60_000.0,
        hidden_ms: f64::INFINITY,
    };
    const SIGNING: Pace = Pace { hidden_ms: 5_000.0, longest_ms: 2_000.0, ..SCAN };
    const SEEN: Page = Page { hidden: false, offline: false, prerendering: false };
    const HIDDEN: Page = Page { hidden: true, ..SEEN };
    const OFFLINE: Page = Page { offline: true, ..SEEN };

    fn poller(pace: &Pace) -> Poller {
        Poller::new(pace, f64::NAN, f64::NAN, 0.0)
    }

    #[test]
    fn the_first_poll_is_at_once_and_waits_grow_while_nothing_changes() {
        let mut poller = poller(&SCAN);
        assert_eq!(poller.next(0.0, SEEN), Next::Poll);
        let mut waits = Vec::new();
        for changed in [true, false, false, false, true] {
            poller.answered(0.0, changed);
            waits.push(poller.next(0.0, SEEN));
        }
        assert_eq!(waits, [2000.0, 3000.0, 4500.0, 5000.0, 2000.0].map(Next::Wait));
        assert_eq!(poller.next(2000.0, SEEN), Next::Poll);
    }

    #[test]
    fn never_faster_than_a_second_and_never_past_its_end() {
        let mut poller = Poller::new(&SCAN, 1.0, 1500.0, 0.0);
        poller.answered(0.0, true);
        assert_eq!(poller.next(0.0, SEEN), Next::Wait(SHORTEST_MS));
        poller.answered(600.0, true);
        assert_eq!(poller.next(600.0, SEEN), Next::End);
    }

    #[test]
    fn one_failed_poll_is_not_the_end_but_a_refusal_is() {
        let mut poller = poller(&SCAN);
        assert!(poller.failed(0.0, &Error::new(Kind::Network, "x")));
        assert!(!poller.failed(0.0, &Error::new(Kind::Unauthenticated, "x")));
        let mut asked = Error::new(Kind::RateLimited, "x");
        asked.retry_after_ms = Some(9000);
        assert!(poller.failed(0.0, &asked));
        assert_eq!(poller.next(0.0, SEEN), Next::Wait(9000.0));
    }

    #[test]
    fn hidden_a_scan_rests_after_its_first_answer_and_polls_on_return() {
        let mut scan = poller(&SCAN);
        assert_eq!(scan.next(0.0, HIDDEN), Next::Poll, "who watches gets a first answer");
        scan.answered(0.0, true);
        assert_eq!(scan.next(10_000.0, HIDDEN), Next::Wait(50_000.0), "until the page changes");
        assert_eq!(scan.next(20_000.0, SEEN), Next::Poll);
        scan.answered(20_000.0, false);
        assert_eq!(scan.next(20_000.0, SEEN), Next::Wait(3000.0));
        assert_eq!(scan.next(70_000.0, HIDDEN), Next::End);
    }

    #[test]
    fn hidden_a_signing_polls_on_more_slowly_and_at_once_on_return() {
        let mut signing = poller(&SIGNING);
        signing.answered(0.0, true);
        assert_eq!(signing.next(0.0, HIDDEN), Next::Wait(5000.0));
        assert_eq!(signing.next(5000.0, HIDDEN), Next::Poll);
        signing.answered(5000.0, false);
        assert_eq!(signing.next(5500.0, SEEN), Next::Wait(500.0), "but not twice in a second");
        assert_eq!(signing.next(6000.0, SEEN), Next::Poll);
        signing.answered(6000.0, false);
        assert_eq!(signing.next(6000.0, SEEN), Next::Wait(2000.0), "the return is over");
    }

    #[test]
    fn offline_nothing_is_asked_not_even_the_first_time() {
        for pace in [&SCAN, &SIGNING] {
            let mut poller = poller(pace);
            assert_eq!(poller.next(0.0, OFFLINE), Next::Wait(60_000.0));
            assert_eq!(poller.next(4000.0, SEEN), Next::Poll);
            poller.answered(4000.0, true);
            assert_eq!(poller.next(5500.0, OFFLINE), Next::Wait(54_500.0));
            assert_eq!(poller.next(5600.0, SEEN), Next::Poll, "back, and a second has passed");
        }
    }
}
