//! A second opinion on what the decoder did, from the schema and from serde alone.
//!
//! The fuzz targets are judged by it too.

use super::decode;
use super::form::{Form, decoded, form, named};
use super::model::{Field, Kind, Mark};
use serde_json::{Map, Value};

type Verdict = Result<(), String>;

/// What must hold of every answer, whatever the bytes.
pub fn answer(kind: &Kind, bytes: &[u8]) -> Verdict {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let valid = serde_json::from_slice::<Value>(text).is_ok();
    let out = match decoded(bytes, kind) {
        Ok(out) => out,
        Err(m) if names_schema_only(kind, &m.path) => return Ok(()),
        Err(m) => return Err(format!("the path tells what the document says: {}", m.path)),
    };
    match serde_json::from_slice::<Value>(&out) {
        // Whatever JavaScript can read must be right, even if the input was no JSON.
        Ok(value) => {
            // Moments and booleans are known by their bytes; with escapes they stay as they came.
            let normal = !bytes.contains(&b'\\');
            conforms(kind, &value, true, normal).map_err(|at| format!("wrong type at {at}"))?;
        }
        Err(error) if valid => return Err(format!("valid JSON became invalid: {error}")),
        Err(_) => {}
    }
    if valid { twice(kind, &out) } else { Ok(()) }
}

/// Decoding what was decoded changes nothing.
fn twice(kind: &Kind, out: &[u8]) -> Verdict {
    // Where `data` is left at the top, it would be taken for an envelope: it gets a new one.
    let wrapped = [b"{\"data\":", out, b"}"].concat();
    let enveloped =
        matches!(serde_json::from_slice(out), Ok(Value::Object(m)) if m.contains_key("data"));
    match decoded(if enveloped { &wrapped } else { out }, kind) {
        Ok(again) if *again == *out => Ok(()),
        // The envelope is one level more.
        Err(m) if enveloped && m.expected == "less deep nesting" => Ok(()),
        Ok(again) => Err(format!("decoded twice it is {}", again.escape_ascii())),
        Err(m) => Err(format!("decoded twice it is refused: {m:?}")),
    }
}

/// `Err` names the place. `normal`: nothing may stand as only the legacy format writes it.
fn conforms(kind: &Kind, value: &Value, strict: bool, normal: bool) -> Verdict {
    let (form, strict) = form(kind, strict);
    match (form, value) {
        (Form::Text, Value::String(_)) | (Form::Bool, Value::Bool(_)) => Ok(()),
        (Form::Id, Value::String(_)) => Ok(()),
        (Form::Id, Value::Number(n)) if n.is_f64() || n.to_string().len() <= 15 => Ok(()),
        (Form::Moment, Value::String(text)) if strict && is_standard_moment(text) => Ok(()),
        (Form::List(item), Value::Array(items)) => {
            let judge =
                |(i, v)| conforms(item, v, strict, normal).map_err(|at| format!("[{i}]{at}"));
            items.iter().enumerate().try_for_each(judge)
        }
        (Form::Object(object), Value::Object(map)) => {
            let fields = object.fields;
            fields.iter().try_for_each(|f| field(f, map.get(f.name), strict, normal))?;
            let known = |key: &String| fields.iter().any(|f| f.name == key);
            map.iter().filter(|(key, _)| !known(key)).try_for_each(|(k, v)| unnamed(k, v, normal))
        }
        (Form::OrEmptyList(inner), Value::Object(_)) => conforms(inner, value, strict, normal),
        (Form::Bool, _) if !strict => unnamed("is_", value, normal),
        (Form::Any, _) => unnamed("", value, normal),
        _ if strict => Err(format!(": {value}")),
        (Form::Id, Value::Number(n)) => Err(format!(": {n}, rounded")),
        _ => unnamed("", value, normal),
    }
}

fn field(field: &Field, value: Option<&Value>, strict: bool, normal: bool) -> Verdict {
    let strict = strict && field.mark != Mark::A;
    match value {
        None | Some(Value::Null) if !(strict && field.required) => Ok(()),
        None => Err(format!(".{}: nothing", field.name)),
        Some(value) => conforms(&field.kind, value, strict, normal)
            .map_err(|at| format!(".{}{at}", field.name)),
    }
}

/// A value that no schema names, under `key`.
fn unnamed(key: &str, value: &Value, normal: bool) -> Verdict {
    let legacy = match value {
        Value::Array(items) => return items.iter().try_for_each(|v| unnamed("", v, normal)),
        Value::Object(map) => return map.iter().try_for_each(|(k, v)| unnamed(k, v, normal)),
        Value::String(text) if is_boolean_key(key) => {
            matches!(text.as_str(), "0" | "1" | "true" | "false")
        }
        Value::Number(n) if is_id_key(key) && !n.is_f64() && n.to_string().len() > 15 => {
            return Err(format!(".{key}: {n}, rounded"));
        }
        Value::Number(n) => is_boolean_key(key) && n.as_u64().is_some_and(|n| n < 2),
        Value::String(text) => !is_id_key(key) && is_legacy_moment(text),
        _ => false,
    };
    if legacy && normal { Err(format!(".{key}: legacy {value}")) } else { Ok(()) }
}

/// Only names of the schema, each at its place, indices and `[*]`.
pub fn names_schema_only(kind: &Kind, path: &str) -> bool {
    if path.is_empty() {
        return true;
    }
    let (form, _) = form(kind, true);
    if let Some(rest) = path.strip_prefix('[') {
        let Some((index, rest)) = rest.split_once(']') else { return false };
        let digits = !index.is_empty() && index.bytes().all(|b| b.is_ascii_digit());
        return match form {
            Form::List(item) if digits => names_schema_only(item, rest),
            _ => (digits || index == "*") && names_schema_only(&Kind::Any, rest),
        };
    }
    let path = path.strip_prefix('.').unwrap_or(path);
    let (name, rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
    match form {
        Form::OrEmptyList(inner) => names_schema_only(inner, path),
        Form::Object(object) => {
            let field = object.fields.iter().find(|field| field.name == name);
            field.is_some_and(|field| names_schema_only(&field.kind, rest))
        }
        _ => false,
    }
}

/// Whether `{"data": …}` as a bare document could be told from an envelope.
pub fn is_ambiguous(kind: &Kind, map: &Map<String, Value>) -> bool {
    const BESIDE: [&str; 6] = ["data", "meta", "links", "message", "success", "corr_id"];
    match named(kind) {
        Some(fields) => !fields.iter().any(|field| map.contains_key(field.name)),
        None => map.keys().all(|key| BESIDE.contains(&key.as_str())),
    }
}

pub fn is_boolean_key(key: &str) -> bool {
    let prefixes = ["is_", "has_", "can_", "show_", "enable_", "skip_"];
    prefixes.iter().any(|prefix| key.starts_with(prefix))
}

/// What names an id, in any object.
pub fn is_id_key(key: &str) -> bool {
    (key == "id" || key.ends_with("_id")) && !is_boolean_key(key)
}

pub fn is_legacy_moment(text: &str) -> bool {
    looks_like(text, "0000-00-00 00:00:00")
}

pub fn is_standard_moment(text: &str) -> bool {
    let Some((date, rest)) = text.split_at_checked(10) else { return false };
    let Some((time, rest)) = rest.split_at_checked(9) else {
        return rest.is_empty() && looks_like(date, "0000-00-00");
    };
    let fraction =
        rest.strip_prefix('.').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let zone = fraction.unwrap_or(rest);
    looks_like(date, "0000-00-00")
        && looks_like(time, "T00:00:00")
        && fraction.is_none_or(|zone| zone.len() + 1 < rest.len())
        && (zone == "Z" || looks_like(zone, "+00:00") || looks_like(zone, "-00:00"))
}

/// A digit where the pattern has one, else the pattern's own character.
fn looks_like(text: &str, pattern: &str) -> bool {
    let digits = |c: char| if c.is_ascii_digit() { '0' } else { c };
    text.chars().map(digits).eq(pattern.chars())
}

/// What must hold of every refusal, whatever the bytes.
pub fn refusal(bytes: &[u8]) -> Verdict {
    let read = decode::error_body(bytes);
    let word = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
    match read.code {
        Some(code) if !(1..=64).contains(&code.len()) || !code.bytes().all(word) => {
            Err(format!("a code that may hold data: {code}"))
        }
        _ if read.details.len() > 64 => Err(format!("{} details", read.details.len())),
        _ => Ok(()),
    }
}
