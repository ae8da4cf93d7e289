//! Standardized documents of a kind: what the decoder should give, whatever the spelling.

use super::dice::Dice;
use super::form::{Form, form, named};
use super::judge::is_ambiguous;
use super::model::{Field, Kind, Mark};
use super::values::{anything, id, key, moment, text, under};
use serde_json::{Map, Value, json};

pub fn standard(kind: &Kind, dice: &mut Dice) -> Value {
    let mut document = expected(kind, true, dice);
    if let Value::Object(map) = &mut document {
        if dice.one_in(4) {
            // As a field it may hold anything, a bad answer too.
            let name = named(kind).and_then(|fields| fields.first()).map_or("x", |f| f.name);
            map.insert("data".into(), json!({name: dice.pick(&["yes", ""])}));
        }
        if is_ambiguous(kind, map) {
            map.remove("data");
        }
    }
    document
}

fn expected(kind: &Kind, strict: bool, dice: &mut Dice) -> Value {
    let (form, strict) = form(kind, strict);
    match form {
        Form::Any => anything(dice, 3),
        Form::Bool => json!(dice.one_in(2)),
        Form::Text => json!(text(dice)),
        Form::Id => id(dice),
        Form::Moment => json!(moment(dice)),
        Form::List(item) => (0..dice.below(4)).map(|_| expected(item, strict, dice)).collect(),
        Form::Object(shape) => object(shape.all, strict, dice),
        Form::OrEmptyList(inner) => expected(inner, strict, dice),
    }
}

fn object(fields: &[Field], strict: bool, dice: &mut Dice) -> Value {
    let mut map = Map::new();
    for _ in 0..dice.below(3) {
        let key = key(dice);
        if !fields.iter().any(|field| field.name == key) {
            let value = under(&key, dice, 2);
            map.insert(key, value);
        }
    }
    for field in fields {
        let strict = strict && field.mark != Mark::A;
        let must = strict && field.required;
        let value = match dice.below(8) {
            1 if !must => continue,
            2 if !must => Value::Null,
            3 if !strict => odd(&field.kind, dice),
            // What need not be a text may look like one of the others.
            _ if !field.is_read() => under(field.name, dice, 1),
            _ => expected(&field.kind, strict, dice),
        };
        map.insert(field.name.into(), value);
    }
    Value::Object(map)
}

/// What an assumed field may turn out to be, and must then stay.
fn odd(kind: &Kind, dice: &mut Dice) -> Value {
    // In a list even odd items are read as what they should be.
    let list = matches!(form(kind, false).0, Form::List(_));
    match dice.below(if list { 3 } else { 4 }) {
        0 => json!("yes"),
        1 => json!(7),
        2 => json!(true),
        _ => json!([anything(dice, 1)]),
    }
}
