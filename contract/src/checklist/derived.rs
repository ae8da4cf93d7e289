//! Questions that follow from the marks: routes, fields of bodies and fields of answers.

use defentry_web::model::{Field, Kind, Mark, Object};
use defentry_web::routes::{Retry, Route};

use crate::page::code;
use crate::types::object;

const BLANK: &str = "________________";

/// `seen`: the types that were asked about already.
pub fn about(routes: &[&Route], seen: &mut Vec<&'static str>) -> Vec<String> {
    [bodies(routes), answers(routes, seen)].concat()
}

fn at(route: &Route) -> String {
    format!("`{} {}`", route.method.name(), route.template)
}

fn names<'a>(fields: impl Iterator<Item = &'a Field>) -> String {
    let names: Vec<_> = fields.map(|field| code(field.name)).collect();
    if names.is_empty() { BLANK.into() } else { names.join(", ") }
}

/// One line for each type, with all of its routes.
fn bodies(routes: &[&Route]) -> Vec<String> {
    let mut lines: Vec<(&str, Vec<String>, String)> = Vec::new();
    for route in routes {
        let Some(body) = route.body.as_ref().and_then(object) else { continue };
        let fields = names(body.all.iter());
        if route.mark == Mark::A {
            lines.push(("", vec![at(route)], format!("open to an app token, takes {fields}")));
        } else if let Some((_, at_, _)) = lines.iter_mut().find(|(name, ..)| *name == body.name) {
            at_.push(at(route));
        } else if body.all.is_empty() || body.all.iter().any(is_assumed) {
            lines.push((body.name, vec![at(route)], format!("takes {fields}")));
        }
    }
    lines.into_iter().map(|(_, at, takes)| format!("{}: {takes}", at.join(" and "))).collect()
}

fn is_assumed(field: &Field) -> bool {
    field.mark == Mark::A
}

/// One line for each type, at the first route that answers it: reads go first.
fn answers(routes: &[&Route], seen: &mut Vec<&'static str>) -> Vec<String> {
    let mut lines = Vec::new();
    let (reads, writes): (Vec<&Route>, _) = routes.iter().partition(|r| r.retry == Retry::Read);
    for route in reads.into_iter().chain(writes) {
        walk(&route.answer, "", seen, &mut |place, fields| {
            lines.push(format!("{}: {place} {fields}", at(route)));
        });
    }
    lines
}

/// Tells of each object not `seen` yet where it stands and which of its fields are assumed.
fn walk(
    kind: &Kind,
    path: &str,
    seen: &mut Vec<&'static str>,
    tell: &mut dyn FnMut(String, String),
) {
    let Some(object @ Object { name, all, .. }) = object(kind) else { return };
    if seen.contains(name) {
        return;
    }
    seen.push(name);
    let is_list = matches!(kind, Kind::List(_));
    if object.all.is_empty() || all.iter().any(is_assumed) {
        let place = match (path, is_list) {
            ("", true) => "each has".into(),
            ("", false) => "answers".into(),
            (path, _) => format!("each of `{}` has", path.trim_end_matches("[]")),
        };
        tell(place, names(all.iter().filter(|field| is_assumed(field))));
    }
    for field in *all {
        let dot = if path.is_empty() { "" } else { "." };
        let many = if matches!(field.kind, Kind::List(_)) { "[]" } else { "" };
        walk(&field.kind, &format!("{path}{dot}{}{many}", field.name), seen, tell);
    }
}
