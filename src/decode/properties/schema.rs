//! The answers to try: those of the route table, and one that holds what no route has yet.

use super::model::{Field, Kind, Mark, Object};
use crate::routes::{ALL, Route};
use std::collections::HashSet;

/// Every kind of answer once, with where it comes from.
pub fn answers() -> Vec<(&'static str, Kind)> {
    let mut seen = HashSet::new();
    let new = |route: &&&Route| seen.insert(format!("{:?}", route.answer));
    let mut kinds: Vec<_> =
        ALL.iter().filter(new).map(|route| (route.template, route.answer)).collect();
    kinds.push(("every form", EVERY_FORM));
    kinds
}

macro_rules! object {
    ($($field:expr),* $(,)?) => {
        Kind::Object(&Object {
            fields: &[$($field),*],
            all: &[$($field),*],
            name: "",
            doc: "",
            open: false,
        })
    };
}

const EVERY_FORM: Kind = object!(
    must("flag", Kind::Bool),
    must("seen_at", Kind::DateTime),
    must("id", Kind::Id),
    must("open", Kind::Any),
    must("is_set", Kind::List(&Kind::Bool)),
    may("moments", Kind::List(&Kind::DateTime), Mark::V),
    may("found", Kind::OrEmptyList(&INNER), Mark::D),
    may("inner", INNER, Mark::V),
    may("is_maybe", Kind::Bool, Mark::A),
    may("words", Kind::List(&Kind::String), Mark::A),
    may("none", Kind::OrEmptyList(&GUESSED), Mark::A),
);

const INNER: Kind = object!(must("can_be", Kind::Bool), may("id", Kind::Id, Mark::D));
const GUESSED: Kind = object!(may("at", Kind::DateTime, Mark::A));

const fn must(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: true, mark: Mark::D, doc: "" }
}

const fn may(name: &'static str, kind: Kind, mark: Mark) -> Field {
    Field { name, kind, required: false, mark, doc: "" }
}
