//! The page's routes, a table for each area of each side.

use defentry_web::model::Kind;
use defentry_web::routes::{Retry, Route};

use super::types::{link, words};
use super::{code, table};
use crate::session;
use crate::table::{Named, Side};
use crate::verbs::{Verb, verbs};

const ABOUT: &str = "## Routes\n\n\
    Each stands for one call of the package. *Retry* says whether it may be repeated: a `read`\n\
    is, a `write` never is once it may have arrived. Two GETs are writes. An id is refused before\n\
    anything is sent when it is empty, equals a word of a route, or holds `/`, `?`, `#`, `..` or\n\
    a control character; else it is percent-encoded. Singular and plural paths are mixed as the\n\
    vendor has them.\n\n";

const SERVERS: &str = "## Routes for servers\n\n\
    These take the client's secret or a CRM token, so that no page may call them. The first three\n\
    stand for a function of `defentry-web/edge` or `defentry-web/server`, the others for a call of\n\
    what `crmLogin` gives. What is added here needs no click of the user's, and a card no\n\
    verification (**D**).\n\n";

const HEAD: [&str; 7] = ["Call", "Method", "Path", "Body", "Answer", "Retry", "Mark"];

pub fn section() -> String {
    [ABOUT, &tables(Side::Page), SERVERS, &tables(Side::Server)].concat()
}

fn tables(side: Side) -> String {
    let verbs = verbs(side);
    let table = |area: &Named| {
        let rows = verbs.iter().filter(|verb| verb.route.area == area.area).map(row);
        format!("### {}\n\n{}", area.title, table(&HEAD, rows))
    };
    side.areas().iter().map(table).collect()
}

fn row(verb: &Verb) -> Vec<String> {
    let route = verb.route;
    vec![
        code(&verb.name),
        route.method.name().into(),
        code(route.template),
        body(route),
        answer(route),
        if route.retry == Retry::Read { "read" } else { "write" }.into(),
        format!("{:?}", route.mark),
    ]
}

fn body(route: &Route) -> String {
    match &route.body {
        Some(Kind::Object(object)) => link(object.name),
        Some(kind) => words(kind),
        None => session::body(route).map_or("none".into(), link),
    }
}

fn answer(route: &Route) -> String {
    match &route.answer {
        Kind::Any => session::answer(route).map_or("open".into(), link),
        Kind::Assumed(inner) => format!("{}, or nothing", words(inner)),
        kind => words(kind),
    }
}
