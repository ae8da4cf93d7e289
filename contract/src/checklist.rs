//! What the vendor's account manager is asked: everything assumed, as a line with a box.

mod asked;
mod derived;

use crate::page::{code, generated};
use crate::words::phases;
use defentry_web::routes::{ALL, Area, Method};

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
    [generated(), head, sections.collect()].concat()
}

fn section(title: &str, areas: &[Area], seen: &mut Vec<&'static str>) -> String {
    let mut lines: Vec<String> =
        areas.iter().flat_map(|area| asked::about(*area)).map(|line| (*line).into()).collect();
    if areas.contains(&Area::OnlineData) {
        lines.push(signing());
    }
    lines.extend(derived::about(areas, seen));
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
