//! The description as a whole.

mod answers;
mod operation;
pub mod schema;

use crate::node::{Node, map};
use crate::table::AREAS;
use crate::{API_VERSION, session, types, verbs};
use operation::operation;

const ABOUT: &str = include_str!("../text/openapi.md");

pub fn document() -> Node {
    let tag = |area: &crate::table::Named| map! { "name" => area.id, "description" => area.title };
    map! {
        "openapi" => "3.1.0",
        "info" => map! {
            "title" => "Defentry, as an end user's browser reaches it",
            "version" => API_VERSION,
            "description" => ABOUT.trim_end(),
        },
        "servers" => [map! {
            "url" => "https://api.example.com",
            "description" => "Stands for the address that the account manager gives.",
        }],
        "security" => [map! { "bearerAuth" => Node::List(Vec::new()) }],
        "tags" => AREAS.iter().map(tag).collect::<Vec<_>>(),
        "paths" => paths(),
        "components" => components(),
    }
}

fn paths() -> Node {
    let mut paths: Vec<(String, Node)> = Vec::new();
    for verb in verbs() {
        let method = verb.route.method.name().to_ascii_lowercase();
        let operation = operation(&verb);
        match paths.iter_mut().find(|(path, _)| path == verb.route.template) {
            Some((_, item)) => *item = item.clone().with(&method, operation),
            None => {
                paths.push((verb.route.template.into(), map! { method.as_str() => operation }));
            }
        }
    }
    paths.into_iter().collect()
}

fn components() -> Node {
    let written = types().into_iter().map(|t| (t.object.name.into(), schema::component(&t)));
    let failure = ("Failure".to_owned(), answers::failure_schema());
    let schemas: Node = session::components().into_iter().chain(written).chain([failure]).collect();
    let bearer = map! {
        "type" => "http",
        "scheme" => "bearer",
        "description" => "The app token: it acts as one end user.",
    };
    map! {
        "securitySchemes" => map! { "bearerAuth" => bearer },
        "schemas" => schemas,
        "responses" => map! { "Failure" => answers::failure_response() },
    }
}
