//! Writes a standardized document as the gateway might: in either format, bare or in an envelope,
//! with its keys in any order, and with blanks and escapes that mean nothing.

use super::dice::Dice;
use super::form::{Form, form, named};
use super::judge::{is_boolean_key, is_id_key, is_standard_moment};
use super::model::{Field, Kind};
use serde_json::{Map, Value};

pub struct Speller<'d, 'b> {
    pub dice: &'d mut Dice<'b>,
    pub legacy: bool,
}

/// What `kind`, whose value this is, looks like on the wire.
pub fn spell(kind: &Kind, document: &Value, legacy: bool, dice: &mut Dice) -> String {
    let mut speller = Speller { dice, legacy };
    let bom = if speller.dice.one_in(8) { "\u{feff}" } else { "" };
    let text = speller.answer(kind, document);
    [bom, &speller.blank(), &text, &speller.blank()].concat()
}

impl Speller<'_, '_> {
    fn answer(&mut self, kind: &Kind, document: &Value) -> String {
        let fits = match document {
            Value::Object(_) => true,
            Value::Array(_) => matches!(form(kind, true).0, Form::List(_) | Form::Any),
            _ => false,
        };
        let text = self.value(kind, document);
        if !fits || !self.dice.one_in(2) {
            return text;
        }
        let mut beside = vec!["meta", "links", "message", "success", "corr_id"];
        if named(kind).is_some() {
            beside.extend(["is_new", "x", "800101-1234"]);
        }
        let mut entries = vec![[self.quoted("data"), text].join(":")];
        for _ in 0..self.dice.below(4) {
            let (key, value) = (self.dice.pick(&beside), self.dice.pick(&["null", "{\"n\":[1]}"]));
            entries.push([&self.quoted(key), value].join(":"));
        }
        self.all('{', entries, '}')
    }

    pub fn value(&mut self, kind: &Kind, value: &Value) -> String {
        match (form(kind, true).0, value) {
            (Form::OrEmptyList(_), Value::Null) if self.old() => ["[", &self.blank(), "]"].concat(),
            (Form::OrEmptyList(inner), _) => self.value(inner, value),
            (Form::List(item), Value::Array(items)) => self.list(item, items),
            (_, Value::Array(items)) => self.list(&Kind::Any, items),
            (Form::Object(object), Value::Object(map)) => self.object(object.fields, map),
            (_, Value::Object(map)) => self.object(&[], map),
            (Form::Bool, Value::Bool(true)) if self.old() => {
                self.dice.pick(&["1", "\"1\"", "\"true\""]).into()
            }
            (Form::Bool, Value::Bool(false)) if self.old() => {
                self.dice.pick(&["0", "\"0\"", "\"false\""]).into()
            }
            (Form::Moment | Form::Any, Value::String(text)) if is_standard_moment(text) => {
                self.moment(text)
            }
            (Form::Id, Value::String(digits)) if is_long_number(digits) && self.dice.one_in(2) => {
                digits.clone()
            }
            (_, Value::String(text)) => self.quoted(text),
            (_, scalar) => scalar.to_string(),
        }
    }

    fn list(&mut self, kind: &Kind, items: &[Value]) -> String {
        let items = items.iter().map(|item| self.value(kind, item)).collect();
        self.all('[', items, ']')
    }

    fn object(&mut self, fields: &[Field], map: &Map<String, Value>) -> String {
        let mut entries = Vec::new();
        for (key, value) in map {
            let kind = match fields.iter().find(|field| field.name == key) {
                Some(field) => field.kind,
                None if is_boolean_key(key) => Kind::Bool,
                None if is_id_key(key) => Kind::Id,
                None => Kind::Any,
            };
            let (key, value) = (self.quoted(key), self.value(&kind, value));
            entries.push([&key, &*self.blank(), ":", &self.blank(), &value].concat());
        }
        self.all('{', entries, '}')
    }

    fn all(&mut self, open: char, mut parts: Vec<String>, close: char) -> String {
        if open == '{' {
            self.dice.shuffle(&mut parts);
        }
        let mut out = String::from(open);
        for (index, part) in parts.iter().enumerate() {
            out += if index > 0 { "," } else { "" };
            out += &[&self.blank(), part, &self.blank()].map(String::as_str).concat();
        }
        out + &self.blank() + close.encode_utf8(&mut [0; 4])
    }

    /// Raw: no gateway escapes a digit, and the decoder looks for these by their bytes.
    fn moment(&mut self, text: &str) -> String {
        match text.strip_suffix('Z') {
            Some(text) if self.old() => ["\"", &text.replace('T', " "), "\""].concat(),
            _ => ["\"", text, "\""].concat(),
        }
    }

    /// Legacy answers may spell some values the new way.
    fn old(&mut self) -> bool {
        self.legacy && !self.dice.one_in(4)
    }

    fn blank(&mut self) -> String {
        self.dice.pick(&["", "", "", "", "", " ", "\n", "\r\n\t"]).into()
    }

    /// As serde writes it, or with every character that may be an escape thrown for.
    fn quoted(&mut self, text: &str) -> String {
        if !self.dice.one_in(4) {
            return Value::from(text).to_string();
        }
        let mut out = String::from("\"");
        for c in text.chars() {
            if matches!(c, '"' | '\\' | '\0'..' ') || self.dice.one_in(3) {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out += &format!("\\u{unit:04x}");
                }
            } else if c == '/' {
                out += "\\/";
            } else {
                out.push(c);
            }
        }
        out + "\""
    }
}

fn is_long_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    text.len() > 15 && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}
