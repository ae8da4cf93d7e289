//! What each broker is going to do, decided by the seed.

use serde_json::{Value, json};

use super::brokers::{BROKERS, Broker};
use crate::core::rng::Rng;

/// How a removal at this site turns out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Temper {
    Obliging,
    /// The user must act.
    Manual,
    /// The data comes back after it was removed, once.
    Relapsing,
}

/// How what is found there resembles the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    Same,
    /// The same, written in another way, and not all of it.
    Rewritten,
    /// Under an address of former days.
    Moved,
    /// Another person of the same name, perhaps.
    Namesake,
}

#[derive(Debug, Clone)]
pub struct Site {
    pub broker: Broker,
    pub finds: bool,
    pub fails_first: bool,
    pub temper: Temper,
    pub likeness: Likeness,
    /// After the start of a scan.
    pub begins_ms: u64,
    pub takes_ms: u64,
}

const FINDERS: usize = 9;
/// The last finder fails at first, so that one retry brings something to light.
const FAILERS: std::ops::Range<usize> = 8..11;

pub fn plan(seed: u64) -> Vec<Site> {
    let mut rng = Rng::new(seed);
    let mut ranks: Vec<usize> = (0..BROKERS.len()).collect();
    rng.shuffle(&mut ranks);
    let site = |(place, (broker, rank)): (u64, (&Broker, &usize))| Site {
        broker: *broker,
        finds: *rank < FINDERS,
        fails_first: FAILERS.contains(rank),
        temper: match rank {
            0 | 1 => Temper::Manual,
            2 => Temper::Relapsing,
            _ => Temper::Obliging,
        },
        likeness: match rank {
            3 => Likeness::Moved,
            4 => Likeness::Namesake,
            5 => Likeness::Rewritten,
            _ => Likeness::Same,
        },
        begins_ms: 300 + place * 700,
        takes_ms: 1500 + rng.below(1400),
    };
    (0..).zip(BROKERS.iter().zip(&ranks)).map(site).collect()
}

impl Site {
    pub fn id(&self) -> u32 {
        self.broker.id
    }

    pub fn json(&self) -> Value {
        json!({ "id": self.broker.id, "name": self.broker.name, "url": self.broker.url })
    }
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Site, Temper, plan};

    #[test]
    fn whatever_the_seed_nine_find_and_three_fail_at_first() {
        for seed in 0..50 {
            let sites = plan(seed);
            let count = |test: fn(&Site) -> bool| sites.iter().filter(|site| test(site)).count();
            assert_eq!(count(|site| site.finds), 9);
            assert_eq!(count(|site| site.fails_first), 3);
            assert_eq!(count(|site| site.finds && site.fails_first), 1);
            assert_eq!(count(|site| site.temper == Temper::Manual && site.finds), 2);
            assert_eq!(count(|site| site.temper == Temper::Relapsing && site.finds), 1);
            for likeness in [Likeness::Moved, Likeness::Namesake, Likeness::Rewritten] {
                let has = |site: &&Site| site.likeness == likeness;
                let found: Vec<_> = sites.iter().filter(has).collect();
                assert!(found.len() == 1 && found.iter().all(|s| s.finds && !s.fails_first));
            }
        }
    }

    #[test]
    fn the_seed_decides_which() {
        let finders = |seed| plan(seed).iter().map(|site| site.finds).collect::<Vec<_>>();
        assert_eq!(finders(1), finders(1));
        assert_ne!(finders(1), finders(2));
    }
}
