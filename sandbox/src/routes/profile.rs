//! The removal profile.

use serde_json::{Map, Value, json};

use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::time::rfc3339;
use crate::core::validate;
use crate::core::world::World;
use crate::model::account::Account;

/// Why a handler further down cannot go on.
pub fn require(account: &Account) -> Result<&Map<String, Value>, ApiError> {
    account.profile.as_ref().ok_or_else(|| ApiError::not_found("There is no removal profile."))
}

fn stamped(mut profile: Map<String, Value>, created_at: &Value, now: u64) -> Map<String, Value> {
    profile.insert("created_at".to_owned(), created_at.clone());
    profile.insert("updated_at".to_owned(), json!(rfc3339(now)));
    profile
}

pub fn create(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let account = world.account(&call.email, call.now);
    let profile = validate::profile(&call.body)?;
    if account.profile.is_some() {
        return Err(ApiError::conflict("There is a removal profile already."));
    }
    let profile = stamped(profile, &json!(rfc3339(call.now)), call.now);
    account.profile = Some(profile.clone());
    account.events.add(call.now, "PROFILE_CREATED", None);
    Ok(Reply::created(Value::Object(profile)))
}

pub fn read(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let profile = require(world.account(&call.email, call.now))?;
    Ok(Reply::ok(Value::Object(profile.clone())))
}

pub fn update(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let account = world.account(&call.email, call.now);
    let created_at = require(account)?.get("created_at").cloned().unwrap_or_default();
    let profile = stamped(validate::profile(&call.body)?, &created_at, call.now);
    account.profile = Some(profile.clone());
    account.events.add(call.now, "PROFILE_UPDATED", None);
    Ok(Reply::ok(Value::Object(profile)))
}

pub fn delete(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let account = world.account(&call.email, call.now);
    require(account)?;
    account.forget_profile(call.now);
    Ok(Reply::no_content())
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use crate::testkit::{Desk, json_of, profile};
    use serde_json::json;

    const PATH: &str = "/api/v1/delete-my-data";

    #[test]
    fn create_wants_every_field_and_only_once() {
        let mut desk = Desk::signed_in();
        let invalid = desk.call("POST", PATH, json!({ "email": "nowhere" }));
        assert_eq!(invalid.status, 422);
        let details = json_of(&invalid).pointer("/error/details").cloned().unwrap_or_default();
        assert_eq!(details.as_array().map(Vec::len), Some(7));
        let reply = desk.call("POST", PATH, profile());
        assert_eq!(
            (reply.status, json_of(&reply)["data"]["city"].clone()),
            (201, json!("Stockholm"))
        );
        assert_eq!(desk.error("POST", PATH, profile()), (409, "CONFLICT".to_owned()));
    }

    #[test]
    fn read_is_404_until_there_is_one() {
        let mut desk = Desk::signed_in();
        assert_eq!(desk.error("GET", PATH, json!({})), (404, "NOT_FOUND".to_owned()));
        desk.ok("POST", PATH, profile());
        assert_eq!(desk.get(PATH)["first_name"], json!("Siv"));
    }

    #[test]
    fn update_replaces_what_is_there() {
        let mut desk = Desk::signed_in();
        assert_eq!(desk.error("PUT", PATH, profile()).0, 404);
        desk.ok("POST", PATH, profile());
        desk.pass(5000);
        let mut other = profile();
        other["city"] = json!("Malmö");
        let updated = desk.ok("PUT", PATH, other);
        assert_eq!(updated["city"], json!("Malmö"));
        assert_ne!(updated["created_at"], updated["updated_at"]);
        assert_eq!(desk.error("PUT", PATH, json!({})).0, 422);
    }

    #[test]
    fn delete_takes_the_whole_journey_with_it() {
        let mut desk = Desk::signed();
        let site_ids = desk.deletable();
        desk.ok("POST", "/api/v1/delete-my-data/removal-requests", json!({ "site_ids": site_ids }));
        assert_eq!(desk.call("DELETE", PATH, json!({})).status, 204);
        desk.pass(100_000);
        assert_eq!(desk.get("/api/v1/delete-my-data/removal-requests"), json!([]));
        assert!(desk.deletable().is_empty());
        let status = desk.get("/api/v1/delete-my-data/status");
        assert_eq!((&status["has_scan"], &status["is_signed"]), (&json!(false), &json!(false)));
        assert_eq!(desk.error("DELETE", PATH, json!({})).0, 404);
    }
}
