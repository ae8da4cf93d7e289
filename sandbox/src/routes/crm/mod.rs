//! The partner's service account, and what it alone may do. What it does to a user's things the
//! handlers of the app routes do.

pub mod accounts;
pub mod ssn;

use serde_json::json;

use super::sso::CLIENT_SECRET;
use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::validate;
use crate::core::world::World;

pub const USERNAME: &str = "crm-demo";

pub fn login(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let username = validate::text(&call.body, "username")?;
    let password = validate::text(&call.body, "password")?;
    if (username, password) != (USERNAME, CLIENT_SECRET) {
        return Err(ApiError::unauthenticated("Unknown user name or password."));
    }
    let token = world.secrets.issue_crm_token(&mut world.rng);
    Ok(Reply::ok(json!({ "token": token })))
}

#[cfg(test)]
mod tests;

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod login_tests {
    use crate::testkit::Desk;
    use serde_json::json;

    #[test]
    fn login_gives_a_token_that_no_app_route_takes() {
        let mut desk = Desk::new();
        let login = json!({ "username": "crm-demo", "password": "sandbox-secret" });
        let reply = desk.ok("POST", "/api/v1/crm/auth/login", login);
        desk.token = reply["token"].as_str().map(str::to_owned);
        assert!(desk.token.as_deref().is_some_and(|token| token.starts_with("1|")));
        assert_eq!(desk.error("GET", "/api/v1/account", json!({})).0, 403);
        let wrong = json!({ "username": "crm-demo", "password": "x" });
        assert_eq!(desk.error("POST", "/api/v1/crm/auth/login", wrong).0, 401);
    }
}
