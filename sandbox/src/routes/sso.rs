//! Codes and app tokens.

use serde_json::json;

use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::validate;
use crate::core::world::World;

pub const CLIENT_ID: &str = "partner-demo";
pub const CLIENT_SECRET: &str = "sandbox-secret";

/// The e-mail, if the partner's backend is who it says.
fn client(call: &Call) -> Result<&str, ApiError> {
    let id = validate::text(&call.body, "client_id")?;
    let secret = validate::text(&call.body, "client_secret")?;
    let email = validate::email(&call.body)?;
    if (id, secret) == (CLIENT_ID, CLIENT_SECRET) {
        Ok(email)
    } else {
        Err(ApiError::unauthenticated("Unknown client."))
    }
}

pub fn code(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let email = client(call)?;
    world.account(email, call.now);
    let code = world.secrets.issue_code(&mut world.rng, email, call.now);
    Ok(Reply::ok(json!({ "code": code })))
}

/// Called by the web view: here the app token is born.
pub fn login(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let email = world.secrets.redeem(validate::text(&call.body, "code")?, call.now)?;
    let token = world.secrets.issue_app_token(&mut world.rng, &email);
    Ok(Reply::ok(json!({ "token": token })))
}

/// Machine to machine.
pub fn token(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let email = client(call)?;
    world.account(email, call.now);
    let token = world.secrets.issue_app_token(&mut world.rng, email);
    Ok(Reply::ok(json!({ "token": token })))
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use crate::testkit::{Desk, USER};
    use serde_json::{Value, json};

    fn client(secret: &str) -> Value {
        json!({ "client_id": "partner-demo", "client_secret": secret, "email": USER })
    }

    #[test]
    fn code_is_given_to_the_partner_alone() {
        let mut desk = Desk::new();
        let code = desk.ok("POST", "/api/v1/sso/code", client("sandbox-secret"));
        assert!(code["code"].is_string());
        assert_eq!(desk.error("POST", "/api/v1/sso/code", client("guess")).0, 401);
        assert_eq!(desk.error("POST", "/api/v1/sso/code", json!({})).0, 422);
    }

    #[test]
    fn login_takes_a_code_once_and_for_a_minute() {
        let mut desk = Desk::new();
        let code = desk.ok("POST", "/api/v1/sso/code", client("sandbox-secret"));
        let token = desk.ok("POST", "/api/v1/sso/login", code.clone());
        let token = token["token"].as_str().unwrap();
        assert!(token.starts_with("2|") && token.len() == 42);
        let again = desk.error("POST", "/api/v1/sso/login", code);
        assert_eq!(again, (401, "UNAUTHENTICATED".to_owned()));
        let late = desk.ok("POST", "/api/v1/sso/code", client("sandbox-secret"));
        desk.pass(60_000);
        assert_eq!(desk.error("POST", "/api/v1/sso/login", late).0, 401);
    }

    #[test]
    fn token_is_given_to_the_partner_alone() {
        let mut desk = Desk::new();
        let reply = desk.ok("POST", "/api/v1/sso/token", client("sandbox-secret"));
        desk.token = reply["token"].as_str().map(str::to_owned);
        assert_eq!(desk.get("/api/v1/account")["email"], json!(USER));
        assert_eq!(desk.error("POST", "/api/v1/sso/token", client("guess")).0, 401);
    }
}
