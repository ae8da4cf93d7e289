//! A leak, and the alarm it raises.

use serde_json::{Value, json};

use super::item::Item;
use crate::core::time::rfc3339;

/// Invented, and under `.example`, which nobody can own.
const SOURCES: [&str; 6] = [
    "bokhyllan.example",
    "gympasset.example",
    "hundvakten.example",
    "resegruppen.example",
    "skobutiken.example",
    "sockerkakan.example",
];

const DAY_MS: u64 = 86_400_000;

#[derive(Debug)]
pub struct Leak {
    number: u64,
    /// When it came to light.
    pub at: u64,
    closed_at: Option<u64>,
}

impl Leak {
    pub fn new(number: u64, at: u64) -> Self {
        Self { number, at, closed_at: None }
    }

    pub fn id(&self) -> String {
        format!("leak-{:x}", self.number)
    }

    pub fn alarm_id(&self) -> u64 {
        self.number
    }

    /// False when its alarm was closed before.
    pub fn close(&mut self, now: u64) -> bool {
        let was_open = self.closed_at.is_none();
        self.closed_at = self.closed_at.or(Some(now));
        was_open
    }

    fn source(&self) -> &'static str {
        let place = (self.number / 100 + self.number) % SOURCES.len() as u64;
        SOURCES.get(place as usize).copied().unwrap_or_default()
    }

    /// It got out long before it came to light.
    fn leaked_at(&self) -> String {
        rfc3339(self.at.saturating_sub((30 + self.number % 700) * DAY_MS))
    }

    pub fn json(&self, item: &Item) -> Value {
        json!({
            "id": self.id(), "source": self.source(), "leaked_at": self.leaked_at(),
            "fields": item.kind.leaked_fields(), "is_new": self.closed_at.is_none(),
            (item.kind.id_field()): item.id(),
        })
    }

    pub fn alarm_json(&self) -> Value {
        json!({
            "id": self.alarm_id(), "type": "LEAK", "leak_id": self.id(),
            "is_closed": self.closed_at.is_some(), "created_at": rfc3339(self.at),
        })
    }

    /// As the second version of the list has it.
    pub fn rich_alarm_json(&self, item: &Item) -> Value {
        let severity =
            if item.kind.leaked_fields().contains(&"password") { "HIGH" } else { "MEDIUM" };
        json!({
            "id": self.alarm_id(), "type": "LEAK", "leak_id": self.id(),
            "is_closed": self.closed_at.is_some(), "created_at": rfc3339(self.at),
            "closed_at": self.closed_at.map(rfc3339), "severity": severity,
            "title": format!("Found in a leak from {}", self.source()),
            "leak": self.json(item),
        })
    }
}
