//! `scan/status` as a user of serde would declare it: owned, both formats, no key unknown.

use crate::legacy::{Id, flag, found, moment};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Bare, or under `data`.
#[derive(Debug, Deserialize)]
pub struct Answer {
    data: Option<ScanStatus>,
    sites: Option<Vec<Site>>,
}

impl Answer {
    pub fn status(self) -> Option<ScanStatus> {
        self.data.or(self.sites.map(|sites| ScanStatus { sites }))
    }
}

#[derive(Debug, Deserialize, Serialize)]
pub struct ScanStatus {
    sites: Vec<Site>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Site {
    id: Option<Id>,
    name: Option<String>,
    url: Option<String>,
    scan_result: ScanResult,
    removal_requests: Vec<SiteRemoval>,
    #[serde(default, deserialize_with = "flag")]
    can_send_deletion_request: Option<bool>,
}

#[derive(Debug, Deserialize, Serialize)]
struct ScanResult {
    status: String,
    #[serde(default, deserialize_with = "flag")]
    is_data_found: Option<bool>,
    #[serde(default, deserialize_with = "found")]
    data: Option<FoundData>,
    comparison: Option<Value>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundData {
    first_name: Option<String>,
    last_name: Option<String>,
    email: Option<String>,
    ssn: Option<String>,
    phone: Option<String>,
    street: Option<String>,
    zip: Option<String>,
    city: Option<String>,
}

#[derive(Debug, Deserialize, Serialize)]
struct SiteRemoval {
    status: String,
    manual_instructions: Option<String>,
    #[serde(default, deserialize_with = "moment")]
    created_at: Option<String>,
    #[serde(default, deserialize_with = "moment")]
    updated_at: Option<String>,
}
