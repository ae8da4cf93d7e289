//! What a user has watched: e-mails, phones, IBANs, documents and cards, with the leaks found of
//! each. Every leak raises an alarm.

mod coach;
mod item;
mod kind;
mod leak;

use serde_json::{Map, Value};

pub use coach::advice;
pub use item::Item;
pub use kind::Kind;
pub use leak::Leak;

/// Of each kind: nothing here may grow without end.
const MAX_ITEMS: usize = 100;

#[derive(Debug)]
pub struct Watch {
    /// What the codes are made from.
    seed: u64,
    /// The number the newest item got. Ids are made from it.
    last: u64,
    items: Vec<Item>,
    /// The user leaves the mails unread that ask for a confirmation.
    is_held: bool,
}

impl Watch {
    /// The ids of one account are none of another's.
    pub fn new(seed: u64, account_id: u64) -> Self {
        Self { seed, last: account_id * 10_000, items: Vec::new(), is_held: false }
    }

    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.kind == kind)
    }

    pub fn get(&mut self, kind: Kind, id: &str) -> Option<&mut Item> {
        self.items.iter_mut().find(|item| item.kind == kind && item.has_id(id))
    }

    /// The item that is this very thing, whatever its id.
    pub fn same(&mut self, kind: Kind, fields: &Map<String, Value>) -> Option<&mut Item> {
        let key = kind.key(fields);
        self.items.iter_mut().find(|item| item.kind == kind && item.key == key)
    }

    pub fn is_full(&self, kind: Kind) -> bool {
        self.of(kind).count() >= MAX_ITEMS
    }

    /// Where the partner vouches for it, its owner is not asked.
    pub fn add(
        &mut self,
        kind: Kind,
        fields: Map<String, Value>,
        is_vouched: bool,
        now: u64,
    ) -> Value {
        self.last += 1;
        let mut item = Item::new(kind, self.last, self.seed, fields, now);
        match kind {
            _ if is_vouched && kind.flag().is_some() => item.confirm(now),
            Kind::Email if !self.is_held => item.confirm(now + item::READ_AFTER_MS),
            Kind::Iban => item.confirm(now),
            // It stands on the bank statement, beside a small charge.
            Kind::Card => item.send_code(),
            _ => {}
        }
        let value = item.json(now);
        self.items.push(item);
        value
    }

    /// Its leaks and alarms go with it.
    pub fn remove(&mut self, kind: Kind, id: &str) -> bool {
        let before = self.items.len();
        self.items.retain(|item| item.kind != kind || !item.has_id(id));
        self.items.len() < before
    }

    /// The leaks that have come to light, the oldest first.
    pub fn leaks<'w>(&'w self, now: u64) -> Vec<(&'w Item, &'w Leak)> {
        let of = |item: &'w Item| item.leaks(now).map(move |leak| (item, leak));
        let mut leaks: Vec<_> = self.items.iter().flat_map(of).collect();
        leaks.sort_by_key(|(_, leak)| leak.at);
        leaks
    }

    pub fn alarm(&mut self, id: &str, now: u64) -> Option<&mut Leak> {
        let mut leaks = self.items.iter_mut().flat_map(|item| item.leaks_mut(now));
        leaks.find(|leak| leak.alarm_id().to_string() == id)
    }

    /// A leak comes to light now, of the newest item that is searched for. None without such an
    /// item, or when it has more than enough.
    pub fn leak(&mut self, kind: Option<Kind>, now: u64) -> Option<&Leak> {
        let fits = |item: &&mut Item| kind.is_none_or(|k| k == item.kind) && item.is_confirmed(now);
        self.items.iter_mut().rev().find(fits)?.leak(now)
    }

    /// The user reads the mails that are waiting, or leaves them, and later ones the same way.
    pub fn read_mails(&mut self, is_held: bool, now: u64) -> usize {
        self.is_held = is_held;
        let act = |item: &mut Item| if is_held { item.hold() } else { item.confirm(now) };
        self.waiting(now).map(act).count()
    }

    /// The mails that are waiting are not read; later ones may be.
    pub fn leave_unread(&mut self, now: u64) {
        self.waiting(now).for_each(Item::hold);
    }

    fn waiting(&mut self, now: u64) -> impl Iterator<Item = &mut Item> {
        let waits = move |item: &&mut Item| item.kind == Kind::Email && !item.is_confirmed(now);
        self.items.iter_mut().filter(waits)
    }
}
