//! The scan of an account: one timeline per site.

use std::collections::BTreeMap;

use super::event::Events;
use super::site::Site;
use crate::core::timeline::Timeline;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    NotStarted,
    Initiated,
    Failed,
    Completed { found: bool },
}

impl State {
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "SCAN_NOT_STARTED",
            Self::Initiated => "SCAN_INITIATED",
            Self::Failed => "SCAN_FAILED",
            Self::Completed { .. } => "SCAN_COMPLETED",
        }
    }
}

const RETRY_TAKES_MS: u64 = 2500;

#[derive(Debug, Default)]
pub struct Scan(BTreeMap<u32, Timeline<State>>);

impl Scan {
    pub fn state(&self, site_id: u32, now: u64) -> State {
        self.0.get(&site_id).map_or(State::NotStarted, |line| *line.state(now))
    }

    pub fn is_running(&self, now: u64) -> bool {
        self.0.values().any(|line| !line.is_settled(now))
    }

    pub fn has_run(&self) -> bool {
        !self.0.is_empty()
    }

    /// `is_gone` tells the sites whose data has been removed: a new scan no longer finds it.
    pub fn start(
        &mut self,
        sites: &[Site],
        is_gone: impl Fn(u32) -> bool,
        events: &mut Events,
        now: u64,
    ) {
        events.add(now, "SCAN_STARTED", None);
        let mut last = now;
        for site in sites {
            let is_first = !self.0.contains_key(&site.id());
            let line = self.0.entry(site.id()).or_insert(Timeline::new(now, State::NotStarted));
            let (begins, ends) = (now + site.begins_ms, now + site.begins_ms + site.takes_ms);
            let found = site.finds && !is_gone(site.id());
            let fails = site.fails_first && is_first;
            let end = if fails { State::Failed } else { State::Completed { found } };
            line.push(begins, State::Initiated);
            line.push(ends, end);
            announce(events, ends, end, site.id());
            last = last.max(ends);
        }
        events.add(last, "SCAN_FINISHED", None);
    }

    /// A retry always recovers.
    pub fn retry(&mut self, site: &Site, events: &mut Events, now: u64) {
        let (ends, end) = (now + RETRY_TAKES_MS, State::Completed { found: site.finds });
        if let Some(line) = self.0.get_mut(&site.id()) {
            line.push(now, State::Initiated);
            line.push(ends, end);
            events.add(now, "SCAN_RETRIED", Some(site.id()));
            announce(events, ends, end, site.id());
        }
    }
}

fn announce(events: &mut Events, at: u64, state: State, site_id: u32) {
    match state {
        State::Failed => events.add(at, "SCAN_FAILED", Some(site_id)),
        State::Completed { found: true } => events.add(at, "DATA_FOUND", Some(site_id)),
        _ => {}
    }
}
