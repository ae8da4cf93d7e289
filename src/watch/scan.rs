//! Watches a scan until every site has settled, or removals until none is waited for. Pure.

use super::snapshot::{self, Site};
use super::{Begun, Step, Watcher, overview};

/// Sites may still say `SCAN_NOT_STARTED` for so long after a scan was started here.
const GRACE_MS: f64 = 30_000.0;
/// For so long after a start, an answer in which all has settled may still be the last scan's.
const OLD_MS: f64 = 1_500.0;
/// No change for so long, with the scan under way, is told once.
const STALL_MS: f64 = 60_000.0;

#[derive(Debug, Default)]
pub struct ScanWatch {
    /// When this client started what is watched, if it did.
    started_ms: Option<f64>,
    /// Removals are watched, not the scan.
    removals: bool,
    seen: Option<Vec<Seen>>,
    /// Whether any answer showed something that was not done.
    moved: bool,
    changed_ms: f64,
    stall_told: bool,
}

#[derive(Debug, PartialEq, Eq)]
struct Seen {
    id: Vec<u8>,
    hash: u64,
}

impl Watcher for ScanWatch {
    fn step(&mut self, answer: &[u8], now_ms: f64, begun: Begun) -> Step {
        let started_ms = if self.removals { begun.removals_ms } else { begun.scan_ms };
        if started_ms != self.started_ms {
            // Begun anew: what was seen before was the last one.
            self.started_ms = started_ms;
            self.moved = false;
        }
        let sites = snapshot::sites(answer);
        let now: Vec<Seen> =
            sites.iter().map(|s| Seen { id: s.id.into(), hash: hash(s.span) }).collect();
        let is_new = self.seen.as_ref() != Some(&now);
        if is_new {
            self.changed_ms = now_ms;
            self.stall_told = false;
        }
        self.moved |= match self.removals {
            true => sites.iter().any(overview::awaited),
            false => !sites.iter().all(overview::settled),
        };
        let done =
            if self.removals { self.removed(&sites, now_ms) } else { self.done(&sites, now_ms) };
        let stalled = !is_new && now_ms - self.changed_ms >= STALL_MS;
        if !is_new && done {
            return Step::End;
        }
        if !is_new && (!stalled || self.stall_told) {
            return Step::Quiet;
        }
        self.stall_told = stalled;
        let json = self.show(answer, &sites, &now, stalled);
        self.seen = Some(now);
        Step::Show { json, done }
    }
}

impl ScanWatch {
    pub fn removals() -> Self {
        Self { removals: true, ..Self::default() }
    }

    fn within(&self, ms: f64, now_ms: f64) -> bool {
        self.started_ms.is_some_and(|at| now_ms - at < ms)
    }

    /// No request waits for anybody. Right after a submit there may be none to see yet.
    fn removed(&self, sites: &[Site<'_>], now_ms: f64) -> bool {
        !sites.iter().any(overview::awaited) && (self.moved || !self.within(GRACE_MS, now_ms))
    }

    /// Settled: no site is under way or in a state that we do not know. Sites not started keep it
    /// open only while the scan that this client began may not have reached them.
    fn done(&self, sites: &[Site<'_>], now_ms: f64) -> bool {
        let fresh = self.within(GRACE_MS, now_ms);
        let still = |site: &Site<'_>| site.scan == b"SCAN_NOT_STARTED" && !fresh;
        let moving = sites.iter().any(overview::scanning);
        let ended = sites.iter().all(|s| overview::settled(s) || (still(s) && !moving));
        ended && !(fresh && sites.is_empty()) && (self.moved || !self.within(OLD_MS, now_ms))
    }

    /// The answer itself, with `overview`, `changed` and `stalled` put behind its last field.
    fn show(&self, answer: &[u8], sites: &[Site<'_>], now: &[Seen], stalled: bool) -> Vec<u8> {
        let end = answer.iter().rposition(|b| *b == b'}').unwrap_or(answer.len());
        let mut json = Vec::with_capacity(answer.len() * 2);
        json.extend_from_slice(answer.get(..end).unwrap_or_default());
        json.extend_from_slice(b",\"overview\":");
        overview::write(sites, &mut json);
        json.extend_from_slice(b",\"changed\":[");
        let before = self.seen.as_deref().unwrap_or_default();
        let changed = now.iter().filter(|s| !s.id.is_empty() && !before.contains(s));
        for (index, site) in changed.enumerate() {
            if index > 0 {
                json.push(b',');
            }
            json.extend_from_slice(&site.id);
        }
        json.extend_from_slice(b"],\"stalled\":");
        json.extend_from_slice(if stalled { b"true}" } else { b"false}" });
        json
    }
}

/// FNV-1a: tells a changed site from an unchanged one.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn doc(states: &[&str]) -> Vec<u8> {
        let sites: Vec<Value> = states
            .iter()
            .enumerate()
            .map(|(id, s)| json!({"id": id, "scan_result": {"status": s}, "removal_requests": []}))
            .collect();
        json!({ "sites": sites }).to_string().into_bytes()
    }

    /// A watcher, and when what it watches was begun here.
    struct Tried(ScanWatch, Option<f64>);

    impl Tried {
        fn step(&mut self, answer: &[u8], now_ms: f64) -> Step {
            self.0.step(answer, now_ms, Begun { scan_ms: self.1, removals_ms: self.1 })
        }
    }

    fn scan(begun: Option<f64>) -> Tried {
        Tried(ScanWatch::default(), begun)
    }

    fn removals(begun: Option<f64>) -> Tried {
        Tried(ScanWatch::removals(), begun)
    }

    fn shown(step: Step) -> (Value, bool) {
        let Step::Show { json, done } = step else { panic!("quiet") };
        (serde_json::from_slice(&json).unwrap(), done)
    }

    #[test]
    fn first_then_once_per_change_until_all_have_settled() {
        let mut watch = scan(None);
        let (first, done) = shown(watch.step(&doc(&["SCAN_INITIATED", "SCAN_INITIATED"]), 0.0));
        assert_eq!((&first["changed"], done), (&json!([0, 1]), false));
        assert_eq!(watch.step(&doc(&["SCAN_INITIATED", "SCAN_INITIATED"]), 1.0), Step::Quiet);
        let (next, done) = shown(watch.step(&doc(&["SCAN_INITIATED", "SCAN_FAILED"]), 2.0));
        assert_eq!((&next["changed"], done), (&json!([1]), false));
        assert_eq!(next["overview"]["settled"], 1);
        let (last, done) = shown(watch.step(&doc(&["SCAN_COMPLETED", "SCAN_FAILED"]), 3.0));
        assert_eq!((&last["changed"], done), (&json!([0]), true));
    }

    #[test]
    fn an_unknown_word_is_not_the_end() {
        let mut watch = scan(None);
        assert!(!shown(watch.step(&doc(&["SCAN_COMPLETED", "SCAN_PAUSED"]), 0.0)).1);
    }

    #[test]
    fn not_started_is_the_end_unless_a_scan_was_just_started() {
        let idle = doc(&["SCAN_NOT_STARTED"]);
        assert!(shown(scan(None).step(&idle, 0.0)).1);
        let mut fresh = scan(Some(0.0));
        assert!(!shown(fresh.step(&idle, 10.0)).1);
        assert_eq!(fresh.step(&idle, GRACE_MS), Step::End);
        let mixed = doc(&["SCAN_NOT_STARTED", "SCAN_INITIATED"]);
        assert!(!shown(scan(None).step(&mixed, 0.0)).1);
        assert!(!shown(scan(Some(0.0)).step(&doc(&[]), 1.0)).1);
    }

    #[test]
    fn what_settled_before_the_start_is_not_the_end() {
        let old = doc(&["SCAN_COMPLETED", "SCAN_FAILED"]);
        let mut watch = scan(Some(0.0));
        assert!(!shown(watch.step(&old, 1.0)).1);
        assert_eq!(watch.step(&old, OLD_MS), Step::End, "but it cannot go on for ever");
        let mut watch = scan(Some(0.0));
        watch.step(&doc(&["SCAN_INITIATED", "SCAN_FAILED"]), 1.0);
        assert!(shown(watch.step(&old, 2.0)).1, "a scan was seen to move, and has settled");
        assert!(shown(scan(None).step(&old, 1.0)).1, "nothing was started here");
        // A watcher that saw the last scan move sees a new one begun.
        let mut watch = scan(None);
        watch.step(&doc(&["SCAN_INITIATED", "SCAN_FAILED"]), 1.0);
        watch.1 = Some(2.0);
        assert!(!shown(watch.step(&old, 3.0)).1);
    }

    #[test]
    fn removals_are_watched_until_none_is_waited_for() {
        let doc = |statuses: &[&str]| {
            let requests: Vec<Value> = statuses.iter().map(|s| json!({ "status": s })).collect();
            let site = json!({"id": 1, "scan_result": {"status": "SCAN_COMPLETED"},
                "removal_requests": requests});
            json!({ "sites": [site] }).to_string().into_bytes()
        };
        let done = |watch: &mut Tried, statuses: &[&str], at| match watch.step(&doc(statuses), at) {
            Step::Show { done, .. } => done,
            step => step == Step::End,
        };
        for open in ["POA_SENT_TO_SITE", "USER_MANUAL_INSTRUCTIONS_SENT", "SOMETHING_NEW"] {
            assert!(!done(&mut removals(None), &[open], 0.0), "{open}");
        }
        for over in ["DATA_REMOVED_VERIFIED", "DATA_REAPPEARED_DETECTED"] {
            assert!(done(&mut removals(None), &[over], 0.0), "{over}");
        }
        assert!(done(&mut removals(None), &[], 0.0), "nothing was asked");
        let mut watch = removals(Some(0.0));
        assert!(!done(&mut watch, &[], 1.0), "it was asked a moment ago");
        assert!(!done(&mut watch, &["POA_SENT_TO_SITE"], 2.0));
        assert!(done(&mut watch, &["DATA_REMOVED_VERIFIED"], 3.0), "it was seen to be under way");
        assert!(done(&mut removals(Some(0.0)), &[], GRACE_MS));
    }

    #[test]
    fn a_stall_is_told_once() {
        let mut watch = scan(None);
        let busy = doc(&["SCAN_INITIATED"]);
        assert_eq!(shown(watch.step(&busy, 0.0)).0["stalled"], false);
        let (stalled, done) = shown(watch.step(&busy, STALL_MS));
        assert_eq!(
            (&stalled["stalled"], &stalled["changed"], done),
            (&json!(true), &json!([]), false)
        );
        assert_eq!(watch.step(&busy, STALL_MS * 2.0), Step::Quiet);
    }
}
