//! Each example is what its schema says; an envelope with something else in it is not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use contract::Side;
use serde_json::{Value, json};

/// The part of JSON Schema that the description makes use of. Patterns and formats are the
/// decoder's: its own check has a test of its own.
fn fits(document: &Value, schema: &Value, value: &Value) -> bool {
    let all = |inner: &Value| fits(document, inner, value);
    schema.as_object().unwrap().iter().all(|(keyword, says)| match keyword.as_str() {
        "$ref" => all(document.pointer(says.as_str().unwrap().trim_start_matches('#')).unwrap()),
        "allOf" => says.as_array().unwrap().iter().all(all),
        "anyOf" => says.as_array().unwrap().iter().any(all),
        "not" => !all(says),
        "type" => match says {
            Value::Array(names) => names.iter().any(|name| is(name, value)),
            name => is(name, value),
        },
        "required" => {
            let has = |name: &Value| value.get(name.as_str().unwrap()).is_some();
            !value.is_object() || says.as_array().unwrap().iter().all(has)
        }
        "properties" => says.as_object().unwrap().iter().all(|(name, schema)| {
            value.get(name).is_none_or(|inner| fits(document, schema, inner))
        }),
        "items" => value.as_array().into_iter().flatten().all(|inner| fits(document, says, inner)),
        "minItems" => value.as_array().is_none_or(|a| a.len() as u64 >= says.as_u64().unwrap()),
        "maxItems" => value.as_array().is_none_or(|a| a.len() as u64 <= says.as_u64().unwrap()),
        "minimum" => value.as_u64().is_none_or(|n| n >= says.as_u64().unwrap()),
        "maximum" => value.as_u64().is_none_or(|n| n <= says.as_u64().unwrap()),
        "pattern" | "format" | "description" => true,
        keyword if keyword.starts_with("x-") => true,
        keyword => panic!("{keyword} is not looked at"),
    })
}

fn is(name: &Value, value: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        name => panic!("{name} is no type"),
    }
}

/// Every schema of a body or an answer, with its example and where it stands.
fn contents(document: &Value) -> Vec<(String, Value, Value)> {
    let mut contents = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let body = operation.get("requestBody");
            let answers = operation["responses"].as_object().unwrap().values();
            let failure = document.pointer("/components/responses/Failure");
            for part in body.into_iter().chain(answers).chain(failure) {
                let Some(content) = part.get("content") else { continue };
                let content = &content["application/json"];
                let (schema, example) = (content["schema"].clone(), content["example"].clone());
                contents.push((format!("{method} {path}"), schema, example));
            }
        }
    }
    contents
}

#[test]
fn every_example_fits_its_schema() {
    for side in Side::BOTH {
        let document = contract::openapi(side);
        let contents = contents(&document);
        assert!(contents.len() > 50);
        for (at, schema, example) in contents {
            assert!(fits(&document, &schema, &example), "{at}: {example}");
        }
    }
}

#[test]
fn an_envelope_is_looked_into() {
    let mut enveloped = 0;
    for document in Side::BOTH.map(contract::openapi) {
        for (at, schema, example) in contents(&document) {
            if schema.get("anyOf").is_some() {
                assert!(fits(&document, &schema, &json!({ "data": example })), "{at}");
                for wrong in [json!({ "data": 17 }), json!({ "data": null }), json!("text")] {
                    assert!(!fits(&document, &schema, &wrong), "{at}: {wrong}");
                }
                enveloped += 1;
            }
        }
    }
    assert!(enveloped > 50);
}

#[test]
fn what_is_documented_is_insisted_upon_and_what_is_assumed_may_be_null() {
    let document = contract::openapi(Side::Page);
    let schema = |name: &str| document["components"]["schemas"][name].clone();
    let fits = |name: &str, value: Value| fits(&document, &schema(name), &value);
    let result = |data: Value| json!({ "status": "A_NEW_WORD", "data": data });
    assert!(fits("ScanResult", result(json!([]))) && fits("ScanResult", result(json!(null))));
    assert!(fits("ScanResult", result(json!({ "city": "x", "more": 1 }))));
    assert!(!fits("ScanResult", result(json!([1]))) && !fits("ScanResult", json!({})));
    assert!(fits("WatchedEmail", json!({ "id": "a", "email": null })));
    assert!(!fits("WatchedEmail", json!({ "email": "x" })));
    assert!(!fits("ProfileInput", json!({ "first_name": "x" })));
    assert!(fits("CardInput", json!({ "expiry_month": null, "expiry_year": "2030" })));
    assert!(!fits("CardInput", json!({ "expiry_month": 13 })));
    assert!(!fits("RemovalsInput", json!({ "site_ids": [] })));
}

#[test]
fn a_new_account_may_lack_anything_and_a_code_may_not() {
    let document = contract::openapi(Side::Server);
    let schema = |name: &str| document["components"]["schemas"][name].clone();
    let fits = |name: &str, value: Value| fits(&document, &schema(name), &value);
    assert!(fits("NewAccountInput", json!({})) && fits("NewAccountInput", json!({ "more": 1 })));
    assert!(!fits("NewAccountInput", json!({ "ssn": 19_121_212 })));
    assert!(fits("CreatedAccount", json!({ "id": "a", "email": null })));
    assert!(!fits("CreatedAccount", json!({ "email": "x" })));
    assert!(!fits("IssuedCode", json!({})) && !fits("ClientInput", json!({ "email": "x" })));
    assert!(!fits("CrmLoginInput", json!({ "username": "x" })));
}
