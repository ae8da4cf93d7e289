//! Is this one value what its field asks for? A check gives the value as it is kept, or the issue.

use serde_json::{Value, json};

use super::standards::{is_card_number, is_date, is_iban};
use super::validate::{is_email, is_phone};

pub type Check = fn(&Value) -> Result<Value, &'static str>;

/// A body may hold a megabyte, and everything kept is kept in memory.
const MAX_CHARS: usize = 255;

fn string(value: &Value) -> Result<&str, &'static str> {
    match value {
        Value::String(text) if text.is_empty() => Err("must not be empty"),
        Value::String(text) if text.chars().count() > MAX_CHARS => {
            Err("must be at most 255 characters long")
        }
        Value::String(text) => Ok(text),
        _ => Err("must be a string"),
    }
}

fn trimmed(value: &Value) -> Result<&str, &'static str> {
    match string(value)?.trim() {
        "" => Err("must not be empty"),
        text if text.chars().any(char::is_control) => Err("must not hold control characters"),
        text => Ok(text),
    }
}

/// The text if it passes, or the issue.
fn when(ok: bool, text: impl Into<Value>, issue: &'static str) -> Result<Value, &'static str> {
    if ok { Ok(text.into()) } else { Err(issue) }
}

fn without_gaps(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '-')).collect()
}

pub fn text(value: &Value) -> Result<Value, &'static str> {
    trimmed(value).map(Value::from)
}

/// Passwords are taken to the letter.
pub fn secret(value: &Value) -> Result<Value, &'static str> {
    string(value).map(Value::from)
}

pub fn password(value: &Value) -> Result<Value, &'static str> {
    let text = string(value)?;
    when(text.chars().count() >= 8, text, "must be at least 8 characters long")
}

pub fn email(value: &Value) -> Result<Value, &'static str> {
    let text = trimmed(value)?;
    when(is_email(text), text, "must be an e-mail address")
}

pub fn phone(value: &Value) -> Result<Value, &'static str> {
    let text = trimmed(value)?;
    when(is_phone(text), without_gaps(text), "must be a phone number in E.164 form")
}

pub fn iban(value: &Value) -> Result<Value, &'static str> {
    let text = without_gaps(trimmed(value)?).to_ascii_uppercase();
    when(is_iban(&text), text, "must be an IBAN")
}

pub fn card_number(value: &Value) -> Result<Value, &'static str> {
    let text = without_gaps(trimmed(value)?);
    when(is_card_number(&text), text, "must be a card number")
}

/// The ISO code, by its shape alone.
pub fn country(value: &Value) -> Result<Value, &'static str> {
    let text = trimmed(value)?.to_ascii_uppercase();
    let ok = text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
    when(ok, text, "must be a country code of two letters")
}

/// `sv`, `en-GB`
pub fn language(value: &Value) -> Result<Value, &'static str> {
    let text = trimmed(value)?;
    let letters = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
    when(text.split('-').all(letters) && text.len() <= 5, text, "must be a language code")
}

pub fn date(value: &Value) -> Result<Value, &'static str> {
    let text = trimmed(value)?;
    when(is_date(text), text, "must be a date in the form YYYY-MM-DD")
}

pub fn month(value: &Value) -> Result<Value, &'static str> {
    let month = number(value).filter(|month| (1..=12).contains(month));
    month.map(|month| json!(month)).ok_or("must be a month from 1 to 12")
}

/// A card that ran out is taken too: the year is looked at, the calendar is not.
pub fn year(value: &Value) -> Result<Value, &'static str> {
    let year = number(value).filter(|year| (2000..=2099).contains(year));
    year.map(|year| json!(year)).ok_or("must be a year from 2000 to 2099")
}

/// Ids are numbers or text, in either form: kept as text.
pub fn id(value: &Value) -> Result<Value, &'static str> {
    match value {
        Value::Number(number) => Ok(json!(number.to_string())),
        Value::String(_) => text(value),
        _ => Err("must be an id"),
    }
}

/// As a number or written out: `7`, `"07"`
fn number(value: &Value) -> Option<u64> {
    let written = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok());
    value.as_u64().or_else(|| written(value.as_str()?)?)
}
