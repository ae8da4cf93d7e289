//! The history. What is bound to happen is in it already; a reader sees only what has.

use serde_json::{Value, json};

use crate::core::time::rfc3339;

#[derive(Debug, Clone)]
struct Event {
    at: u64,
    kind: &'static str,
    site_id: Option<u32>,
}

#[derive(Debug, Default)]
pub struct Events(Vec<Event>);

impl Events {
    pub fn add(&mut self, at: u64, kind: &'static str, site_id: Option<u32>) {
        self.0.push(Event { at, kind, site_id });
    }

    /// Forgets what has not happened yet.
    pub fn cut(&mut self, now: u64) {
        self.0.retain(|event| event.at <= now);
    }

    /// Forgets what one kind of thing was bound to do.
    pub fn cut_kind(&mut self, now: u64, prefix: &str) {
        self.0.retain(|event| event.at <= now || !event.kind.starts_with(prefix));
    }

    /// Oldest first. An id is a place in the history: it never changes.
    pub fn json(&self, now: u64) -> Value {
        let mut past: Vec<_> = self.0.iter().filter(|event| event.at <= now).collect();
        past.sort_by_key(|event| event.at);
        let row = |(id, event): (u64, &Event)| {
            json!({ "id": id, "type": event.kind, "site_id": event.site_id,
                "created_at": rfc3339(event.at) })
        };
        (1..).zip(past).map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Events;
    use serde_json::json;

    #[test]
    fn only_the_past_is_shown_in_order() {
        let mut events = Events::default();
        events.add(5000, "B", Some(1));
        events.add(1000, "A", None);
        let first = json!({ "id": 1, "type": "A", "site_id": null,
            "created_at": "1970-01-01T00:00:01Z" });
        assert_eq!(events.json(4000), json!([first]));
        assert_eq!(events.json(5000).as_array().map(Vec::len), Some(2));
        events.cut(4000);
        assert_eq!(events.json(5000), json!([first]));
    }
}
