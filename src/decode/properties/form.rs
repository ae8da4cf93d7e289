//! The decoder as the tests see it: what changes with its types changes here.

use super::decode::{self, Mismatch};
use super::model::{Field, Kind, Object};
use std::borrow::Cow;

#[derive(Clone, Copy)]
pub enum Form {
    Any,
    Bool,
    Text,
    Id,
    Moment,
    List(&'static Kind),
    Object(&'static Object),
    OrEmptyList(&'static Kind),
}

/// What a value of this kind is, and whether that binds.
pub fn form(kind: &Kind, strict: bool) -> (Form, bool) {
    let form = match *kind {
        Kind::Any => Form::Any,
        Kind::Bool => Form::Bool,
        Kind::String | Kind::Text(_) => Form::Text,
        Kind::Id => Form::Id,
        Kind::DateTime => Form::Moment,
        Kind::List(item) => Form::List(item),
        Kind::Object(object) => Form::Object(object),
        Kind::OrEmptyList(inner) => Form::OrEmptyList(inner),
        Kind::Assumed(inner) => return self::form(inner, false),
    };
    (form, strict)
}

/// The fields that the schema names at the top; `None` where it says nothing at all.
pub fn named(kind: &Kind) -> Option<&'static [Field]> {
    match form(kind, true).0 {
        Form::Object(Object { fields: [], .. }) | Form::Any => None,
        Form::Object(object) => Some(object.fields),
        _ => Some(&[]),
    }
}

pub fn decoded<'a>(bytes: &'a [u8], kind: &Kind) -> Result<Cow<'a, [u8]>, Mismatch> {
    decode::response(bytes, kind, false)
}

/// What is wrong with a body: fields and issues.
pub fn checked(body: &[u8], kind: &Kind) -> Vec<(String, String)> {
    let details = decode::request_body(body, kind, 0.0);
    details.into_iter().map(|detail| (detail.field, detail.issue)).collect()
}

/// Whether a text must be more than a text; such rules have tests of their own.
pub fn has_rules(kind: &Kind) -> bool {
    matches!(kind, Kind::Text(_))
}
