//! Start a scan, watch it, retry a site.

use serde_json::json;

use super::profile::require;
use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::time::rfc3339;
use crate::core::world::World;
use crate::model::scan::State;

pub fn start(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let (account, sites, _) = world.parts(&call.email, call.now);
    require(account)?;
    if account.scan.is_running(call.now) {
        return Err(ApiError::conflict("A scan is running."));
    }
    let gone: Vec<u32> =
        sites.iter().map(|site| site.id()).filter(|id| account.is_gone(*id, call.now)).collect();
    account.scan.start(sites, |id| gone.contains(&id), &mut account.events, call.now);
    let value = json!({ "status": "SCAN_INITIATED", "started_at": rfc3339(call.now) });
    Ok(Reply::accepted(Some(value)))
}

pub fn status(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let (account, sites, _) = world.parts(&call.email, call.now);
    let sites: Vec<_> = sites.iter().map(|site| account.site_json(site, call.now)).collect();
    Ok(Reply::ok(json!({ "sites": sites })))
}

pub fn retry(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let (account, sites, _) = world.parts(&call.email, call.now);
    require(account)?;
    let site = sites.iter().find(|site| Some(site.id()) == call.site_id());
    let site = site.ok_or_else(|| ApiError::not_found("There is no such site."))?;
    if account.scan.state(site.id(), call.now) != State::Failed {
        return Err(ApiError::conflict("The scan of this site has not failed."));
    }
    account.scan.retry(site, &mut account.events, call.now);
    Ok(Reply::accepted(None))
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::Desk;
    use serde_json::{Value, json};

    const START: &str = "/api/v1/delete-my-data/scan";

    fn count(sites: &[Value], status: &str) -> usize {
        let has = |site: &&Value| site["scan_result"]["status"] == status;
        sites.iter().filter(has).count()
    }

    #[test]
    fn start_needs_a_profile_and_no_other_scan() {
        let mut desk = Desk::signed_in();
        assert_eq!(desk.error("POST", START, json!({})).0, 404);
        let mut desk = Desk::with_profile();
        assert_eq!(desk.call("POST", START, json!({})).status, 202);
        assert_eq!(desk.error("POST", START, json!({})), (409, "CONFLICT".to_owned()));
        desk.pass(21_000);
        assert_eq!(desk.call("POST", START, json!({})).status, 202);
    }

    #[test]
    fn status_moves_site_by_site_with_virtual_time() {
        let mut desk = Desk::with_profile();
        assert_eq!(count(&desk.scan_sites(), "SCAN_NOT_STARTED"), 25);
        desk.ok("POST", START, json!({}));
        desk.pass(10_000);
        let half = desk.scan_sites();
        assert!(count(&half, "SCAN_INITIATED") > 0 && count(&half, "SCAN_NOT_STARTED") > 0);
        assert!(count(&half, "SCAN_COMPLETED") > 5);
        desk.control("POST", "/control/time", json!({ "advance_ms": 10_000 }));
        let done = desk.scan_sites();
        assert_eq!((count(&done, "SCAN_COMPLETED"), count(&done, "SCAN_FAILED")), (22, 3));
    }

    #[test]
    fn status_has_data_where_it_was_found_and_an_empty_array_elsewhere() {
        let sites = Desk::scanned().scan_sites();
        let found: Vec<_> =
            sites.iter().filter(|s| s["scan_result"]["is_data_found"] == true).collect();
        assert_eq!(found.len(), 8);
        for site in &sites {
            let (result, found) = (&site["scan_result"], found.contains(&site));
            assert_eq!(result["data"]["firstName"] == "Siv", found);
            assert_eq!(result["data"] == json!([]), !found);
            assert_eq!(result["comparison"].is_object(), found);
            assert_eq!(site["can_send_deletion_request"], json!(found));
        }
    }

    #[test]
    fn retry_recovers_a_failed_site_and_refuses_the_others() {
        let mut desk = Desk::scanned();
        let retry = |id: &Value| format!("{START}/{id}/retry");
        assert_eq!(desk.error("POST", &retry(&json!(999)), json!({})).0, 404);
        assert_eq!(desk.error("POST", &format!("{START}/x/retry"), json!({})).0, 404);
        for site in desk.scan_sites() {
            let failed = site["scan_result"]["status"] == "SCAN_FAILED";
            let reply = desk.send("POST", &retry(&site["id"]), None, &[]);
            assert_eq!(reply.status, if failed { 202 } else { 409 });
            assert!(!failed || reply.body.is_empty());
        }
        assert_eq!(count(&desk.scan_sites(), "SCAN_INITIATED"), 3);
        desk.pass(3000);
        assert_eq!(count(&desk.scan_sites(), "SCAN_COMPLETED"), 25);
        assert_eq!(desk.deletable().len(), 9);
    }
}
