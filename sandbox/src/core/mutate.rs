//! Faults inside an answer that is otherwise right.

use serde_json::{Value, json};

use super::fault::Kind;

/// Works on the standardized value, before the format is chosen.
pub fn mutate(value: &mut Value, kind: &Kind) {
    if kind.unknown_status {
        unknown_statuses(value, "");
    }
    if kind.wrong_type {
        wrong_type(value);
    }
    if let Some(set) = &kind.set
        && let Some(spot) = value.pointer_mut(&set.pointer)
    {
        *spot = set.value.clone();
    }
}

/// Every status becomes one that nobody has heard of, in the style of its neighbourhood.
fn unknown_statuses(value: &mut Value, parent: &str) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if key == "status" && value.is_string() {
                    *value = json!(unheard_of(parent));
                }
                unknown_statuses(value, key);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| unknown_statuses(item, parent)),
        _ => {}
    }
}

fn unheard_of(parent: &str) -> &'static str {
    match parent {
        "scan_result" => "SCAN_PAUSED_BY_BROKER",
        "removal_requests" => "BROKER_ASKED_FOR_MORE_TIME",
        _ => "QUEUED_AT_PROVIDER",
    }
}

/// `sites[3].scan_result.status` where there is one, else the first string found, becomes 17.
fn wrong_type(value: &mut Value) {
    if let Some(status) = value.pointer_mut("/sites/3/scan_result/status") {
        *status = json!(17);
    } else if let Some(text) = first_string(value) {
        *text = json!(17);
    }
}

fn first_string(value: &mut Value) -> Option<&mut Value> {
    match value {
        Value::String(_) => Some(value),
        Value::Array(items) => items.iter_mut().find_map(first_string),
        Value::Object(map) => map.values_mut().find_map(first_string),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::{Kind, mutate};
    use crate::core::fault::Set;
    use serde_json::json;

    #[test]
    fn statuses_become_unknown_wherever_they_are() {
        let mut value = json!({ "sites": [{ "scan_result": { "status": "SCAN_COMPLETED" },
            "removal_requests": [{ "status": "POA_SENT_TO_SITE" }] }] });
        mutate(&mut value, &Kind { unknown_status: true, ..Kind::default() });
        let scan = value.pointer("/sites/0/scan_result/status");
        assert_eq!(scan, Some(&json!("SCAN_PAUSED_BY_BROKER")));
        let removal = value.pointer("/sites/0/removal_requests/0/status");
        assert_eq!(removal, Some(&json!("BROKER_ASKED_FOR_MORE_TIME")));
    }

    #[test]
    fn a_wrong_type_or_any_value_can_be_put_in() {
        let mut value = json!({ "n": 1, "list": [{ "name": "x" }] });
        mutate(&mut value, &Kind { wrong_type: true, ..Kind::default() });
        assert_eq!(value, json!({ "n": 1, "list": [{ "name": 17 }] }));
        let set = Some(Set { pointer: "/n".into(), value: json!([]) });
        mutate(&mut value, &Kind { set, ..Kind::default() });
        assert_eq!(value["n"], json!([]));
    }
}
