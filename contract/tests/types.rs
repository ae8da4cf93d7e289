//! The wire types: each field is explained, and each example is one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use contract::{SETS, Side, Type, Verb, Way, example};
use defentry_web::decode::{request_body, response};
use defentry_web::model::{Gives, Kind};
use defentry_web::watch::signing::Phase;
use serde_json::{Value, json};

fn types() -> Vec<Type> {
    contract::types(&Side::BOTH.map(Side::routes).concat())
}

fn verbs() -> Vec<Verb> {
    Side::BOTH.into_iter().flat_map(contract::verbs).collect()
}

/// 2026-06-16: a card that is good in the examples must not have expired.
const NOW_MS: f64 = 1_781_643_725_000.0;

#[test]
fn every_field_has_a_mark_and_a_doc() {
    for side in Side::BOTH {
        let document = contract::openapi(side);
        let schemas = document["components"]["schemas"].as_object().unwrap();
        // The types, and what is written by hand: code and token, or two tokens, and failure.
        let types = contract::types(&side.routes()).len();
        assert_eq!(schemas.len(), types + 3, "a type is both sent and read, or named twice");
        for (name, schema) in schemas {
            for (field, about) in schema["properties"].as_object().unwrap() {
                let mark = about["x-mark"].as_str();
                assert!(matches!(mark, Some("D" | "V" | "A")), "{name}.{field}");
                if name != "Failure" {
                    let doc = about["description"].as_str().unwrap();
                    assert!(doc.ends_with('.') && doc.len() > 4, "{name}.{field}: {doc}");
                }
            }
        }
    }
    for of in types() {
        assert!(!of.object.doc.trim().is_empty(), "{}", of.object.name);
        assert!(of.object.doc.contains("**"), "{} has no mark", of.object.name);
    }
}

#[test]
fn nothing_forbids_a_field_and_only_sent_texts_are_insisted_upon() {
    let documents = Side::BOTH.map(contract::openapi);
    for text in documents.iter().map(ToString::to_string) {
        assert!(!text.contains("additionalProperties") && !text.contains("\"enum\""));
    }
    for of in types() {
        let all = documents.iter().map(|one| &one["components"]["schemas"][of.object.name]);
        let schema = all.into_iter().find(|schema| !schema.is_null()).unwrap();
        let required = schema.get("required").cloned().unwrap_or_else(|| json!([]));
        let expected: Vec<_> =
            of.object.all.iter().filter(|f| f.required).map(|f| f.name).collect();
        assert_eq!(required, json!(expected), "{}", of.object.name);
        if of.way == Way::Output {
            assert!(!schema["properties"].to_string().contains("pattern"), "{}", of.object.name);
        }
    }
}

#[test]
fn every_body_example_may_be_sent() {
    for verb in verbs() {
        if let Some(body) = &verb.route.body {
            let text = example(body).to_string();
            let wrong = request_body(text.as_bytes(), body, NOW_MS);
            assert!(wrong.is_empty(), "{}: {wrong:?} of {text}", verb.name);
        }
    }
}

#[test]
fn every_answer_example_is_read_and_comes_back_unchanged() {
    for verb in verbs().iter().filter(|verb| verb.route.gives == Gives::Answer) {
        let text = example(&verb.route.answer).to_string();
        let read = response(text.as_bytes(), &verb.route.answer, false);
        assert_eq!(read.unwrap(), text.as_bytes(), "{}", verb.name);
        let wrapped = format!("{{\"data\":{text}}}");
        let read = response(wrapped.as_bytes(), &verb.route.answer, false);
        assert_eq!(read.unwrap(), text.as_bytes(), "{} in an envelope", verb.name);
        assert_ne!(text, "{}", "{} has an empty example", verb.name);
    }
}

#[test]
fn the_examples_in_the_description_are_these() {
    let mut found = 0;
    let by_hand = ["session.redeem", "mintAppToken", "crmLogin"];
    for verb in verbs().iter().filter(|verb| !by_hand.contains(&&*verb.name)) {
        let side = Side::BOTH
            .into_iter()
            .find(|side| side.routes().iter().any(|r| std::ptr::eq(*r, verb.route)));
        let document = contract::openapi(side.unwrap());
        let method = verb.route.method.name().to_lowercase();
        let operation = &document["paths"][verb.route.template][&method];
        let of = |part: &Value| part["content"]["application/json"].get("example").cloned();
        let body = verb.route.body.as_ref().map(example);
        assert_eq!(of(&operation["requestBody"]), body, "{}", verb.name);
        let responses = operation["responses"].as_object().unwrap();
        let (_, success) = responses.iter().find(|(status, _)| status.starts_with('2')).unwrap();
        if let Some(answer) = of(success) {
            assert_eq!(answer, example(&verb.route.answer), "{}", verb.name);
            found += 1;
        }
    }
    assert!(found > 50);
}

#[test]
fn the_known_words_are_the_types_own() {
    // What TypeScript is told stands in one text; here are the same words, with their meaning.
    let scan = include_str!("../../src/model/scan.rs");
    let mut told: Vec<_> = scan.split("\\\"").skip(1).step_by(2).collect();
    let mut known: Vec<_> = SETS.iter().flat_map(|set| set.words).map(|(word, _)| *word).collect();
    told.sort_unstable();
    known.sort_unstable();
    assert_eq!(told, known);
    for (name, field) in SETS.iter().flat_map(|set| set.fields) {
        let all = types();
        let of = all.iter().find(|of| of.object.name == *name).unwrap();
        let field = of.object.all.iter().find(|f| f.name == *field).unwrap();
        assert!(matches!(field.kind, Kind::String), "{name}");
    }
}

#[test]
fn the_signing_words_are_the_watchers_own() {
    let watcher = include_str!("../../src/watch/signing.rs");
    let (_, rest) = watcher.split_once("const WORDS").unwrap();
    let (table, _) = rest.split_once("];\n").unwrap();
    let page = contract::markdown();
    for word in table.split('"').skip(1).step_by(2) {
        assert_ne!(Phase::of(word), Phase::Unknown);
        assert!(page.contains(&format!("`{word}`")), "{word} is not on the page");
    }
}

#[test]
fn what_is_sent_is_called_an_input() {
    for verb in verbs() {
        if let Some(Kind::Object(object)) = &verb.route.body {
            assert!(object.name.ends_with("Input"), "{}", object.name);
        }
    }
}
