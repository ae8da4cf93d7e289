//! Ask sites to remove the data.

use serde_json::Value;

use super::profile::require;
use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;
use crate::model::removal::Removal;

const FIELD: &str = "site_ids";

/// Each id once, in the order given. A number may be written as text.
fn site_ids(call: &Call) -> Result<Vec<u32>, ApiError> {
    let given = match call.body.get(FIELD) {
        None | Some(Value::Null) => Err(ApiError::field(FIELD, "is required")),
        Some(Value::Array(ids)) if ids.is_empty() => {
            Err(ApiError::field(FIELD, "must not be empty"))
        }
        Some(Value::Array(ids)) => Ok(ids),
        Some(_) => Err(ApiError::field(FIELD, "must be a list")),
    }?;
    let mut site_ids = Vec::new();
    for id in given {
        let number = id.as_u64().and_then(|id| u32::try_from(id).ok());
        let number = number.or_else(|| id.as_str()?.parse().ok());
        let number = number.ok_or_else(|| ApiError::field(FIELD, "must hold site ids"))?;
        if !site_ids.contains(&number) {
            site_ids.push(number);
        }
    }
    Ok(site_ids)
}

/// All of them or none.
pub fn submit(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let (account, sites, _) = world.parts(&call.email, call.now);
    require(account)?;
    let site_ids = site_ids(call)?;
    if !account.is_signed(call.now) {
        return Err(ApiError::conflict("signature required"));
    }
    let mut chosen = Vec::new();
    for id in site_ids {
        let site = sites.iter().find(|site| site.id() == id);
        let site = site.ok_or_else(|| ApiError::field(FIELD, "holds an unknown site"))?;
        if !account.can_send_deletion_request(id, call.now) {
            return Err(ApiError::field(FIELD, "holds a site nothing can be asked of now"));
        }
        chosen.push(site);
    }
    let mut created = Vec::new();
    let asked: Vec<u32> = chosen.iter().map(|site| site.id()).collect();
    for site in chosen {
        let id = 1001 + account.removals.len() as u64;
        let is_repeat = account.removals.iter().any(|removal| removal.site_id == site.id());
        let removal = Removal::new(id, site, is_repeat, &mut account.events, call.now);
        created.push(removal.json(call.now));
        account.removals.push(removal);
    }
    for id in asked {
        *world.removal_requests.entry(id).or_default() += 1;
    }
    Ok(Reply::created(Value::Array(created)))
}

pub fn list(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let account = world.account(&call.email, call.now);
    Ok(Reply::ok(account.removals.iter().map(|removal| removal.json(call.now)).collect()))
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use crate::testkit::Desk;
    use serde_json::{Value, json};

    const PATH: &str = "/api/v1/delete-my-data/removal-requests";

    fn submit_all(desk: &mut Desk) -> Value {
        let site_ids = desk.deletable();
        desk.ok("POST", PATH, json!({ "site_ids": site_ids }))
    }

    fn count(desk: &mut Desk, status: &str) -> usize {
        let list = desk.get(PATH);
        list.as_array().unwrap().iter().filter(|removal| removal["status"] == status).count()
    }

    #[test]
    fn submit_needs_a_signature_and_sites_that_can_be_asked() {
        let mut desk = Desk::scanned();
        let some = json!({ "site_ids": desk.deletable() });
        assert_eq!(desk.error("POST", PATH, some.clone()), (409, "CONFLICT".to_owned()));
        let mut desk = Desk::signed();
        let none = desk.scan_sites().into_iter().find(|s| s["can_send_deletion_request"] == false);
        let none = none.unwrap()["id"].clone();
        for ids in [json!(null), json!([]), json!("x"), json!([{}]), json!([999]), json!([none])] {
            assert_eq!(desk.error("POST", PATH, json!({ "site_ids": ids })).0, 422, "{ids}");
        }
        assert_eq!(desk.ok("POST", PATH, some.clone()).as_array().map(Vec::len), Some(8));
        assert_eq!(desk.error("POST", PATH, some).0, 422);
    }

    #[test]
    fn list_shows_how_they_come_along() {
        let mut desk = Desk::signed();
        assert_eq!(desk.get(PATH), json!([]));
        submit_all(&mut desk);
        assert_eq!(count(&mut desk, "POA_SENT_TO_SITE"), 8);
        desk.pass(10_000);
        assert_eq!(count(&mut desk, "USER_MANUAL_INSTRUCTIONS_SENT"), 2);
        desk.pass(30_000);
        assert_eq!(count(&mut desk, "DATA_REMOVED_VERIFIED"), 6);
        desk.pass(20_000);
        assert_eq!(count(&mut desk, "DATA_REAPPEARED_DETECTED"), 1);
        desk.pass(600_000);
        assert_eq!(count(&mut desk, "DATA_REMOVED_VERIFIED"), 7);
    }

    #[test]
    fn what_reappeared_can_be_asked_for_again_and_is_listed_newest_first() {
        let mut desk = Desk::signed();
        submit_all(&mut desk);
        assert!(desk.deletable().is_empty());
        desk.pass(61_000);
        let again = desk.deletable();
        assert_eq!(again.len(), 1);
        submit_all(&mut desk);
        let site = desk.scan_sites().into_iter().find(|s| s["id"] == again[0]).unwrap();
        let removals = site["removal_requests"].as_array().unwrap();
        assert_eq!(removals[0]["status"], json!("POA_SENT_TO_SITE"));
        assert_eq!(removals[1]["status"], json!("DATA_REAPPEARED_DETECTED"));
    }

    #[test]
    fn a_new_scan_no_longer_finds_what_was_removed() {
        let mut desk = Desk::signed();
        submit_all(&mut desk);
        desk.pass(700_000);
        desk.ok("POST", "/api/v1/delete-my-data/scan", json!({}));
        desk.pass(21_000);
        // The one that reappeared, and the one whose first scan failed.
        assert_eq!(desk.deletable().len(), 2);
    }
}
