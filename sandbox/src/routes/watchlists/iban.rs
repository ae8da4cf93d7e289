//! Watched IBANs. There is nothing to confirm.

use super::Kind;
use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;

pub fn create(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::add(world, call, Kind::Iban)
}

pub fn list(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::list(world, call, Kind::Iban)
}

pub fn leaks(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::leaks(world, call, Kind::Iban)
}

pub fn delete(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    super::remove(world, call, Kind::Iban)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use crate::testkit::Desk;
    use serde_json::json;

    const PATH: &str = "/api/v1/iban-watchlist";
    const LEAKS: &str = "/api/v1/iban-watchlist/leaks";

    #[test]
    fn create_keeps_the_iban_in_one_form() {
        let mut desk = Desk::signed_in();
        let item = desk.ok("POST", PATH, json!({ "iban": "se45 5000 0000 0583 9825 7466" }));
        assert_eq!(item["iban"], json!("SE4550000000058398257466"));
        assert!(item["id"].as_str().is_some_and(|id| id.starts_with("iban-")));
        assert_eq!(item.get("is_confirmed"), None);
        let twin = json!({ "iban": "SE4550000000058398257466" });
        assert_eq!(desk.error("POST", PATH, twin).0, 409);
        let wrong = desk.issues("POST", PATH, json!({ "iban": "SE4550000000058398257467" }));
        assert_eq!(wrong, ["iban must be an IBAN"]);
        assert_eq!(desk.get(PATH), json!([item]));
    }

    #[test]
    fn leaks_come_by_themselves_and_go_with_the_item() {
        let mut desk = Desk::signed_in();
        let path = desk.added(PATH, json!({ "iban": "DE89370400440532013000" }));
        assert_eq!(desk.get(LEAKS), json!([]));
        desk.pass(20_000);
        let id = desk.get(LEAKS)[0]["iban_id"].clone();
        assert_eq!(id.as_str().map(|id| format!("{PATH}/{id}")), Some(path.clone()));
        // A client may encode more than it must.
        let encoded = path.replace("list/iban-", "list/%69ban%2D");
        assert_eq!(desk.call("DELETE", &encoded, json!({})).status, 204);
        assert_eq!((desk.get(LEAKS), desk.get(PATH)), (json!([]), json!([])));
    }
}
