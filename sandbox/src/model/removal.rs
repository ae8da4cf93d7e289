//! Removal requests, and how each broker takes them.

use serde_json::{Value, json};

use super::event::Events;
use super::site::{Site, Temper};
use crate::core::time::rfc3339;
use crate::core::timeline::Timeline;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Sent,
    Manual,
    Verified,
    Reappeared,
}

impl State {
    pub fn name(self) -> &'static str {
        match self {
            Self::Sent => "POA_SENT_TO_SITE",
            Self::Manual => "USER_MANUAL_INSTRUCTIONS_SENT",
            Self::Verified => "DATA_REMOVED_VERIFIED",
            Self::Reappeared => "DATA_REAPPEARED_DETECTED",
        }
    }
}

const MANUAL_AFTER_MS: u64 = 10_000;
/// The user takes a while.
const MANUAL_DONE_AFTER_MS: u64 = 600_000;
const REAPPEARS_AFTER_MS: u64 = 60_000;

#[derive(Debug)]
pub struct Removal {
    id: u64,
    pub site_id: u32,
    url: &'static str,
    created_at: u64,
    line: Timeline<State>,
}

impl Removal {
    /// `is_repeat`: it is not the first for this site. Data comes back only once.
    pub fn new(id: u64, site: &Site, is_repeat: bool, events: &mut Events, now: u64) -> Self {
        let verified_at = now + 12_000 + site.takes_ms * 4 + id % 5 * 1500;
        let line = Timeline::new(now, State::Sent);
        let line = match site.temper {
            Temper::Manual => line
                .then(now + MANUAL_AFTER_MS, State::Manual)
                .then(now + MANUAL_DONE_AFTER_MS, State::Verified),
            Temper::Relapsing if !is_repeat => line
                .then(verified_at, State::Verified)
                .then(now + REAPPEARS_AFTER_MS, State::Reappeared),
            _ => line.then(verified_at, State::Verified),
        };
        for (at, state) in line.all() {
            events.add(*at, state.name(), Some(site.id()));
        }
        Self { id, site_id: site.id(), url: site.broker.url, created_at: now, line }
    }

    pub fn state(&self, now: u64) -> State {
        *self.line.state(now)
    }

    /// Nothing more is to be asked of the site while the newest request is in this state.
    pub fn bars_another(&self, now: u64) -> bool {
        self.state(now) != State::Reappeared
    }

    /// Text from brokers is hostile: it may hold markup, which nobody should render.
    fn instructions(&self) -> String {
        format!(
            "1. Open {}/privacy?ref=R-{id}&lang=sv\n\
             2. Choose <b>Remove me</b>, and enter the address of your listing.\n\
             3. Confirm the link they e-mail you.\n\n\
             Quote reference R-{id} if they ask.\n",
            self.url,
            id = self.id
        )
    }

    pub fn json(&self, now: u64) -> Value {
        let (since, state) = self.line.at(now);
        let instructions = (*state == State::Manual).then(|| self.instructions());
        json!({
            "id": self.id, "site_id": self.site_id, "status": state.name(),
            "manual_instructions": instructions,
            "created_at": rfc3339(self.created_at), "updated_at": rfc3339(*since),
        })
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use super::{Events, MANUAL_AFTER_MS, Removal};
    use crate::model::site::{Temper, plan};

    #[test]
    fn instructions_are_lines_with_a_link_and_markup_for_no_one_to_render() {
        let site = plan(1).into_iter().find(|site| site.temper == Temper::Manual).unwrap();
        let removal = Removal::new(1001, &site, false, &mut Events::default(), 0);
        let told = |now| removal.json(now)["manual_instructions"].as_str().map(str::to_owned);
        assert_eq!(told(MANUAL_AFTER_MS - 1), None);
        let text = told(MANUAL_AFTER_MS).unwrap();
        let link = format!("1. Open {}/privacy?ref=R-1001&lang=sv\n2. ", site.broker.url);
        assert!(text.starts_with(&link) && text.contains("<b>Remove me</b>"), "{text}");
        assert_eq!(text.lines().count(), 5);
    }
}
