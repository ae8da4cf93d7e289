//! The history.

use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;

pub fn list(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    Ok(Reply::ok(world.account(&call.email, call.now).events.json(call.now)))
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use crate::testkit::Desk;
    use serde_json::json;

    const PATH: &str = "/api/v1/delete-my-data/events";

    #[test]
    fn list_grows_with_the_journey_and_keeps_its_past() {
        let mut desk = Desk::with_profile();
        assert_eq!(desk.get(PATH)[0]["type"], json!("PROFILE_CREATED"));
        let mut desk = Desk::signed();
        let past = desk.get(PATH);
        let past = past.as_array().unwrap();
        let has = |kind: &str| past.iter().any(|event| event["type"] == kind);
        for kind in ["SCAN_STARTED", "DATA_FOUND", "SCAN_FAILED", "SCAN_FINISHED"] {
            assert!(has(kind), "{kind}");
        }
        assert!(has("SIGNATURE_SIGNED"));
        let site_ids = desk.deletable();
        desk.ok("POST", "/api/v1/delete-my-data/removal-requests", json!({ "site_ids": site_ids }));
        desk.pass(61_000);
        let all = desk.get(PATH);
        assert!(all.as_array().unwrap().starts_with(past));
        let last = all.as_array().unwrap().last().unwrap();
        assert_eq!(last["type"], json!("DATA_REAPPEARED_DETECTED"));
    }
}
