//! The summary, and the list of sites.

use serde_json::json;

use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;
use crate::model::site::Site;

pub fn status(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let (account, sites, _) = world.parts(&call.email, call.now);
    let can_send = |site: &&Site| account.can_send_deletion_request(site.id(), call.now);
    Ok(Reply::ok(json!({
        "has_profile": account.profile.is_some(),
        "has_scan": account.scan.has_run(),
        "is_scan_running": account.scan.is_running(call.now),
        "is_signed": account.is_signed(call.now),
        "sites_count": sites.len(),
        "deletable_sites_count": sites.iter().filter(can_send).count(),
        "removal_requests_count": account.removals.len(),
    })))
}

pub fn sites(world: &mut World, _: &Call) -> Result<Reply, ApiError> {
    Ok(Reply::ok(world.sites.iter().map(Site::json).collect()))
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::{Desk, json_of};
    use serde_json::json;

    #[test]
    fn status_sums_up_and_is_loose_in_legacy() {
        let mut desk = Desk::signed();
        let status = desk.get("/api/v1/delete-my-data/status");
        assert_eq!((&status["has_profile"], &status["is_signed"]), (&json!(true), &json!(true)));
        assert_eq!(status["deletable_sites_count"], json!(8));
        desk.version = None;
        let loose = desk.get("/api/v1/delete-my-data/status");
        let flags = ["has_profile", "has_scan", "is_signed", "is_scan_running"];
        assert!(flags.iter().any(|flag| !loose[flag].is_boolean()), "{loose}");
        desk.control("POST", "/control/format", json!({ "force_standardized": true }));
        assert_eq!(desk.get("/api/v1/delete-my-data/status"), status);
    }

    #[test]
    fn sites_are_a_list_with_meta() {
        let mut desk = Desk::signed_in();
        let reply = json_of(&desk.call("GET", "/api/v1/delete-my-data/sites", json!({})));
        assert_eq!(reply["meta"]["total"], json!(25));
        assert_eq!(reply["data"][0]["id"], json!(101));
    }
}
