//! The description and the route table say the same, and so do the docs of the verbs.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use contract::{Side, Verb, verbs};
use defentry_web::model::Kind;
use serde_json::Value;

/// The operations of the description, by method and path.
fn operations(side: Side) -> BTreeMap<(String, String), Value> {
    let mut operations = BTreeMap::new();
    let document = contract::openapi(side);
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            operations.insert((method.to_uppercase(), path.clone()), operation.clone());
        }
    }
    operations
}

#[test]
fn every_route_is_an_operation_and_the_other_way_round() {
    for (side, expected) in [(Side::Page, 54), (Side::Server, 31)] {
        let routes = side.routes();
        let routes: BTreeSet<_> =
            routes.iter().map(|r| (r.method.name().to_owned(), r.template.to_owned())).collect();
        assert_eq!(routes.len(), expected);
        assert_eq!(operations(side).into_keys().collect::<BTreeSet<_>>(), routes);
        let ids: BTreeSet<_> = verbs(side).into_iter().map(|verb| verb.name).collect();
        assert_eq!(ids.len(), routes.len(), "two routes of one name");
    }
}

#[test]
fn no_route_is_in_both_descriptions() {
    let [page, server] = Side::BOTH.map(operations);
    assert_eq!(page.keys().find(|key| server.contains_key(key)), None);
}

#[test]
fn the_docs_of_a_verb_name_its_route_and_its_mark() {
    for Verb { name, route, doc } in Side::BOTH.into_iter().flat_map(verbs) {
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
    Side::BOTH.into_iter().for_each(says_what_the_table_says);
}

fn says_what_the_table_says(side: Side) {
    let operations = operations(side);
    for verb in verbs(side) {
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
        let by_hand = ["session.redeem", "mintAppToken", "crmLogin"].contains(&&*verb.name);
        let is_known = !matches!(route.answer, Kind::Any) || by_hand;
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
fn only_where_a_token_or_code_comes_from_none_is_sent() {
    let open = |side| {
        let all = operations(side).into_iter();
        let open = all.filter(|(_, o)| o.get("security").is_some());
        let open = open.inspect(|(_, o)| assert_eq!(o["security"], serde_json::json!([])));
        open.map(|((_, path), _)| path).collect::<Vec<_>>()
    };
    assert_eq!(open(Side::Page), ["/api/v1/sso/login"]);
    let servers = ["/api/v1/crm/auth/login", "/api/v1/sso/code", "/api/v1/sso/token"];
    assert_eq!(open(Side::Server), servers);
}

#[test]
fn each_description_has_the_token_of_its_own_side() {
    for (side, scheme) in [(Side::Page, "bearerAuth"), (Side::Server, "crmBearer")] {
        let document = contract::openapi(side);
        let schemes = document["components"]["securitySchemes"].as_object().unwrap();
        assert_eq!(schemes.keys().collect::<Vec<_>>(), [scheme]);
        assert_eq!(document["security"], serde_json::json!([{ scheme: [] }]));
    }
}
