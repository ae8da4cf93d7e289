//! The monitoring of the national ID. Which one it is was said when the account was created.

use serde_json::json;

use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;

/// Again is as good as once.
pub fn activate(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let account = world.account(&call.email, call.now);
    if account.ssn.is_none() {
        return Err(ApiError::field("ssn", "is not on the account"));
    }
    account.is_ssn_monitored = true;
    Ok(Reply::ok(json!({ "is_ssn_monitored": true })))
}

/// What is not monitored stays so.
pub fn deactivate(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    world.account(&call.email, call.now).is_ssn_monitored = false;
    Ok(Reply::no_content())
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::Desk;
    use serde_json::{Value, json};

    fn created(desk: &mut Desk, account: Value) -> String {
        let id = desk.ok("POST", "/api/v1/account", account)["id"].clone();
        format!("/api/v1/account/{id}/ssn-monitoring")
    }

    #[test]
    fn activate_and_deactivate_are_seen_by_the_user() {
        let mut desk = Desk::crm();
        let email = "siv@user.example";
        let path = created(&mut desk, json!({ "email": email, "ssn": "19811218-9876" }));
        let crm = desk.token.clone();
        for (act, status, expected) in
            [("activate", 200, true), ("activate", 200, true), ("deactivate", 204, false)]
        {
            desk.token.clone_from(&crm);
            assert_eq!(desk.call("PATCH", &format!("{path}/{act}"), json!({})).status, status);
            desk.token = Some(desk.login(email));
            assert_eq!(desk.get("/api/v1/account")["is_ssn_monitored"], json!(expected));
        }
    }

    #[test]
    fn activate_wants_a_number_and_deactivate_none() {
        let mut desk = Desk::crm();
        let path = created(&mut desk, json!({ "email": "siv@user.example" }));
        let issues = desk.issues("PATCH", &format!("{path}/activate"), json!({}));
        assert_eq!(issues, ["ssn is not on the account"]);
        let deactivated = desk.call("PATCH", &format!("{path}/deactivate"), json!({}));
        assert_eq!((deactivated.status, deactivated.body.len()), (204, 0));
        assert_eq!(desk.error("POST", &format!("{path}/activate"), json!({})).0, 405);
    }
}
