//! The description and the route table say the same, and so do the docs of the verbs.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use contract::{Verb, verbs};
use defentry_web::model::Kind;
use defentry_web::routes::ALL;
use serde_json::Value;

/// The operations of the description, by method and path.
fn operations() -> BTreeMap<(String, String), Value> {
    let mut operations = BTreeMap::new();
    let document = contract::openapi();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            operations.insert((method.to_uppercase(), path.clone()), operation.clone());
        }
    }
    operations
}

#[test]
fn every_route_is_an_operation_and_the_other_way_round() {
    let routes: BTreeSet<_> =
        ALL.iter().map(|r| (r.method.name().to_owned(), r.template.to_owned())).collect();
    assert_eq!(operations().into_keys().collect::<BTreeSet<_>>(), routes);
    let ids: BTreeSet<_> = verbs().into_iter().map(|verb| verb.name).collect();
    assert_eq!(ids.len(), routes.len(), "two routes of one name");
}

#[test]
fn the_docs_of_a_verb_name_its_route_and_its_mark() {
    for Verb { name, route, doc } in verbs() {
        let doc = doc.replace('\n', " ");
        let at = format!("`{} {}`", route.method.name(), route.template);
        assert!(doc.contains(&at), "{name} does not name {at}");
        let mark = format!("**{:?}**", route.mark);
        assert!(doc.contains(&mark), "{name} does not carry {mark}");
        assert!(doc.contains("```js\n") || doc.contains("```js "), "{name} has no example");
    }
}

#[test]
fn an_operation_says_what_the_table_says() {
    let operations = operations();
    for verb in verbs() {
        let route = verb.route;
        let key = (route.method.name().to_owned(), route.template.to_owned());
        let operation = &operations[&key];
        assert_eq!(operation["operationId"], verb.name);
        assert_eq!(operation["x-mark"], format!("{:?}", route.mark));
        assert_eq!(operation["x-retry"], format!("{:?}", route.retry).to_lowercase());
        assert!(operation["summary"].as_str().unwrap().ends_with('.'), "{}", verb.name);
        assert!(!operation["summary"].as_str().unwrap().contains('`'), "{}", verb.name);
        let wants_body = route.body.is_some() || verb.name == "session.redeem";
        assert_eq!(operation.get("requestBody").is_some(), wants_body, "{}", verb.name);
        let responses = operation["responses"].as_object().unwrap();
        assert_eq!(responses.len(), 2);
        let success = if operation["x-retry"] == "read" { "200" } else { "2XX" };
        let has_content = responses[success].get("content").is_some();
        let is_known = !matches!(route.answer, Kind::Any) || verb.name == "session.redeem";
        assert_eq!(has_content, is_known, "{}", verb.name);
        let parameters = operation.get("parameters").and_then(Value::as_array);
        let names: Vec<_> = parameters.into_iter().flatten().map(|p| &p["name"]).collect();
        assert_eq!(names.len(), route.template.matches('{').count());
        assert!(
            names.iter().all(|n| route.template.contains(&format!("{{{}}}", n.as_str().unwrap())))
        );
    }
}

#[test]
fn only_the_redemption_goes_without_a_token() {
    let open: Vec<_> =
        operations().into_iter().filter(|(_, o)| o.get("security").is_some()).collect();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].0.1, "/api/v1/sso/login");
    assert_eq!(open[0].1["security"], serde_json::json!([]));
}
