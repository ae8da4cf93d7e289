//! Control routes that change something.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Answer, Call};
use crate::core::fault::Fault;
use crate::core::legacy_error::Shape;
use crate::core::time::rfc3339;
use crate::core::validate;
use crate::core::world::World;
use crate::model::hint;
use crate::model::signing::Script;

pub fn read<T: DeserializeOwned>(body: &Value) -> Result<T, String> {
    serde_json::from_value(body.clone()).map_err(|error| error.to_string())
}

pub fn email(body: &Value) -> Result<&str, String> {
    let email = body.get("email").and_then(Value::as_str).filter(|text| validate::is_email(text));
    email.ok_or_else(|| "`email` must be an e-mail address".to_owned())
}

/// One of the hint codes that fit, or none.
fn hint_code(body: &Value, known: &[&'static str]) -> Result<Option<&'static str>, String> {
    let Some(given) = body.get("hint_code").filter(|given| !given.is_null()) else {
        return Ok(None);
    };
    let same = known.iter().copied().find(|known| given == known);
    same.map(Some).ok_or_else(|| format!("`hint_code` must be one of {}", known.join(", ")))
}

/// Acts on the order that is open, and says what becomes of later ones.
pub fn signing(world: &mut World, call: &Call) -> Answer {
    let (email, now) = (email(&call.body)?, call.now);
    let action = call.body.get("action").and_then(Value::as_str).unwrap_or_default();
    let script = match action {
        "sign" => Script::Sign,
        "cancel" => Script::Cancel,
        "hold" => Script::Hold(hint_code(&call.body, &hint::WAITING)?),
        "expire" => Script::Hold(None),
        "fail" => {
            Script::Fail(hint_code(&call.body, &hint::FAILURES)?.unwrap_or(hint::START_FAILED))
        }
        "mismatch" => Script::Fail(hint::MISMATCH),
        _ => return Err("`action` must be sign, cancel, hold, expire, fail or mismatch".to_owned()),
    };
    let account = world.account(email, now);
    account.script = script;
    let events = &mut account.events;
    let Some(order) = account.orders.last_mut().filter(|order| order.is_open(now)) else {
        return Ok(json!({ "applies_to": "later orders", "status": null }));
    };
    match action {
        "expire" => order.expire(events, now),
        _ => order.turn(script, events, now),
    }
    Ok(json!({ "applies_to": "open and later orders", "status": order.status(now) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Time {
    speed: Option<f64>,
    advance_ms: Option<u64>,
    skew_ms: Option<i64>,
}

pub fn time(world: &mut World, call: &Call) -> Answer {
    let time: Time = read(&call.body)?;
    if let Some(speed) = time.speed {
        if !(0.0..=1e6).contains(&speed) {
            return Err("`speed` must be from 0 (stands still) to 1000000".to_owned());
        }
        world.clock.set_speed(call.now_ms, speed);
    }
    world.clock.advance(time.advance_ms.unwrap_or(0));
    world.clock.set_skew(time.skew_ms.unwrap_or(world.clock.skew_ms()));
    let clock = &world.clock;
    let now = rfc3339(clock.now(call.now_ms));
    Ok(json!({ "now": now, "speed": clock.speed(), "skew_ms": clock.skew_ms() }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    seed: Option<u64>,
}

/// All is forgotten: accounts, tokens, faults, formats, the log, and the time gained.
pub fn reset(world: &mut World, call: &Call) -> Answer {
    let reset: Reset = read(&call.body)?;
    world.reset(reset.seed, call.now_ms);
    Ok(json!({ "seed": world.seed }))
}

pub fn fault(world: &mut World, call: &Call) -> Answer {
    let fault: Fault = read(&call.body)?;
    if let Some(problem) = fault.kind.problem() {
        return Err(problem.to_owned());
    }
    Ok(json!({ "active": world.faults.add(fault) }))
}

pub fn clear_faults(world: &mut World, _: &Call) -> Answer {
    Ok(json!({ "cleared": world.faults.clear() }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Format {
    force_standardized: Option<bool>,
    /// Null lets the shape vary by route again.
    #[serde(default, deserialize_with = "given")]
    legacy_error_shape: Option<Option<Shape>>,
    hostile_texts: Option<bool>,
}

/// Tells null from nothing.
fn given<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Option<Shape>>, D::Error> {
    Option::deserialize(value).map(Some)
}

pub fn format(world: &mut World, call: &Call) -> Answer {
    let format: Format = read(&call.body)?;
    world.force_standardized = format.force_standardized.unwrap_or(world.force_standardized);
    world.legacy_error_shape = format.legacy_error_shape.unwrap_or(world.legacy_error_shape);
    world.hostile_texts = format.hostile_texts.unwrap_or(world.hostile_texts);
    Ok(json!({ "force_standardized": world.force_standardized,
        "hostile_texts": world.hostile_texts }))
}

/// The whole policy each time: `{}` is the right one again.
pub fn cors(world: &mut World, call: &Call) -> Answer {
    world.cors = read(&call.body)?;
    Ok(json!({ "off": world.cors.off }))
}
