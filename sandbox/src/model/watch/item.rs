//! One watched thing.

use serde_json::{Map, Value, json};

use super::kind::Kind;
use super::leak::Leak;
use crate::core::form::text;
use crate::core::rng::Rng;
use crate::core::time::rfc3339;

/// So long the user takes to open the mail and confirm.
pub const READ_AFTER_MS: u64 = 10_000;
/// So long the search takes for a thing that is confirmed.
pub const FOUND_AFTER_MS: u64 = 20_000;
const MAX_LEAKS: usize = 50;

#[derive(Debug)]
pub struct Item {
    pub kind: Kind,
    pub key: u64,
    number: u64,
    fields: Map<String, Value>,
    created_at: u64,
    /// It may lie ahead. Without one nothing is searched for.
    confirmed_at: Option<u64>,
    leaks: Vec<Leak>,
    codes: Rng,
    /// The one sent last.
    code: Option<String>,
}

impl Item {
    pub fn new(
        kind: Kind,
        number: u64,
        seed: u64,
        mut fields: Map<String, Value>,
        now: u64,
    ) -> Self {
        let key = kind.key(&fields);
        if kind == Kind::Card {
            // From here on nobody knows the number.
            let masked = masked(text(&fields, "card_number"));
            fields.insert("card_number".to_owned(), json!(masked));
        }
        let (confirmed_at, leaks, code) = (None, Vec::new(), None);
        let codes = Rng::new(seed ^ key);
        Self { kind, key, number, fields, created_at: now, confirmed_at, leaks, codes, code }
    }

    pub fn id(&self) -> Value {
        self.kind.id(self.number)
    }

    /// As it stands in a path.
    pub fn id_text(&self) -> String {
        match self.id() {
            Value::String(text) => text,
            number => number.to_string(),
        }
    }

    pub fn has_id(&self, id: &str) -> bool {
        self.id_text() == id
    }

    pub fn text(&self, field: &str) -> &str {
        text(&self.fields, field)
    }

    /// What tells it from others, as far as it is kept.
    pub fn telling(&self) -> &str {
        self.kind.fields().first().map_or("", |(field, _)| self.text(field))
    }

    /// What it would be if these fields were changed.
    pub fn with(&self, changes: Map<String, Value>) -> Map<String, Value> {
        self.fields.clone().into_iter().chain(changes).collect()
    }

    pub fn change(&mut self, fields: Map<String, Value>) {
        self.key = self.kind.key(&fields);
        self.fields = fields;
    }

    pub fn is_confirmed(&self, now: u64) -> bool {
        self.confirmed_at.is_some_and(|at| at <= now)
    }

    /// It was not yet: so what was bound to be found is found at another time.
    pub fn confirm(&mut self, at: u64) {
        self.hold();
        self.confirmed_at = Some(at);
        self.leak(at + FOUND_AFTER_MS);
    }

    pub fn hold(&mut self) {
        self.confirmed_at = None;
        self.leaks.clear();
    }

    /// None when there are so many that nobody needs another.
    pub fn leak(&mut self, at: u64) -> Option<&Leak> {
        if self.leaks.len() >= MAX_LEAKS {
            return None;
        }
        let number = self.number * 100 + self.leaks.len() as u64 + 1;
        self.leaks.push(Leak::new(number, at));
        self.leaks.last()
    }

    pub fn leaks(&self, now: u64) -> impl Iterator<Item = &Leak> {
        self.leaks.iter().filter(move |leak| leak.at <= now)
    }

    pub fn leaks_mut(&mut self, now: u64) -> impl Iterator<Item = &mut Leak> {
        self.leaks.iter_mut().filter(move |leak| leak.at <= now)
    }

    /// A new one each time, the same ones for the same thing and seed.
    pub fn send_code(&mut self) {
        let width = self.kind.code_length();
        let code: String = (0..width).map(|_| self.codes.below(10).to_string()).collect();
        self.code = Some(code);
    }

    /// The code that is waiting to be typed in.
    pub fn code(&self, now: u64) -> Option<&str> {
        self.code.as_deref().filter(|_| !self.is_confirmed(now))
    }

    pub fn json(&self, now: u64) -> Value {
        let mut item = Map::from_iter([("id".to_owned(), self.id())]);
        item.extend(self.fields.clone());
        if let Some(flag) = self.kind.flag() {
            item.insert(flag.to_owned(), json!(self.is_confirmed(now)));
        }
        item.insert("created_at".to_owned(), json!(rfc3339(self.created_at)));
        Value::Object(item)
    }
}

/// `•••• 4242`
fn masked(number: &str) -> String {
    let last: String = number.chars().skip(number.len().saturating_sub(4)).collect();
    format!("•••• {last}")
}
