//! The account the app token stands for.

use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;

pub fn read(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    Ok(Reply::ok(world.account(&call.email, call.now).json()))
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::{Desk, USER};
    use serde_json::json;

    #[test]
    fn read_names_the_user_with_or_without_the_product() {
        let mut desk = Desk::signed_in();
        assert_eq!(desk.get("/api/v1/account")["email"], json!(USER));
        desk.token = Some(desk.login("noplan@user.example"));
        assert_eq!(desk.get("/api/v1/account")["has_online_data"], json!(false));
    }

    #[test]
    fn read_is_refused_without_a_token_or_with_a_revoked_one() {
        let mut desk = Desk::signed_in();
        let revoked = desk.control("POST", "/control/revoke", json!({ "email": USER }));
        assert_eq!(revoked["revoked"], json!(1));
        assert_eq!(desk.error("GET", "/api/v1/account", json!({})).0, 401);
        assert_eq!(desk.as_nobody("GET", "/api/v1/account").0, 401);
    }
}
