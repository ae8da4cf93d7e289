//! The account the app token stands for.

use crate::core::call::{Call, Reply};
use crate::core::checks::{self, Check};
use crate::core::errors::ApiError;
use crate::core::form::{self, Field};
use crate::core::world::World;

const FIELDS: [Field; 4] = [
    ("first_name", checks::text),
    ("last_name", checks::text),
    ("phone", checks::phone),
    ("lang_code", checks::language),
];

pub fn read(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    Ok(Reply::ok(world.account(&call.email, call.now).json()))
}

/// What is not given stays.
pub fn update(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let account = world.account(&call.email, call.now);
    account.details.extend(form::partial(&call.body, &FIELDS)?);
    Ok(Reply::ok(account.json()))
}

/// The same by id, and there is only one id the token is good for.
pub fn update_by_id(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let id = world.account(&call.email, call.now).id.to_string();
    if call.id().is_none_or(|given| given != id) {
        return Err(ApiError::forbidden("This is not your account."));
    }
    update(world, call)
}

/// Tokens stay good.
pub fn password(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let account = world.account(&call.email, call.now);
    let wanted = [("current_password", checks::secret as Check), ("password", checks::password)];
    let fields = form::required(&call.body, &wanted)?;
    if form::text(&fields, "current_password") != account.password {
        return Err(ApiError::field("current_password", "is not the current password"));
    }
    account.password = form::text(&fields, "password").to_owned();
    Ok(Reply::no_content())
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::{Desk, USER, profile};
    use serde_json::json;

    const PATH: &str = "/api/v1/account";
    const PASSWORD: &str = "/api/v2/account/password";

    #[test]
    fn read_names_the_user_with_or_without_the_product() {
        let mut desk = Desk::signed_in();
        assert_eq!(desk.get(PATH)["email"], json!(USER));
        desk.token = Some(desk.login("noplan@user.example"));
        assert_eq!(desk.get(PATH)["has_online_data"], json!(false));
    }

    #[test]
    fn read_is_refused_without_a_token_or_with_a_revoked_one() {
        let mut desk = Desk::signed_in();
        let revoked = desk.control("POST", "/control/revoke", json!({ "email": USER }));
        assert_eq!(revoked["revoked"], json!(1));
        assert_eq!(desk.error("GET", PATH, json!({})).0, 401);
        assert_eq!(desk.as_nobody("GET", PATH).0, 401);
    }

    #[test]
    fn update_takes_any_of_four_fields() {
        let mut desk = Desk::signed_in();
        let before = desk.get(PATH);
        assert_eq!(desk.ok("PUT", PATH, json!({ "email": "x", "more": [] })), before);
        let changed = json!({ "first_name": "Siv", "phone": "+46 701234567" });
        let after = desk.ok("PUT", PATH, changed);
        assert_eq!(
            (&after["first_name"], &after["phone"]),
            (&json!("Siv"), &json!("+46701234567"))
        );
        assert_eq!(after["last_name"], before["last_name"]);
        assert_eq!(desk.ok("PUT", PATH, json!({ "lang_code": "sv" }))["first_name"], json!("Siv"));
        assert_eq!(desk.get(PATH)["lang_code"], json!("sv"));
        let wrong =
            json!({ "first_name": 7, "last_name": "", "phone": "0", "lang_code": "swedish" });
        assert_eq!(
            desk.issues("PUT", PATH, wrong),
            [
                "first_name must be a string",
                "last_name must not be empty",
                "phone must be a phone number in E.164 form",
                "lang_code must be a language code",
            ]
        );
    }

    #[test]
    fn what_the_user_puts_there_goes_before_the_removal_profile() {
        let mut desk = Desk::signed_in();
        desk.ok("PUT", PATH, json!({ "first_name": "Stina" }));
        desk.ok("POST", "/api/v1/delete-my-data", profile());
        let account = desk.get(PATH);
        assert_eq!(
            (&account["first_name"], &account["last_name"]),
            (&json!("Stina"), &json!("Ek"))
        );
    }

    #[test]
    fn update_by_id_is_for_the_own_id_alone() {
        let mut desk = Desk::signed_in();
        let own = format!("/api/v2/account/{}", desk.get(PATH)["id"]);
        assert_eq!(desk.ok("PUT", &own, json!({ "last_name": "Ek" }))["last_name"], json!("Ek"));
        assert_eq!(desk.error("PUT", &own, json!({ "last_name": 1 })).0, 422);
        for id in ["1", "-1", "me", "%00", "9999999999999999999999"] {
            let refused = desk.error("PUT", &format!("/api/v2/account/{id}"), json!({}));
            assert_eq!(refused, (403, "FORBIDDEN".to_owned()), "{id}");
        }
        assert_eq!(desk.error("PUT", PASSWORD, json!({})).0, 405);
    }

    #[test]
    fn password_wants_the_current_one_and_eight_characters() {
        let mut desk = Desk::signed_in();
        let change = |from: &str, to: &str| json!({ "current_password": from, "password": to });
        let issues = desk.issues("POST", PASSWORD, json!({}));
        assert_eq!(issues, ["current_password is required", "password is required"]);
        let issues = desk.issues("POST", PASSWORD, change("guess", "long enough"));
        assert_eq!(issues, ["current_password is not the current password"]);
        let issues = desk.issues("POST", PASSWORD, change("sandbox-password", "short"));
        assert_eq!(issues, ["password must be at least 8 characters long"]);
        let changed = desk.call("POST", PASSWORD, change("sandbox-password", "long enough"));
        assert_eq!((changed.status, changed.body.len()), (204, 0));
        assert_eq!(desk.error("POST", PASSWORD, change("sandbox-password", "12345678")).0, 422);
        assert_eq!(desk.call("POST", PASSWORD, change("long enough", "12345678")).status, 204);
    }
}
