//! Everything the gateway remembers.

use std::collections::BTreeMap;
use std::fmt;

use super::auth::Secrets;
use super::cors::Policy;
use super::faults::Faults;
use super::legacy_error::Shape;
use super::log::Log;
use super::rng::Rng;
use super::time::Clock;
use crate::model::account::Account;
use crate::model::ids::Ids;
use crate::model::site::{self, Site};

pub struct World {
    pub seed: u64,
    pub clock: Clock,
    pub rng: Rng,
    pub secrets: Secrets,
    pub accounts: BTreeMap<String, Account>,
    pub ids: Ids,
    pub sites: Vec<Site>,
    pub faults: Faults,
    pub log: Log,
    pub cors: Policy,
    pub force_standardized: bool,
    pub legacy_error_shape: Option<Shape>,
    /// What brokers write is hostile.
    pub hostile_texts: bool,
    pub requests: u64,
    /// How often each site was asked to remove something, whoever asked.
    pub removal_requests: BTreeMap<u32, u64>,
    /// The speed it was started with, which a reset goes back to.
    initial_speed: f64,
}

impl World {
    pub fn new(seed: u64, speed: f64, now_ms: u64) -> Self {
        Self {
            seed,
            clock: Clock::new(now_ms, speed),
            rng: Rng::new(seed),
            secrets: Secrets::default(),
            accounts: BTreeMap::new(),
            ids: Ids::default(),
            sites: site::plan(seed),
            faults: Faults::default(),
            log: Log::default(),
            cors: Policy::default(),
            force_standardized: false,
            legacy_error_shape: None,
            hostile_texts: false,
            requests: 0,
            removal_requests: BTreeMap::new(),
            initial_speed: speed,
        }
    }

    /// As it was in the beginning, perhaps with another seed.
    pub fn reset(&mut self, seed: Option<u64>, now_ms: u64) {
        *self = Self::new(seed.unwrap_or(self.seed), self.initial_speed, now_ms);
    }

    /// Any e-mail is a user, created when first met.
    pub fn account(&mut self, email: &str, now: u64) -> &mut Account {
        self.parts(email, now).0
    }

    /// The same, with what a handler needs beside it.
    pub fn parts(&mut self, email: &str, now: u64) -> (&mut Account, &[Site], &mut Rng) {
        let (seed, ids) = (self.seed, &mut self.ids);
        let create = || Account::new(seed, ids.of(seed, email), email, now);
        let account = self.accounts.entry(email.to_owned()).or_insert_with(create);
        (account, &self.sites, &mut self.rng)
    }
}

/// The world holds tokens and personal data: it is never printed.
impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("World").field("seed", &self.seed).finish_non_exhaustive()
    }
}
