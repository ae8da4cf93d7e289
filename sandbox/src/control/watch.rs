//! What happens to the things a user has watched.

use serde_json::{Map, Value, json};

use super::script::email;
use super::{Answer, Call};
use crate::core::world::World;
use crate::model::watch::{Item, Kind};

/// The codes the user was sent and has not used.
pub fn verification(world: &mut World, call: &Call) -> Answer {
    let watch = &world.account(email(&call.body)?, call.now).watch;
    let codes = |kind, name: fn(&Item) -> String| -> Map<String, Value> {
        let code = |item: &Item| Some((name(item), json!(item.code(call.now)?)));
        watch.of(kind).filter_map(code).collect()
    };
    let phone = codes(Kind::Phone, |item| item.text("phone").to_owned());
    Ok(json!({ "phone": phone, "cards": codes(Kind::Card, Item::id_text) }))
}

/// What becomes of the mails that are waiting; `hold` leaves them, and later ones, unread.
pub fn confirm(world: &mut World, call: &Call) -> Answer {
    let watch = &mut world.account(email(&call.body)?, call.now).watch;
    match call.body.get("action").map(Value::as_str) {
        None | Some(Some("confirm")) => {
            Ok(json!({ "confirmed": watch.read_mails(false, call.now) }))
        }
        Some(Some("hold")) => Ok(json!({ "pending": watch.read_mails(true, call.now) })),
        Some(_) => Err("`action` must be confirm or hold".to_owned()),
    }
}

pub fn leak(world: &mut World, call: &Call) -> Answer {
    let watch = &mut world.account(email(&call.body)?, call.now).watch;
    let kind = match call.body.get("kind") {
        None => None,
        Some(name) => Some(
            name.as_str()
                .and_then(Kind::named)
                .ok_or("`kind` must be email, phone, iban or card")?,
        ),
    };
    let leak = watch.leak(kind, call.now).ok_or("there is no confirmed item that could leak")?;
    Ok(json!({ "leak_id": leak.id(), "alarm_id": leak.alarm_id() }))
}
