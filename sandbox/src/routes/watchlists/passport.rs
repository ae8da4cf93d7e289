//! Watched passports. No leaks route, but a passport can be renewed.

use super::Kind;
use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::form;
use crate::core::world::World;

pub fn create(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::add(world, call, Kind::Passport)
}

pub fn list(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::list(world, call, Kind::Passport)
}

/// What is not given stays.
pub fn update(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let watch = &mut world.account(&call.email, call.now).watch;
    let id = call.id().unwrap_or_default();
    let old = watch.get(Kind::Passport, &id).ok_or_else(super::unknown)?;
    let fields = old.with(form::partial(&call.body, Kind::Passport.fields())?);
    if watch.same(Kind::Passport, &fields).is_some_and(|same| !same.has_id(&id)) {
        return Err(super::twin());
    }
    let item = watch.get(Kind::Passport, &id).ok_or_else(super::unknown)?;
    item.change(fields);
    Ok(Reply::ok(item.json(call.now)))
}

pub fn delete(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::remove(world, call, Kind::Passport)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::Desk;
    use serde_json::{Value, json};

    const PATH: &str = "/api/v1/passport-watchlist";

    fn passport(number: &str) -> Value {
        json!({ "passport_number": number, "country_code": "SE", "expiry_date": "2031-05-17" })
    }

    #[test]
    fn create_wants_number_country_and_date() {
        let mut desk = Desk::signed_in();
        let wrong = json!({ "passport_number": 7, "country_code": "SWE", "expiry_date": "soon" });
        assert_eq!(
            desk.issues("POST", PATH, wrong),
            [
                "passport_number must be a string",
                "country_code must be a country code of two letters",
                "expiry_date must be a date in the form YYYY-MM-DD",
            ]
        );
        let item = desk.ok("POST", PATH, passport("AA1"));
        assert!(item["id"].as_str().is_some_and(|id| id.starts_with("passport-")));
        assert_eq!(desk.error("POST", PATH, passport("aa1")).0, 409);
        let elsewhere = json!({ "passport_number": "AA1", "country_code": "fi",
            "expiry_date": "2031-05-17" });
        assert_eq!(desk.ok("POST", PATH, elsewhere)["country_code"], json!("FI"));
        assert_eq!(desk.get(PATH)[0], item);
    }

    #[test]
    fn update_changes_what_is_given() {
        let mut desk = Desk::signed_in();
        let path = desk.added(PATH, passport("AA1"));
        desk.ok("POST", PATH, passport("BB2"));
        let renewed = desk.ok("PATCH", &path, json!({ "expiry_date": "2041-05-17" }));
        assert_eq!(renewed["expiry_date"], json!("2041-05-17"));
        assert_eq!(renewed["passport_number"], json!("AA1"));
        assert_eq!(desk.ok("PATCH", &path, json!({})), renewed);
        assert_eq!(desk.get(PATH)[0], renewed);
        let taken = json!({ "passport_number": "BB2" });
        assert_eq!(desk.error("PATCH", &path, taken).0, 409);
        let wrong = desk.issues("PATCH", &path, json!({ "expiry_date": "2031-02-29" }));
        assert_eq!(wrong, ["expiry_date must be a date in the form YYYY-MM-DD"]);
        assert_eq!(desk.error("PATCH", &format!("{PATH}/0"), json!({})).0, 404);
    }

    #[test]
    fn delete_is_once_and_there_is_no_leaks_route() {
        let mut desk = Desk::signed_in();
        let path = desk.added(PATH, passport("AA1"));
        assert_eq!(desk.call("DELETE", &path, json!({})).status, 204);
        assert_eq!(desk.error("DELETE", &path, json!({})).0, 404);
        assert_eq!(desk.error("GET", &format!("{PATH}/leaks"), json!({})).0, 405);
    }
}
