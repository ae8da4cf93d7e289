//! One derived state per site: a pure function of one snapshot.
//!
//! | newest removal request | else the scan | state |
//! |---|---|---|
//! | `DATA_REAPPEARED_DETECTED` | | `reappeared` |
//! | `USER_MANUAL_INSTRUCTIONS_SENT` | | `needs_user` |
//! | `DATA_REMOVED_VERIFIED` | | `removed` |
//! | `POA_SENT_TO_SITE` | | `waiting_for_broker` |
//! | any other word | | `unknown` |
//! | none | `SCAN_FAILED` | `failed` |
//! | none | `SCAN_NOT_STARTED` | `not_started` |
//! | none | `SCAN_INITIATED` | `in_progress` |
//! | none | `SCAN_COMPLETED`, data found | `found` |
//! | none | `SCAN_COMPLETED`, said to be none | `clear` |
//! | none | any other word, or completed and not said | `unknown` |

use super::snapshot::Site;
use crate::decode::text::decimal;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    NotStarted,
    InProgress,
    Failed,
    Clear,
    Found,
    WaitingForBroker,
    NeedsUser,
    Removed,
    Reappeared,
    Unknown,
}

pub const STATES: [(State, &str); 10] = [
    (State::NotStarted, "not_started"),
    (State::InProgress, "in_progress"),
    (State::Failed, "failed"),
    (State::Clear, "clear"),
    (State::Found, "found"),
    (State::WaitingForBroker, "waiting_for_broker"),
    (State::NeedsUser, "needs_user"),
    (State::Removed, "removed"),
    (State::Reappeared, "reappeared"),
    (State::Unknown, "unknown"),
];

const REMOVAL_WORDS: [(State, &str); 4] = [
    (State::Reappeared, "DATA_REAPPEARED_DETECTED"),
    (State::NeedsUser, "USER_MANUAL_INSTRUCTIONS_SENT"),
    (State::Removed, "DATA_REMOVED_VERIFIED"),
    (State::WaitingForBroker, "POA_SENT_TO_SITE"),
];

const SCAN_WORDS: [(State, &str); 4] = [
    (State::Failed, "SCAN_FAILED"),
    (State::NotStarted, "SCAN_NOT_STARTED"),
    (State::InProgress, "SCAN_INITIATED"),
    (State::Clear, "SCAN_COMPLETED"),
];

fn read(word: &[u8], words: &[(State, &str)]) -> State {
    let known = words.iter().find(|(_, known)| known.as_bytes() == word);
    known.map_or(State::Unknown, |(state, _)| *state)
}

impl State {
    pub fn name(self) -> &'static str {
        STATES.iter().find(|(state, _)| *state == self).map_or("unknown", |(_, name)| name)
    }

    #[inline(never)]
    pub fn of(site: &Site<'_>) -> Self {
        if let Some(removal) = &site.removal {
            return read(removal.status, &REMOVAL_WORDS);
        }
        // Completed says nothing yet: the data does.
        match (read(site.scan, &SCAN_WORDS), site.is_data_found) {
            (State::Clear, Some(true)) => State::Found,
            (State::Clear, _) if site.has_data => State::Found,
            (State::Clear, None) => State::Unknown,
            (state, _) => state,
        }
    }
}

/// Whether this site's scan has ended. A failure is an end; an unknown word is not.
pub fn settled(site: &Site<'_>) -> bool {
    matches!(read(site.scan, &SCAN_WORDS), State::Clear | State::Failed)
}

/// Whom a site waits for, if for anybody, as JSON.
fn waits_for(state: State) -> &'static [u8] {
    match state {
        State::InProgress => b"\"scan\"",
        State::WaitingForBroker => b"\"broker\"",
        State::NeedsUser => b"\"user\"",
        _ => b"null",
    }
}

/// Whether its newest removal request is not over, as far as is known.
pub fn awaited(site: &Site<'_>) -> bool {
    use State::{NeedsUser, Unknown, WaitingForBroker};
    site.removal.is_some() && matches!(State::of(site), WaitingForBroker | NeedsUser | Unknown)
}

pub fn scanning(site: &Site<'_>) -> bool {
    read(site.scan, &SCAN_WORDS) == State::InProgress
}

/// Writes the `Overview` of results.rs as JSON.
pub fn write(sites: &[Site<'_>], out: &mut Vec<u8>) {
    let mut put = |part: &[u8]| out.extend_from_slice(part);
    let number = |n: usize| decimal(n as u64).into_bytes();
    put(b"{\"total\":");
    put(&number(sites.len()));
    put(b",\"settled\":");
    put(&number(sites.iter().filter(|s| settled(s)).count()));
    put(b",\"clearNow\":");
    let clear = |s: &&Site<'_>| matches!(State::of(s), State::Clear | State::Removed);
    put(&number(sites.iter().filter(clear).count()));
    put(b",\"everRemoved\":");
    put(&number(sites.iter().filter(|s| s.ever_removed).count()));
    put(b",\"scanning\":");
    put(bool_text(sites.iter().any(scanning)));
    put(b",\"counts\":{");
    let mut first = true;
    for (state, name) in STATES {
        let count = sites.iter().filter(|s| State::of(s) == state).count();
        if count > 0 {
            put(if first { b"\"" } else { b",\"" });
            put(name.as_bytes());
            put(b"\":");
            put(&number(count));
            first = false;
        }
    }
    put(b"},\"sites\":[");
    for (index, site) in sites.iter().enumerate() {
        let state = State::of(site);
        put(if index == 0 { b"{" } else { b",{" });
        if !site.id.is_empty() {
            put(b"\"id\":");
            put(site.id);
            put(b",");
        }
        put(b"\"state\":\"");
        put(state.name().as_bytes());
        put(b"\",\"waitingFor\":");
        put(waits_for(state));
        put(b",\"scanning\":");
        put(bool_text(scanning(site)));
        put(b",\"canRequestRemoval\":");
        put(bool_text(site.can_request_removal));
        put(b",\"everRemoved\":");
        put(bool_text(site.ever_removed));
        put(b",\"scan\":\"");
        put(site.scan);
        put(b"\",\"removal\":");
        match &site.removal {
            Some(removal) => {
                put(b"\"");
                put(removal.status);
                put(b"\"");
                if !removal.since.is_empty() {
                    put(b",\"since\":\"");
                    put(removal.since);
                    put(b"\"");
                }
            }
            None => put(b"null"),
        }
        put(b"}");
    }
    put(b"]}");
}

fn bool_text(value: bool) -> &'static [u8] {
    if value { b"true" } else { b"false" }
}

#[cfg(test)]
mod tests {
    use super::super::snapshot;
    use super::*;
    use serde_json::{Value, json};

    fn overview(site: &Value) -> Value {
        let doc = json!({ "sites": [site] }).to_string();
        let mut out = Vec::new();
        write(&snapshot::sites(doc.as_bytes()), &mut out);
        serde_json::from_slice(&out).unwrap()
    }

    fn state(scan: &str, found: Value, data: Value, requests: Value) -> String {
        let site = json!({
            "id": 1,
            "scan_result": { "status": scan, "is_data_found": found, "data": data },
            "removal_requests": requests,
        });
        overview(&site)["sites"][0]["state"].as_str().unwrap().into()
    }

    #[test]
    fn every_row_of_the_table() {
        let none = || json!([]);
        for (scan, found, data, expected) in [
            ("SCAN_FAILED", json!(null), json!(null), "failed"),
            ("SCAN_NOT_STARTED", json!(null), json!(null), "not_started"),
            ("SCAN_INITIATED", json!(null), json!(null), "in_progress"),
            ("SCAN_COMPLETED", json!(true), json!({"city": "x"}), "found"),
            ("SCAN_COMPLETED", json!(null), json!({"city": "x"}), "found"),
            ("SCAN_COMPLETED", json!(false), json!(null), "clear"),
            ("SCAN_COMPLETED", json!(null), json!(null), "unknown"),
            ("SCAN_PAUSED", json!(false), json!(null), "unknown"),
        ] {
            assert_eq!(state(scan, found, data, none()), expected, "{scan}");
        }
        for (status, expected) in [
            ("DATA_REAPPEARED_DETECTED", "reappeared"),
            ("USER_MANUAL_INSTRUCTIONS_SENT", "needs_user"),
            ("DATA_REMOVED_VERIFIED", "removed"),
            ("POA_SENT_TO_SITE", "waiting_for_broker"),
            ("SOMETHING_NEW", "unknown"),
        ] {
            let requests = json!([{ "status": status }]);
            assert_eq!(state("SCAN_COMPLETED", json!(false), json!(null), requests), expected);
        }
    }

    #[test]
    fn the_newest_request_counts() {
        let at = |status: &str, created: &str, updated: Option<&str>| json!({ "status": status, "created_at": created, "updated_at": updated });
        let newest = at("POA_SENT_TO_SITE", "2026-06-01T00:00:00Z", Some("2026-06-09T00:00:00Z"));
        let older = at("DATA_REMOVED_VERIFIED", "2026-06-05T00:00:00Z", None);
        for requests in [json!([newest, older]), json!([older, newest])] {
            let site =
                json!({"scan_result": {"status": "SCAN_COMPLETED"}, "removal_requests": requests});
            let site = &overview(&site)["sites"][0];
            assert_eq!(site["state"], "waiting_for_broker");
            assert_eq!(site["everRemoved"], true);
            assert_eq!(site["since"], "2026-06-09T00:00:00Z");
        }
        let undated = json!([{"status": "POA_SENT_TO_SITE"}, {"status": "DATA_REMOVED_VERIFIED"}]);
        assert_eq!(state("SCAN_COMPLETED", json!(true), json!(null), undated), "removed");
    }

    /// What was removed once may be back; what failed or is not known is never clear.
    #[test]
    fn clear_now_and_ever_removed_are_two_things() {
        let site = |scan: &str, found: bool, requests: &[&str]| {
            let requests: Vec<Value> = requests.iter().map(|s| json!({ "status": s })).collect();
            json!({"scan_result": {"status": scan, "is_data_found": found},
                "removal_requests": requests})
        };
        let sites = [
            site("SCAN_COMPLETED", false, &[]),
            site("SCAN_COMPLETED", true, &["DATA_REMOVED_VERIFIED"]),
            site("SCAN_COMPLETED", true, &["DATA_REMOVED_VERIFIED", "DATA_REAPPEARED_DETECTED"]),
            site("SCAN_FAILED", false, &[]),
            site("SCAN_PAUSED", false, &[]),
            site("SCAN_COMPLETED", false, &["POA_SENT_TO_SITE"]),
            site("SCAN_COMPLETED", true, &["USER_MANUAL_INSTRUCTIONS_SENT"]),
            site("SCAN_INITIATED", false, &[]),
        ];
        let doc = json!({ "sites": sites }).to_string();
        let mut out = Vec::new();
        write(&snapshot::sites(doc.as_bytes()), &mut out);
        let out: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!((&out["clearNow"], &out["everRemoved"]), (&json!(2), &json!(2)));
        let waiting: Vec<_> = (0..8).map(|i| out["sites"][i]["waitingFor"].clone()).collect();
        let none = Value::Null;
        let expected =
            [&none, &none, &none, &none, &none, &json!("broker"), &json!("user"), &json!("scan")];
        assert_eq!(waiting.iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn totals() {
        let doc = json!({"sites": [
            {"id": "a", "scan_result": {"status": "SCAN_INITIATED"}, "removal_requests": []},
            {"id": "b", "scan_result": {"status": "SCAN_FAILED"}, "removal_requests": []},
            {"id": "c", "scan_result": {"status": "odd"}, "removal_requests": []},
        ]});
        let doc = doc.to_string();
        let mut out = Vec::new();
        write(&snapshot::sites(doc.as_bytes()), &mut out);
        let out: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(out["counts"], json!({"in_progress": 1, "failed": 1, "unknown": 1}));
        assert_eq!((&out["clearNow"], &out["everRemoved"]), (&json!(0), &json!(0)));
        assert_eq!(
            (&out["total"], &out["settled"], &out["scanning"]),
            (&json!(3), &json!(1), &json!(true))
        );
    }
}
