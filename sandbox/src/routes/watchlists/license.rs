//! Watched driver's licenses: no leaks route, no change.

use super::Kind;
use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;

pub fn create(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::add(world, call, Kind::License)
}

pub fn list(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::list(world, call, Kind::License)
}

pub fn delete(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::remove(world, call, Kind::License)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::Desk;
    use serde_json::json;

    const PATH: &str = "/api/v1/drivers-license-watchlist";

    #[test]
    fn create_wants_number_and_country() {
        let mut desk = Desk::signed_in();
        let issues = desk.issues("POST", PATH, json!({ "license_number": "" }));
        assert_eq!(issues, ["license_number must not be empty", "country_code is required"]);
        let license = json!({ "license_number": "L-1", "country_code": "SE" });
        let item = desk.ok("POST", PATH, license.clone());
        assert!(item["id"].is_number());
        assert_eq!(desk.error("POST", PATH, license).0, 409);
        assert_eq!(desk.get(PATH), json!([item]));
    }

    #[test]
    fn delete_is_once_and_nothing_else_can_be_done() {
        let mut desk = Desk::signed_in();
        let path = desk.added(PATH, json!({ "license_number": "L-1", "country_code": "SE" }));
        for method in ["PATCH", "GET"] {
            let reply = desk.call(method, &path, json!({}));
            assert_eq!((reply.status, reply.header("allow")), (405, Some("DELETE")));
        }
        assert_eq!(desk.call("DELETE", &path, json!({})).status, 204);
        assert_eq!(desk.error("DELETE", &path, json!({})).0, 404);
    }
}
