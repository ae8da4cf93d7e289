//! Where a test begins: who is logged in, and what has happened.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use serde_json::json;

use super::{Desk, USER, profile};

impl Desk {
    pub fn signed_in() -> Self {
        let mut desk = Self::new();
        desk.token = Some(desk.login(USER));
        desk
    }

    /// With the token of the service account.
    pub fn crm() -> Self {
        let mut desk = Self::new();
        desk.token = Some(desk.crm_login());
        desk
    }

    pub fn with_profile() -> Self {
        let mut desk = Self::signed_in();
        desk.ok("POST", "/api/v1/delete-my-data", profile());
        desk
    }

    /// The scan is over, and nothing was retried.
    pub fn scanned() -> Self {
        let mut desk = Self::with_profile();
        desk.ok("POST", "/api/v1/delete-my-data/scan", json!({}));
        desk.pass(21_000);
        desk
    }

    pub fn signed() -> Self {
        let mut desk = Self::scanned();
        desk.ok("POST", "/api/v1/delete-my-data/signatures/initiate", json!({}));
        desk.pass(8_000);
        desk
    }

    pub fn login(&mut self, email: &str) -> String {
        let code = self.control("POST", "/control/code", json!({ "email": email }));
        let reply = self.ok("POST", "/api/v1/sso/login", code);
        reply["token"].as_str().unwrap().to_owned()
    }

    pub fn crm_login(&mut self) -> String {
        let login = json!({ "username": "crm-demo", "password": "sandbox-secret" });
        let reply = self.ok("POST", "/api/v1/crm/auth/login", login);
        reply["token"].as_str().unwrap().to_owned()
    }
}
