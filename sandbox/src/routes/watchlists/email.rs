//! Watched e-mails. Each is sent a mail, and its owner confirms after a while.

use serde_json::json;

use super::Kind;
use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::form;
use crate::core::world::World;

pub fn create(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::add(world, call, Kind::Email)
}

pub fn list(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::list(world, call, Kind::Email)
}

pub fn leaks(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::leaks(world, call, Kind::Email)
}

pub fn delete(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::remove(world, call, Kind::Email)
}

/// One mail more in the box: it is read no sooner than the first.
pub fn resend(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let watch = &mut world.account(&call.email, call.now).watch;
    let fields = form::required(&call.body, Kind::Email.fields())?;
    super::pending(watch, Kind::Email, &fields, call.now)?;
    Ok(Reply::accepted(Some(json!({ "message": "The confirmation is sent again." }))))
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::{Desk, USER};
    use serde_json::{Value, json};

    const PATH: &str = "/api/v1/email-watchlist";
    const LEAKS: &str = "/api/v1/email-watchlist/leaks";
    const RESEND: &str = "/api/v1/resend/watchlist-email-confirmation";

    fn email() -> Value {
        json!({ "email": "siv@mail.example" })
    }

    #[test]
    fn create_wants_an_address_that_is_not_there_yet() {
        let mut desk = Desk::signed_in();
        assert_eq!(desk.issues("POST", PATH, json!({})), ["email is required"]);
        let wrong = desk.issues("POST", PATH, json!({ "email": "siv" }));
        assert_eq!(wrong, ["email must be an e-mail address"]);
        let item = desk.ok("POST", PATH, email());
        assert!(item["id"].is_number() && item["created_at"].is_string());
        assert_eq!(item["email"], json!("siv@mail.example"));
        let twin = json!({ "email": " Siv@Mail.example" });
        assert_eq!(desk.error("POST", PATH, twin), (409, "CONFLICT".to_owned()));
        assert_eq!(desk.get(PATH), json!([item]));
    }

    #[test]
    fn list_shows_it_confirmed_after_ten_seconds() {
        let mut desk = Desk::signed_in();
        desk.ok("POST", PATH, email());
        desk.pass(9_999);
        assert_eq!(desk.get(PATH)[0]["is_confirmed"], json!(false));
        desk.pass(1);
        assert_eq!(desk.get(PATH)[0]["is_confirmed"], json!(true));
    }

    #[test]
    fn leaks_come_twenty_seconds_after_the_confirmation() {
        let mut desk = Desk::signed_in();
        let item = desk.ok("POST", PATH, email());
        desk.pass(29_999);
        assert_eq!(desk.get(LEAKS), json!([]));
        desk.pass(1);
        let leak = desk.get(LEAKS)[0].clone();
        assert_eq!(leak["email_id"], item["id"]);
        assert_eq!(leak["fields"], json!(["email", "password"]));
        assert_eq!(leak["is_new"], json!(true));
        assert!(leak["id"].is_string() && leak["source"].is_string());
    }

    #[test]
    fn delete_takes_its_leaks_and_alarms_along() {
        let mut desk = Desk::signed_in();
        let path = desk.added(PATH, email());
        desk.pass(30_000);
        assert_eq!(desk.call("DELETE", &path, json!({})).status, 204);
        for list in [PATH, LEAKS, "/api/v1/alarms"] {
            assert_eq!(desk.get(list), json!([]), "{list}");
        }
        assert_eq!(desk.error("DELETE", &path, json!({})).0, 404);
    }

    #[test]
    fn resend_is_for_an_address_that_waits() {
        let mut desk = Desk::signed_in();
        assert_eq!(desk.issues("POST", RESEND, json!({})), ["email is required"]);
        assert_eq!(desk.error("POST", RESEND, email()).0, 404);
        desk.ok("POST", PATH, email());
        assert!(desk.ok("POST", RESEND, email())["message"].is_string());
        desk.pass(10_000);
        assert_eq!(desk.error("POST", RESEND, email()).0, 409);
        assert_eq!(desk.applied(&format!("POST {RESEND}")), json!(1));
    }

    #[test]
    fn mails_can_be_left_unread_and_read_at_once() {
        let mut desk = Desk::signed_in();
        let hold = json!({ "email": USER, "action": "hold" });
        desk.ok("POST", PATH, json!({ "email": "early@mail.example" }));
        assert_eq!(desk.control("POST", "/control/confirm", hold), json!({ "pending": 1 }));
        desk.ok("POST", PATH, email());
        desk.pass(600_000);
        assert_eq!(desk.get(PATH)[1]["is_confirmed"], json!(false));
        let read = desk.control("POST", "/control/confirm", json!({ "email": USER }));
        assert_eq!(read, json!({ "confirmed": 2 }));
        assert_eq!(desk.get(PATH)[0]["is_confirmed"], json!(true));
        desk.pass(20_000);
        assert_eq!(desk.get(LEAKS).as_array().map(Vec::len), Some(2));
    }
}
