//! One end user.

use serde_json::{Map, Value, json};

use super::event::Events;
use super::person;
use super::removal::{self, Removal};
use super::scan::{Scan, State};
use super::signing::{Order, Script};
use super::site::Site;
use crate::core::rng::hash;
use crate::core::time::rfc3339;

#[derive(Debug)]
pub struct Account {
    pub id: u64,
    pub email: String,
    pub has_online_data: bool,
    pub created_at: u64,
    pub profile: Option<Map<String, Value>>,
    pub scan: Scan,
    /// The newest is last.
    pub orders: Vec<Order>,
    pub script: Script,
    pub removals: Vec<Removal>,
    pub events: Events,
}

impl Account {
    pub fn new(seed: u64, email: &str, now: u64) -> Self {
        Self {
            id: 10_000 + (hash(email) ^ seed) % 90_000,
            email: email.to_owned(),
            has_online_data: !email.starts_with("noplan"),
            created_at: now,
            profile: None,
            scan: Scan::default(),
            orders: Vec::new(),
            script: Script::default(),
            removals: Vec::new(),
            events: Events::default(),
        }
    }

    /// The profile goes, and all that was done with it. The history stays.
    pub fn forget_profile(&mut self, now: u64) {
        self.profile = None;
        self.scan = Scan::default();
        self.orders.clear();
        self.removals.clear();
        self.events.cut(now);
        self.events.add(now, "PROFILE_DELETED", None);
    }

    pub fn is_signed(&self, now: u64) -> bool {
        self.orders.iter().any(|order| order.is_signed(now))
    }

    fn newest_removal(&self, site_id: u32) -> Option<&Removal> {
        self.removals.iter().rev().find(|removal| removal.site_id == site_id)
    }

    /// The data was found at the site, and nothing is under way there.
    pub fn can_send_deletion_request(&self, site_id: u32, now: u64) -> bool {
        let found = self.scan.state(site_id, now) == State::Completed { found: true };
        found && !self.newest_removal(site_id).is_some_and(|removal| removal.bars_another(now))
    }

    pub fn is_gone(&self, site_id: u32, now: u64) -> bool {
        let newest = self.newest_removal(site_id);
        newest.is_some_and(|removal| removal.state(now) == removal::State::Verified)
    }

    /// The site as `scan/status` shows it.
    pub fn site_json(&self, site: &Site, now: u64) -> Value {
        let state = self.scan.state(site.id(), now);
        let is_data_found = state == State::Completed { found: true };
        // Without data the vendor sends an empty array where an object would be.
        let (data, comparison) = match &self.profile {
            Some(profile) if is_data_found => {
                (person::found_data(profile, site), person::comparison(site))
            }
            _ => (json!([]), json!([])),
        };
        let mine = self.removals.iter().filter(|removal| removal.site_id == site.id());
        let mut removals: Vec<_> = mine.map(|removal| removal.json(now)).collect();
        // The order is not defined: newest first and then the oldest, so that nobody relies on it.
        if !removals.is_empty() {
            removals.rotate_right(1);
        }
        json!({
            "id": site.id(), "name": site.broker.name, "url": site.broker.url,
            "scan_result": {
                "status": state.name(), "is_data_found": is_data_found, "data": data,
                "comparison": comparison,
            },
            "removal_requests": removals,
            "can_send_deletion_request": self.can_send_deletion_request(site.id(), now),
        })
    }

    pub fn json(&self) -> Value {
        let name = |field: &str, other: &str| {
            let profile = self.profile.as_ref().and_then(|profile| profile.get(field));
            profile.cloned().unwrap_or_else(|| json!(other))
        };
        json!({
            "id": self.id, "email": self.email,
            "first_name": name("first_name", "Test"), "last_name": name("last_name", "Testsson"),
            "has_online_data": self.has_online_data, "created_at": rfc3339(self.created_at),
        })
    }
}
