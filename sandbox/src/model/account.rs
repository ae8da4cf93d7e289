//! One end user.

use serde_json::{Map, Value, json};

use super::event::Events;
use super::person;
use super::removal::{self, Removal};
use super::scan::{Scan, State};
use super::signing::{Order, Script};
use super::site::Site;
use super::watch::Watch;
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
    pub watch: Watch,
    /// What the user, or the partner at creation, has put in the account's own fields.
    pub details: Map<String, Value>,
    /// Set at creation, or never.
    pub ssn: Option<String>,
    pub is_ssn_monitored: bool,
    pub password: String,
}

/// Every account's, until it is changed. The sandbox never asks for it at a login.
pub const FIRST_PASSWORD: &str = "sandbox-password";

impl Account {
    pub fn new(seed: u64, id: u64, email: &str, now: u64) -> Self {
        Self {
            id,
            email: email.to_owned(),
            has_online_data: !email.starts_with("noplan"),
            created_at: now,
            profile: None,
            scan: Scan::default(),
            orders: Vec::new(),
            script: Script::default(),
            removals: Vec::new(),
            events: Events::default(),
            watch: Watch::new(seed, id),
            details: Map::new(),
            ssn: None,
            is_ssn_monitored: false,
            password: FIRST_PASSWORD.to_owned(),
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
                let data = person::found_data(profile, site);
                let comparison = person::comparison(profile, &data);
                (data, comparison)
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

    /// What was put in the account goes before what the removal profile says. What only a partner
    /// can give is shown where it was given; of the national ID, that there is one.
    pub fn json(&self) -> Value {
        let known = |field: &str, other: Value| {
            let profile = self.profile.as_ref().and_then(|profile| profile.get(field));
            self.details.get(field).or(profile).cloned().unwrap_or(other)
        };
        let known = json!({
            "id": self.id, "email": self.email,
            "first_name": known("first_name", json!("Test")),
            "last_name": known("last_name", json!("Testsson")),
            "phone": known("phone", Value::Null), "lang_code": known("lang_code", json!("en")),
            "has_online_data": self.has_online_data, "created_at": rfc3339(self.created_at),
        });
        let monitored = json!({ "has_ssn": true, "is_ssn_monitored": self.is_ssn_monitored });
        let monitored = self.ssn.is_some().then_some(monitored);
        let known = [Some(known), monitored].into_iter().flatten();
        let known = known.filter_map(|part| part.as_object().cloned()).flatten();
        Value::Object(self.details.clone().into_iter().chain(known).collect())
    }
}
