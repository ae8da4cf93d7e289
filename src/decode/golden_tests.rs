//! One document for every verb that has an answer, in both formats: `tests/golden`. What the
//! decoder makes of them is the same, and what serde, the independent reader, makes of it too.

mod oracle;
mod variety;

use super::response;
use crate::client::{NOUNS, Run};
use crate::model::{Gives, Kind};
use crate::routes::{self, ALL, Route};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "golden"].iter().collect()
}

fn read(verb: &str, format: &str) -> String {
    let name = format!("{verb}.{format}.json");
    let text = std::fs::read_to_string(folder().join(&name));
    text.unwrap_or_else(|_| panic!("there is no tests/golden/{name}")).trim_end().to_owned()
}

fn decode(kind: &Kind, text: &str) -> String {
    let decoded = response(text.as_bytes(), kind, false);
    String::from_utf8(decoded.unwrap_or_else(|m| panic!("{m:?} in {text}")).into_owned()).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// Verbs that are functions of their own, and the route that each calls. Those that are left out
/// call none, or that of another verb.
const OWN: [(&str, &Route); 5] = [
    ("session.redeem", &routes::SSO_LOGIN.route),
    ("profile.delete", &routes::PROFILE_DELETE.route),
    ("scan.start", &routes::SCAN_START.route),
    ("scan.retry", &routes::SCAN_RETRY.route),
    ("removals.submit", &routes::REMOVALS_SUBMIT.route),
];

/// Every verb that calls a route, by the name that JavaScript has for it.
fn verbs() -> BTreeMap<String, &'static Route> {
    let mut verbs = BTreeMap::new();
    for noun in NOUNS {
        for (verb, run) in noun.verbs.split_whitespace().zip(noun.runs) {
            // The last letter is the number of arguments.
            let name = format!("{}.{}", noun.name, &verb[..verb.len() - 1]);
            let route = match run {
                Run::Route(route) => Some(*route),
                Run::Own(_) => OWN.iter().find(|(own, _)| *own == name).map(|(_, route)| *route),
            };
            verbs.extend(route.map(|route| (name, route)));
        }
    }
    verbs
}

/// Those of them whose answers say anything.
fn answered() -> impl Iterator<Item = (String, &'static Route)> {
    verbs().into_iter().filter(|(_, route)| route.gives != Gives::Nothing)
}

fn same(a: &Route, b: &Route) -> bool {
    (a.method, a.template) == (b.method, b.template)
}

#[test]
fn every_route_has_a_verb_and_every_answer_its_two_documents() {
    let verbs = verbs();
    for route in ALL {
        let calls = verbs.values().filter(|called| same(called, route)).count();
        assert_eq!(calls, 1, "{} {}", route.method.name(), route.template);
    }
    let wanted: BTreeSet<_> = answered()
        .flat_map(|(verb, _)| ["standard", "legacy"].map(|format| format!("{verb}.{format}.json")))
        .collect();
    let there = std::fs::read_dir(folder()).unwrap();
    let there: BTreeSet<_> =
        there.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let missing: Vec<_> = wanted.difference(&there).collect();
    let stray: Vec<_> = there.difference(&wanted).collect();
    assert!(missing.is_empty(), "not in tests/golden: {missing:?}");
    assert!(stray.is_empty(), "in tests/golden, of no verb: {stray:?}");
}

/// A new route must be put here, or get its documents.
#[test]
fn these_have_no_answer() {
    let silent = verbs().into_iter().filter(|(_, route)| route.gives == Gives::Nothing);
    let silent: Vec<_> = silent.map(|(verb, _)| verb).collect();
    let known = "account.changePassword cards.remove profile.delete session.redeem \
        watchlists.driversLicense.remove watchlists.email.remove \
        watchlists.email.resendConfirmation watchlists.iban.remove watchlists.passport.remove \
        watchlists.phone.confirm watchlists.phone.remove watchlists.phone.sendVerificationCode";
    assert_eq!(silent, known.split_whitespace().collect::<Vec<_>>());
}

/// The decoder is never told which format was asked for, so a gateway that an operator forced to
/// the standardized one is nothing special.
#[test]
fn both_formats_come_out_as_the_standardized_one() {
    for (verb, route) in answered() {
        let [standard, legacy] = ["standard", "legacy"].map(|format| read(&verb, format));
        assert_ne!(standard, legacy, "{verb}");
        assert_eq!(decode(&route.answer, &standard), standard, "nothing to change in {verb}");
        let decoded = decode(&route.answer, &legacy);
        assert_eq!(json(&decoded), json(&standard), "{verb}");
        assert_eq!(decode(&route.answer, &decoded), decoded, "once is enough for {verb}");
    }
}

/// Not every answer need be of one mould: the shape of each value decides.
#[test]
fn one_list_may_mix_both_formats() {
    for (verb, route) in answered() {
        let Kind::List(_) = route.answer else { continue };
        let [standard, legacy] = ["standard", "legacy"].map(|format| json(&read(&verb, format)));
        let legacy = legacy.get("data").unwrap_or(&legacy);
        let mixed = [&standard, legacy].map(|list| list.as_array().unwrap().clone()).concat();
        let out = json(&decode(&route.answer, &Value::from(mixed).to_string()));
        let twice = [standard.as_array().unwrap().clone(), standard.as_array().unwrap().clone()];
        assert_eq!(out, Value::from(twice.concat()), "{verb}");
    }
}
