//! The description as a whole.

mod answers;
mod operation;
pub mod schema;

use crate::node::{Node, map};
use crate::table::{Named, Side};
use crate::{API_VERSION, session, types, verbs};
use operation::operation;

/// What the two descriptions do not share.
struct Words {
    title: &'static str,
    about: &'static str,
    scheme: &'static str,
    bearer: &'static str,
}

const PAGE: Words = Words {
    title: "Defentry, as an end user's browser reaches it",
    about: include_str!("../text/openapi.md"),
    scheme: "bearerAuth",
    bearer: "The app token: it acts as one end user.",
};

const SERVER: Words = Words {
    title: "Defentry, as a partner's servers reach it",
    about: include_str!("../text/openapi-servers.md"),
    scheme: "crmBearer",
    bearer: "The CRM token: it acts as the partner's service account.",
};

pub fn document(side: Side) -> Node {
    let words = match side {
        Side::Page => PAGE,
        Side::Server => SERVER,
    };
    let tag = |area: &Named| map! { "name" => area.id, "description" => area.title };
    map! {
        "openapi" => "3.1.0",
        "info" => map! {
            "title" => words.title,
            "version" => API_VERSION,
            "description" => words.about.trim_end(),
        },
        "servers" => [map! {
            "url" => "https://api.example.com",
            "description" => "Stands for the address that the account manager gives.",
        }],
        "security" => [map! { words.scheme => Node::List(Vec::new()) }],
        "tags" => side.areas().iter().map(tag).collect::<Vec<_>>(),
        "paths" => paths(side),
        "components" => components(side, &words),
    }
}

fn paths(side: Side) -> Node {
    let mut paths: Vec<(String, Node)> = Vec::new();
    for verb in verbs(side) {
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

fn components(side: Side, words: &Words) -> Node {
    let written = types(&side.routes());
    let written = written.into_iter().map(|t| (t.object.name.into(), schema::component(&t)));
    let failure = ("Failure".to_owned(), answers::failure_schema());
    let schemas: Node =
        session::components(side).into_iter().chain(written).chain([failure]).collect();
    let bearer = map! {
        "type" => "http",
        "scheme" => "bearer",
        "description" => words.bearer,
    };
    map! {
        "securitySchemes" => map! { words.scheme => bearer },
        "schemas" => schemas,
        "responses" => map! { "Failure" => answers::failure_response() },
    }
}
