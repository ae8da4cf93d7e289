//! Watched phones. Nothing happens by itself: a code is asked for, and typed in.

use serde_json::json;

use super::Kind;
use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;
use crate::core::{checks, form};

pub fn create(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::add(world, call, Kind::Phone)
}

pub fn list(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::list(world, call, Kind::Phone)
}

pub fn leaks(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::leaks(world, call, Kind::Phone)
}

pub fn delete(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::remove(world, call, Kind::Phone)
}

/// A new code each time: only the last one is good.
pub fn send_code(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let watch = &mut world.account(&call.email, call.now).watch;
    let fields = form::required(&call.body, Kind::Phone.fields())?;
    super::pending(watch, Kind::Phone, &fields, call.now)?.send_code();
    Ok(Reply::ok(json!({ "message": "The code is sent." })))
}

pub fn confirm(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let watch = &mut world.account(&call.email, call.now).watch;
    let wanted = [("phone", checks::phone as checks::Check), ("code", checks::text)];
    let fields = form::required(&call.body, &wanted)?;
    let item = super::pending(watch, Kind::Phone, &fields, call.now)?;
    super::confirm(item, form::text(&fields, "code"), call.now)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::{Desk, USER};
    use serde_json::{Value, json};

    const PATH: &str = "/api/v1/phone-watchlist";
    const LEAKS: &str = "/api/v1/phone-watchlist/leaks";
    const SEND: &str = "/api/v1/phone-watchlist/send-verification-code";
    const CONFIRM: &str = "/api/v1/phone-watchlist/confirm";
    const PHONE: &str = "+46701234567";

    fn phone() -> Value {
        json!({ "phone": PHONE })
    }

    fn code(desk: &mut Desk) -> Value {
        let codes = desk.control("POST", "/control/verification", json!({ "email": USER }));
        codes["phone"][PHONE].clone()
    }

    #[test]
    fn create_keeps_the_number_in_one_form() {
        let mut desk = Desk::signed_in();
        let item = desk.ok("POST", PATH, json!({ "phone": "+46 70-123 45 67" }));
        assert_eq!((&item["phone"], &item["is_confirmed"]), (&json!(PHONE), &json!(false)));
        assert_eq!(desk.error("POST", PATH, phone()).0, 409);
        let wrong = desk.issues("POST", PATH, json!({ "phone": "070" }));
        assert_eq!(wrong, ["phone must be a phone number in E.164 form"]);
        assert_eq!(desk.get(PATH), json!([item]));
    }

    #[test]
    fn send_code_is_for_a_number_that_waits() {
        let mut desk = Desk::signed_in();
        assert_eq!(desk.error("POST", SEND, phone()).0, 404);
        desk.ok("POST", PATH, phone());
        assert_eq!(code(&mut desk), Value::Null);
        assert!(desk.ok("POST", SEND, phone())["message"].is_string());
        let first = code(&mut desk);
        assert_eq!(first.as_str().map(str::len), Some(6));
        desk.ok("POST", SEND, phone());
        assert_ne!(code(&mut desk), first);
    }

    #[test]
    fn confirm_takes_the_code_that_was_sent() {
        let mut desk = Desk::signed_in();
        let wrong = json!({ "phone": PHONE, "code": "wrong" });
        let issues = desk.issues("POST", CONFIRM, json!({}));
        assert_eq!(issues, ["phone is required", "code is required"]);
        assert_eq!(desk.error("POST", CONFIRM, wrong.clone()).0, 404);
        desk.ok("POST", PATH, phone());
        assert_eq!(desk.error("POST", CONFIRM, wrong.clone()).0, 409);
        desk.ok("POST", SEND, phone());
        let issues = desk.issues("POST", CONFIRM, wrong);
        assert_eq!(issues, ["code is not the code that was sent"]);
        let right = json!({ "phone": PHONE, "code": code(&mut desk) });
        assert_eq!(desk.ok("POST", CONFIRM, right.clone())["is_confirmed"], json!(true));
        assert_eq!(desk.error("POST", CONFIRM, right).0, 409);
        assert_eq!(desk.error("POST", SEND, phone()).0, 409);
        assert_eq!(code(&mut desk), Value::Null);
    }

    #[test]
    fn leaks_wait_for_the_confirmation() {
        let mut desk = Desk::signed_in();
        let path = desk.added(PATH, phone());
        desk.pass(600_000);
        assert_eq!(desk.get(PATH)[0]["is_confirmed"], json!(false));
        desk.ok("POST", SEND, phone());
        let right = json!({ "phone": PHONE, "code": code(&mut desk) });
        desk.ok("POST", CONFIRM, right);
        assert_eq!(desk.get(LEAKS), json!([]));
        desk.pass(20_000);
        let leak = desk.get(LEAKS)[0].clone();
        assert_eq!(path, format!("{PATH}/{}", leak["phone_id"]));
        assert_eq!(desk.call("DELETE", &path, json!({})).status, 204);
        assert_eq!(desk.get(LEAKS), json!([]));
    }
}
