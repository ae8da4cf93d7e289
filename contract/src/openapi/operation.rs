//! One route as an operation.

use defentry_web::model::Kind;
use defentry_web::routes::{Retry, Token};

use super::answers::{self, content};
use super::schema::reference;
use crate::node::{Node, map};
use crate::table::{area, parameters};
use crate::verbs::Verb;
use crate::{examples, session};

pub fn operation(verb: &Verb) -> Node {
    let route = verb.route;
    let retry = if route.retry == Retry::Read { "read" } else { "write" };
    let operation = map! {
        "operationId" => verb.name.as_str(),
        "summary" => verb.summary(),
        "description" => verb.description(),
        "tags" => [area(route).id],
        "x-area" => area(route).id,
        "x-retry" => retry,
        "x-mark" => format!("{:?}", route.mark),
    };
    let open = route.token == Token::None;
    let parameters: Vec<Node> = parameters(route.template).map(parameter).collect();
    operation
        .with_some("security", open.then(|| Node::List(Vec::new())))
        .with_some("parameters", (!parameters.is_empty()).then_some(parameters))
        .with_some("requestBody", body(verb))
        .with("responses", answers::of(route))
}

fn parameter(name: &str) -> Node {
    map! {
        "name" => name,
        "in" => "path",
        "required" => true,
        "description" => "As the gateway gave it, percent-encoded.",
        "schema" => map! { "type" => ["integer", "string"] },
        "example" => 101,
    }
}

fn body(verb: &Verb) -> Option<Node> {
    if let Some(name) = session::body(verb.route) {
        let content = content(reference(name), session::code());
        return Some(map! { "required" => true, "content" => content });
    }
    let body = verb.route.body?;
    let Kind::Object(object) = body else { return None };
    let required = object.all.iter().any(|field| field.required);
    let content = content(reference(object.name), examples::of(&body));
    Some(map! { "required" => required, "content" => content })
}
