//! Watched cards. A code comes with the bank statement; the number is not kept.

use super::watchlists::{self, confirm, unknown};
use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;
use crate::core::{checks, form};
use crate::model::watch::Kind;

pub fn create(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    watchlists::add(world, call, Kind::Card)
}

pub fn list(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    watchlists::list(world, call, Kind::Card)
}

pub fn leaks(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    watchlists::leaks(world, call, Kind::Card)
}

pub fn delete(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    watchlists::remove(world, call, Kind::Card)
}

pub fn read(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let watch = &mut world.account(&call.email, call.now).watch;
    let card = watch.get(Kind::Card, &call.id().unwrap_or_default()).ok_or_else(unknown)?;
    Ok(Reply::ok(card.json(call.now)))
}

pub fn verify(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let watch = &mut world.account(&call.email, call.now).watch;
    let wanted = [("credit_card_id", checks::id as checks::Check), ("code", checks::text)];
    let fields = form::required(&call.body, &wanted)?;
    let card = watch.get(Kind::Card, form::text(&fields, "credit_card_id")).ok_or_else(unknown)?;
    if card.is_confirmed(call.now) {
        return Err(ApiError::conflict("This card is verified already."));
    }
    confirm(card, form::text(&fields, "code"), call.now)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::{Desk, USER};
    use serde_json::{Value, json};

    const CARD: &str = "/api/v1/credit-card";
    const LIST: &str = "/api/v1/credit-cards";
    const LEAKS: &str = "/api/v1/credit-card/leaks";
    const VERIFY: &str = "/api/v1/credit-cards/verify";

    fn card() -> Value {
        json!({ "card_number": "4242 4242 4242 4242", "expiry_month": 7, "expiry_year": 2031,
            "holder_name": "Siv Ek" })
    }

    fn right_code(desk: &mut Desk, id: &Value) -> Value {
        let codes = desk.control("POST", "/control/verification", json!({ "email": USER }));
        let code = codes["cards"][id.as_str().unwrap_or_default()].clone();
        json!({ "credit_card_id": id, "code": code })
    }

    #[test]
    fn create_masks_the_number() {
        let mut desk = Desk::signed_in();
        let item = desk.ok("POST", CARD, card());
        assert_eq!(item["card_number"], json!("•••• 4242"));
        assert_eq!((&item["is_verified"], &item["expiry_month"]), (&json!(false), &json!(7)));
        assert!(item["id"].as_str().is_some_and(|id| id.starts_with("card-")));
        assert_eq!(desk.error("POST", CARD, card()).0, 409);
        assert_eq!(desk.get(LIST), json!([item]));
        assert!(!format!("{:?}", desk.world.account(USER, 0)).contains("4242424242424242"));
    }

    #[test]
    fn create_looks_at_every_field() {
        let wrong = json!({ "card_number": "4242424242424241", "expiry_month": 13,
            "expiry_year": 31, "holder_name": null });
        assert_eq!(
            Desk::signed_in().issues("POST", CARD, wrong),
            [
                "card_number must be a card number",
                "expiry_month must be a month from 1 to 12",
                "expiry_year must be a year from 2000 to 2099",
                "holder_name is required",
            ]
        );
    }

    #[test]
    fn read_and_delete_are_by_id_and_leaks_is_none() {
        let mut desk = Desk::signed_in();
        let path = desk.added(CARD, card());
        assert_eq!(desk.get(&path), desk.get(LIST)[0]);
        assert_eq!(desk.error("DELETE", LEAKS, json!({})).0, 405);
        assert_eq!(desk.call("DELETE", &path, json!({})).status, 204);
        for method in ["GET", "DELETE"] {
            assert_eq!(desk.error(method, &path, json!({})).0, 404);
        }
    }

    #[test]
    fn verify_takes_the_code_that_was_sent() {
        let mut desk = Desk::signed_in();
        let id = desk.ok("POST", CARD, card())["id"].clone();
        let issues = desk.issues("POST", VERIFY, json!({ "credit_card_id": [] }));
        assert_eq!(issues, ["credit_card_id must be an id", "code is required"]);
        let nobodys = json!({ "credit_card_id": 17, "code": "1234" });
        assert_eq!(desk.error("POST", VERIFY, nobodys).0, 404);
        let wrong = json!({ "credit_card_id": id, "code": "wrong" });
        let issues = desk.issues("POST", VERIFY, wrong);
        assert_eq!(issues, ["code is not the code that was sent"]);
        let right = right_code(&mut desk, &id);
        assert_eq!(right["code"].as_str().map(str::len), Some(4));
        assert_eq!(desk.ok("POST", VERIFY, right.clone())["is_verified"], json!(true));
        assert_eq!(desk.error("POST", VERIFY, right).0, 409);
    }

    #[test]
    fn leaks_are_of_verified_cards_alone() {
        let mut desk = Desk::signed_in();
        let id = desk.ok("POST", CARD, card())["id"].clone();
        desk.pass(600_000);
        assert_eq!(desk.get(LEAKS), json!([]));
        let right = right_code(&mut desk, &id);
        desk.ok("POST", VERIFY, right);
        desk.pass(19_999);
        assert_eq!(desk.get(LEAKS), json!([]));
        desk.pass(1);
        assert_eq!(desk.get(LEAKS)[0]["credit_card_id"], id);
    }
}
