//! What the vendor's account manager is asked: everything assumed, as a line with a box.

mod asked;
mod derived;

use crate::page::{code, generated};
use crate::table::Side;
use crate::words::phases;
use defentry_web::routes::{ALL, Area, Method, Route};

const HEAD: &str = include_str!("../text/checklist-head.md");
const METHODS: &str = "{methods}";

const SECTIONS: [(&str, &[Area]); 6] = [
    ("Session", &[Area::Session]),
    ("Online Data", &[Area::OnlineData]),
    ("Watchlists", &[Area::Watchlists]),
    ("Credit cards", &[Area::Cards]),
    ("Alarms", &[Area::Alarms]),
    ("Account", &[Area::Account, Area::AccountPassword]),
];

pub fn page() -> String {
    let used = |method: &Method| ALL.iter().any(|route| route.method == *method);
    let methods: Vec<_> = Method::ALL.into_iter().filter(used).map(|m| code(m.name())).collect();
    let head = HEAD.replace(METHODS, &methods.join(", "));
    let mut seen = Vec::new();
    let sections = SECTIONS.iter().map(|(title, areas)| section(title, areas, &mut seen));
    let sections: String = sections.collect();
    [generated(), head, sections, servers(&mut seen)].concat()
}

fn section(title: &str, areas: &[Area], seen: &mut Vec<&'static str>) -> String {
    let mut lines: Vec<String> =
        areas.iter().flat_map(|area| asked::about(*area)).map(|line| (*line).into()).collect();
    if areas.contains(&Area::OnlineData) {
        lines.push(signing());
    }
    let here = |route: &&Route| areas.contains(&route.area);
    let routes: Vec<&Route> = ALL.iter().copied().filter(here).collect();
    lines.extend(derived::about(&routes, seen));
    written(title, &lines)
}

/// What only our servers call: one section, however many areas it reaches into.
fn servers(seen: &mut Vec<&'static str>) -> String {
    let mut lines: Vec<String> = asked::SERVERS.iter().map(|line| (*line).into()).collect();
    lines.extend(derived::about(&Side::Server.routes(), seen));
    written("Our servers", &lines)
}

fn written(title: &str, lines: &[String]) -> String {
    let lines: String = lines.iter().map(|line| format!("- [ ] {line}\n")).collect();
    format!("\n## {title}\n\n{lines}")
}

fn signing() -> String {
    let phases = phases().into_iter().map(|(phase, words)| {
        let words: Vec<_> = words.into_iter().map(code).collect();
        format!("{}: {}", phase.name(), words.join(", "))
    });
    format!("The status of a signing says {}", phases.collect::<Vec<_>>().join("; "))
}
