//! Signing the power of attorney.

use super::profile::require;
use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;
use crate::model::account::Account;
use crate::model::signing::{Order, Script};

fn newest(account: &Account) -> Result<&Order, ApiError> {
    account.orders.last().ok_or_else(|| ApiError::not_found("No signing was initiated."))
}

/// A new order takes the place of one that is still open.
pub fn initiate(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let (account, _, rng) = world.parts(&call.email, call.now);
    require(account)?;
    if let Some(open) = account.orders.last_mut().filter(|order| order.is_open(call.now)) {
        open.turn(Script::Cancel, &mut account.events, call.now);
    }
    let order = Order::new(rng, account.script, &mut account.events, call.now);
    let value = order.json(call.now);
    account.orders.push(order);
    Ok(Reply::created(value))
}

pub fn status(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let account = world.account(&call.email, call.now);
    Ok(Reply::ok(newest(account)?.status_json(call.now)))
}

pub fn order(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let account = world.account(&call.email, call.now);
    Ok(Reply::ok(newest(account)?.json(call.now)))
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::{Desk, USER};
    use serde_json::{Value, json};

    const INITIATE: &str = "/api/v1/delete-my-data/signatures/initiate";
    const STATUS: &str = "/api/v1/delete-my-data/signature/status";
    const ORDER: &str = "/api/v1/delete-my-data/signature-order";

    fn act(desk: &mut Desk, action: &str) -> Value {
        let body = json!({ "email": USER, "action": action });
        desk.control("POST", "/control/signing", body)
    }

    fn status(desk: &mut Desk) -> Value {
        desk.get(STATUS)["status"].clone()
    }

    #[test]
    fn initiate_needs_a_profile_and_gives_an_order() {
        assert_eq!(Desk::signed_in().error("POST", INITIATE, json!({})).0, 404);
        let order = Desk::with_profile().ok("POST", INITIATE, json!({}));
        assert_eq!(order["status"], json!("PENDING"));
        for field in ["order_ref", "auto_start_token", "qr_data"] {
            assert!(order[field].is_string(), "{field}");
        }
    }

    #[test]
    fn status_goes_from_pending_to_signed() {
        let mut desk = Desk::with_profile();
        assert_eq!(desk.error("GET", STATUS, json!({})).0, 404);
        desk.ok("POST", INITIATE, json!({}));
        assert_eq!(status(&mut desk), "PENDING");
        desk.pass(3000);
        assert_eq!(desk.get(STATUS), json!({ "status": "STARTED", "hint_code": "userSign" }));
        desk.pass(5000);
        assert_eq!(status(&mut desk), "SIGNED");
    }

    #[test]
    fn status_expires_when_nobody_signs() {
        let mut desk = Desk::with_profile();
        act(&mut desk, "hold");
        desk.ok("POST", INITIATE, json!({}));
        desk.pass(179_000);
        assert_eq!(status(&mut desk), "PENDING");
        desk.pass(1000);
        assert_eq!(status(&mut desk), "EXPIRED");
    }

    #[test]
    fn status_does_as_the_control_route_says() {
        let ends = [
            ("sign", "SIGNED"),
            ("cancel", "CANCELLED"),
            ("expire", "EXPIRED"),
            ("fail", "FAILED"),
            ("mismatch", "FAILED"),
        ];
        for (action, end) in ends {
            let mut desk = Desk::with_profile();
            desk.ok("POST", INITIATE, json!({}));
            assert_eq!(act(&mut desk, action)["status"], json!(end));
            desk.pass(20_000);
            assert_eq!(status(&mut desk), end);
        }
    }

    #[test]
    fn order_shows_what_is_signed_and_for_how_long() {
        let mut desk = Desk::with_profile();
        assert_eq!(desk.error("GET", ORDER, json!({})).0, 404);
        let first = desk.ok("POST", INITIATE, json!({}));
        let order = desk.get(ORDER);
        for field in ["order_ref", "auto_start_token", "qr_data", "expires_at"] {
            assert_eq!(order[field], first[field], "{field}");
        }
        assert_eq!(order["expires_at"], json!("2026-06-16T21:03:00Z"));
        assert!(order["document"].is_string());
        desk.ok("POST", INITIATE, json!({}));
        assert_ne!(desk.get(ORDER)["order_ref"], first["order_ref"]);
    }

    #[test]
    fn the_code_to_scan_is_another_each_second_while_the_order_is_open() {
        let mut desk = Desk::with_profile();
        desk.ok("POST", INITIATE, json!({}));
        let code = |desk: &mut Desk| {
            let code = desk.get(ORDER)["qr_data"].as_str().unwrap_or_default().to_owned();
            code.split('.').map(str::to_owned).collect::<Vec<_>>()
        };
        let (first, again) = (code(&mut desk), code(&mut desk));
        desk.pass(1000);
        let next = code(&mut desk);
        assert_eq!(first, again);
        assert_eq!((&*first[0], &first[1], &*first[2]), ("bankid", &next[1], "0"));
        assert_eq!((&*next[2], next[3].len()), ("1", 64));
        assert!(next[3] != first[3] && next[3].bytes().all(|byte| byte.is_ascii_hexdigit()));
        desk.pass(7000);
        let signed = desk.get(ORDER);
        assert_eq!(signed["status"], json!("SIGNED"));
        assert_eq!((&signed["qr_data"], &signed["auto_start_token"]), (&json!(null), &json!(null)));
    }
}
