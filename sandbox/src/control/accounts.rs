//! Who has what.

use serde_json::{Map, Value, json};

use super::{Answer, Call};
use crate::core::world::World;
use crate::model::account::Account;
use crate::model::watch::{Item, Kind};

/// All accounts at once, so that a test can say of a thousand that each has its own things alone.
pub fn accounts(world: &mut World, _: &Call) -> Answer {
    let accounts: Vec<_> = world.accounts.values().map(account).collect();
    Ok(json!({ "accounts": accounts }))
}

fn account(account: &Account) -> Value {
    let of = |kind| account.watch.of(kind).map(Item::telling).collect::<Vec<_>>();
    let watched = Kind::ALL.into_iter().filter(|kind| !of(*kind).is_empty());
    let watched: Map<_, _> =
        watched.map(|kind| (kind.name().to_owned(), json!(of(kind)))).collect();
    let profile_email = account.profile.as_ref().and_then(|profile| profile.get("email"));
    json!({
        "id": account.id, "email": account.email, "profile_email": profile_email,
        "ssn": account.ssn, "watched": watched,
    })
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use crate::testkit::{Desk, profile};
    use serde_json::json;
    use std::collections::BTreeSet;

    #[test]
    fn a_thousand_accounts_have_each_its_own_id_and_things() {
        let mut desk = Desk::crm();
        let crm = desk.token.clone();
        for n in 0..1000 {
            let email = format!("user{n}@user.example");
            desk.token.clone_from(&crm);
            let account = json!({ "email": email, "ssn": email });
            let id = desk.ok("POST", "/api/v1/account", account)["id"].clone();
            let list = format!("/api/v1/account/{id}/email-watchlist");
            desk.ok("POST", &list, json!({ "email": email }));
            desk.token = Some(desk.login(&email));
            let mut profile = profile();
            profile["email"] = json!(email);
            desk.ok("POST", "/api/v1/delete-my-data", profile);
        }
        let view = desk.control("GET", "/control/accounts", json!({}));
        let accounts = view["accounts"].as_array().unwrap();
        for account in accounts {
            let email = &account["email"];
            assert_eq!((&account["profile_email"], &account["ssn"]), (email, email));
            assert_eq!(account["watched"], json!({ "email": [email] }));
        }
        let ids = accounts.iter().map(|account| account["id"].as_u64());
        assert_eq!(ids.collect::<BTreeSet<_>>().len(), 1000);
    }

    #[test]
    fn what_is_not_there_is_null_and_a_card_keeps_its_number() {
        let mut desk = Desk::signed_in();
        let card = json!({ "card_number": "4242424242424242", "expiry_month": 7,
            "expiry_year": 2031, "holder_name": "Siv Ek" });
        desk.ok("POST", "/api/v1/credit-card", card);
        let view = desk.control("GET", "/control/accounts", json!({}));
        let account = &view["accounts"][0];
        assert_eq!((&account["profile_email"], &account["ssn"]), (&json!(null), &json!(null)));
        assert_eq!(account["watched"], json!({ "card": ["•••• 4242"] }));
    }
}
