//! The page's routes, a table for each area.

use defentry_web::model::Kind;
use defentry_web::routes::{Retry, Route};

use super::types::{link, words};
use super::{code, table};
use crate::session;
use crate::table::AREAS;
use crate::verbs::{Verb, verbs};

const ABOUT: &str = "## Routes\n\n\
    Each stands for one call of the package. *Retry* says whether it may be repeated: a `read`\n\
    is, a `write` never is once it may have arrived. Two GETs are writes. An id is refused before\n\
    anything is sent when it is empty, equals a word of a route, or holds `/`, `?`, `#`, `..` or\n\
    a control character; else it is percent-encoded. Singular and plural paths are mixed as the\n\
    vendor has them.\n\n";

const HEAD: [&str; 7] = ["Call", "Method", "Path", "Body", "Answer", "Retry", "Mark"];

pub fn section() -> String {
    let verbs = verbs();
    let mut text = String::from(ABOUT);
    for area in &AREAS {
        let rows = verbs.iter().filter(|verb| verb.route.area == area.area).map(row);
        text += &format!("### {}\n\n{}", area.title, table(&HEAD, rows));
    }
    text
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
        None if session::is(route) => link(session::CODE),
        None => "none".into(),
    }
}

fn answer(route: &Route) -> String {
    match &route.answer {
        Kind::Any if session::is(route) => link(session::TOKEN),
        Kind::Any => "open".into(),
        Kind::Assumed(inner) => format!("{}, or nothing", words(inner)),
        kind => words(kind),
    }
}
