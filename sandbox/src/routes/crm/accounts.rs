//! Accounts a partner creates.

use serde_json::{Map, Value};

use crate::core::call::{Call, Reply};
use crate::core::checks;
use crate::core::errors::ApiError;
use crate::core::form::{self, Field};
use crate::core::world::World;

const REQUIRED: [Field; 1] = [("email", checks::email)];
const OPTIONAL: [Field; 8] = [
    ("ssn", checks::text),
    ("first_name", checks::text),
    ("last_name", checks::text),
    ("phone", checks::phone),
    ("country_code", checks::country),
    ("lang_code", checks::language),
    ("plan_id", checks::id),
    ("type", checks::text),
];

/// The only time a national ID can be given.
pub fn create(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let mut fields = form::mixed(&call.body, &REQUIRED, &OPTIONAL)?;
    let mut take = |field: &str| taken(&mut fields, field);
    let (email, ssn) = (take("email").unwrap_or_default(), take("ssn"));
    if world.accounts.contains_key(&email) {
        return Err(ApiError::conflict("There is an account with this e-mail already."));
    }
    let account = world.account(&email, call.now);
    account.ssn = ssn;
    account.details = fields;
    Ok(Reply::created(account.json()))
}

fn taken(fields: &mut Map<String, Value>, field: &str) -> Option<String> {
    fields.remove(field)?.as_str().map(str::to_owned)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::{Desk, USER};
    use serde_json::{Value, json};

    const PATH: &str = "/api/v1/account";
    const SSN: &str = "19811218-9876";

    fn given() -> Value {
        json!({ "ssn": SSN, "first_name": "Siv", "last_name": "Ek", "email": "siv@user.example",
            "phone": "+46 70-123 45 67", "country_code": "se", "lang_code": "sv", "plan_id": 3,
            "type": "PERSONAL" })
    }

    #[test]
    fn create_gives_the_account_under_data_and_keeps_the_number_to_itself() {
        let mut desk = Desk::crm();
        let reply = desk.call("POST", PATH, given());
        let account = crate::testkit::json_of(&reply)["data"].clone();
        assert_eq!((reply.status, account["id"].is_number()), (201, true));
        for (field, kept) in [
            ("email", json!("siv@user.example")),
            ("first_name", json!("Siv")),
            ("phone", json!("+46701234567")),
            ("country_code", json!("SE")),
            ("plan_id", json!("3")),
            ("type", json!("PERSONAL")),
            ("has_ssn", json!(true)),
            ("is_ssn_monitored", json!(false)),
        ] {
            assert_eq!(account[field], kept, "{field}");
        }
        assert!(!account.to_string().contains(SSN));
        assert_eq!(desk.applied(&format!("POST {PATH}")), json!(1));
    }

    #[test]
    fn create_wants_an_e_mail_and_looks_at_the_rest() {
        let mut desk = Desk::crm();
        let wrong = json!({ "ssn": 7, "phone": "070", "country_code": "SWE", "lang_code": "",
            "plan_id": [], "type": "\0", "first_name": null, "more": 1 });
        assert_eq!(
            desk.issues("POST", PATH, wrong),
            [
                "email is required",
                "ssn must be a string",
                "first_name is required",
                "phone must be a phone number in E.164 form",
                "country_code must be a country code of two letters",
                "lang_code must not be empty",
                "plan_id must be an id",
                "type must not hold control characters",
            ]
        );
        let least = desk.ok("POST", PATH, json!({ "email": " siv@user.example" }));
        assert_eq!(least["email"], json!("siv@user.example"));
        assert_eq!((&least["has_ssn"], &least["type"]), (&Value::Null, &Value::Null));
    }

    #[test]
    fn create_is_once_for_an_e_mail_however_it_was_met() {
        let mut desk = Desk::crm();
        desk.ok("POST", PATH, given());
        assert_eq!(desk.error("POST", PATH, given()), (409, "CONFLICT".to_owned()));
        desk.login(USER);
        assert_eq!(desk.error("POST", PATH, json!({ "email": USER })).0, 409);
    }

    #[test]
    fn an_account_is_usable_at_once() {
        let mut desk = Desk::crm();
        let id = desk.ok("POST", PATH, given())["id"].clone();
        let watched = format!("{PATH}/{id}/email-watchlist");
        assert_eq!(desk.get(&watched), json!([]));
        let client = json!({ "client_id": "partner-demo", "client_secret": "sandbox-secret",
            "email": "siv@user.example" });
        let code = desk.ok("POST", "/api/v1/sso/code", client.clone());
        let by_code = desk.ok("POST", "/api/v1/sso/login", code);
        let by_secret = desk.ok("POST", "/api/v1/sso/token", client);
        for login in [by_code, by_secret] {
            desk.token = login["token"].as_str().map(str::to_owned);
            let account = desk.get(PATH);
            assert_eq!((&account["id"], &account["last_name"]), (&id, &json!("Ek")));
        }
    }
}
