//! What a route answers: success, bare or in an envelope, and the one form of failure.

use defentry_web::model::{Kind, Object};
use defentry_web::routes::{Retry, Route};

use super::schema::{self, list, reference};
use crate::node::{Node, map};
use crate::types::Way;
use crate::{examples, session};

pub fn of(route: &Route) -> Node {
    let status = if route.retry == Retry::Read { "200" } else { "2XX" };
    map! { status => success(route), "4XX" => map! { "$ref" => "#/components/responses/Failure" } }
}

fn success(route: &Route) -> Node {
    let (schema, example) = if let Some(name) = session::answer(route) {
        (in_envelope(name), session::token())
    } else if let Some(schema) = schema_of(&route.answer) {
        (schema, examples::of(&route.answer))
    } else {
        return map! { "description" => "Done. What is answered, if anything, is not documented." };
    };
    let partly = matches!(route.answer, Kind::Assumed(_));
    let about = if partly { "Done. The body is assumed; there may be none." } else { "Done." };
    map! { "description" => about, "content" => content(schema, example) }
}

pub fn content(schema: Node, example: Node) -> Node {
    map! { "application/json" => map! { "schema" => schema, "example" => example } }
}

fn schema_of(kind: &Kind) -> Option<Node> {
    match kind {
        Kind::Assumed(inner) => schema_of(inner),
        Kind::List(item) => {
            let items = list(schema::kind(item, Way::Output));
            Some(map! { "anyOf" => [items.clone(), data(items)] })
        }
        Kind::Object(Object { name, .. }) => Some(in_envelope(name)),
        _ => None,
    }
}

/// The type itself or under `data`. That it has no `data` of its own is said, or every envelope
/// would pass as an object with unknown fields, whatever is in it.
fn in_envelope(name: &str) -> Node {
    let no_data = map! { "required" => ["data"] };
    let bare = map! { "allOf" => [reference(name)], "not" => no_data };
    map! { "anyOf" => [bare, data(reference(name))] }
}

fn data(schema: Node) -> Node {
    map! { "type" => "object", "required" => ["data"], "properties" => map! { "data" => schema } }
}

pub fn failure_response() -> Node {
    let detail = map! { "field" => "email", "issue" => "is required" };
    let error = map! {
        "code" => "VALIDATION_ERROR",
        "message" => "The given data was invalid.",
        "details" => [detail],
    };
    map! {
        "description" => "Refused. What is seen: 400, 401, 403, 404, 409, 422 and 429.",
        "content" => content(reference("Failure"), map! { "error" => error }),
    }
}

pub fn failure_schema() -> Node {
    let text = |about: &str, mark: &str| {
        map! { "type" => "string", "description" => about, "x-mark" => mark }
    };
    let detail = map! {
        "type" => "object",
        "required" => ["field", "issue"],
        "properties" => map! {
            "field" => text("The field of the body.", "V"),
            "issue" => text("What is wrong with it.", "V"),
        },
    };
    let details = list(detail)
        .with("description", "One entry per field. Only when the body was refused.")
        .with("x-mark", "V");
    let code = text("Branch on this, and on the status. The set is open.", "V")
        .with("x-extensible-enum", crate::words::CODES.iter().map(|c| c.0).collect::<Vec<_>>());
    let error = map! {
        "type" => "object",
        "required" => ["code", "message"],
        "properties" => map! {
            "code" => code,
            "message" => text("Localized: for people, never to branch on.", "V"),
            "details" => details,
        },
        "x-mark" => "V",
    };
    map! {
        "type" => "object",
        "description" => "A failure, standardized. **V**",
        "required" => ["error"],
        "properties" => map! { "error" => error },
    }
}
