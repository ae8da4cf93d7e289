//! The documents are worth something only if they hold what the contract says may come.

use super::{answered, json, read};
use serde_json::Value;
use std::collections::BTreeSet;

/// Every value with its key, at any depth.
fn walk(key: &str, value: &Value, each: &mut dyn FnMut(&str, &Value)) {
    each(key, value);
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| walk(key, value, each)),
        Value::Array(items) => items.iter().for_each(|item| walk("", item, each)),
        _ => {}
    }
}

fn legacy() -> Vec<Value> {
    answered().map(|(verb, _)| json(&read(&verb, "legacy"))).collect()
}

#[test]
fn the_legacy_ones_spell_booleans_in_all_ways_under_all_prefixes() {
    const PREFIXES: [&str; 6] = ["is_", "has_", "can_", "show_", "enable_", "skip_"];
    let (mut spellings, mut prefixes) = (BTreeSet::new(), BTreeSet::new());
    for document in legacy() {
        walk("", &document, &mut |key, value| {
            if let Some(prefix) = PREFIXES.iter().find(|prefix| key.starts_with(**prefix)) {
                spellings.insert(value.to_string());
                prefixes.extend((!value.is_boolean()).then_some(*prefix));
            }
        });
    }
    for spelling in ["1", "0", "\"1\"", "\"0\"", "\"true\"", "\"false\"", "true", "false", "null"] {
        assert!(spellings.contains(spelling), "{spelling}");
    }
    assert_eq!(prefixes.len(), PREFIXES.len());
}

#[test]
fn the_legacy_ones_come_bare_and_wrapped_with_moments_of_no_zone() {
    let documents = legacy();
    let with =
        |keys: &[&str]| documents.iter().any(|d| keys.iter().all(|key| d.get(key).is_some()));
    let beside =
        [&["data"][..], &["data", "meta"], &["data", "meta", "links"], &["data", "success"]];
    assert!(beside.into_iter().all(with));
    assert!(documents.iter().any(|d| d.get("data").is_none() && d.is_object()));
    assert!(documents.iter().any(Value::is_array));
    assert!(documents.iter().any(|d| d["data"] == Value::Array(Vec::new())), "nothing found");
    let mut moments = 0;
    for document in &documents {
        walk("", document, &mut |_, value| {
            let text = value.as_str().unwrap_or_default();
            moments += usize::from(super::super::datetime::is_legacy(text.as_bytes()));
        });
    }
    assert!(moments > 40, "{moments}");
}

/// JavaScript would round them: the standardized documents have them as they come out, as text.
#[test]
fn some_ids_are_beyond_what_javascript_counts() {
    let mut large = 0;
    for document in legacy() {
        walk("", &document, &mut |key, value| {
            large += usize::from(key.ends_with("id") && value.as_u64() > Some(1 << 53));
        });
    }
    assert!(large >= 5, "{large}");
}
