//! The broker scan: sites, what was found there, and what was asked of them.

use super::{DateTime, Found, Json, SiteId};

open_enum! {
    "How the scan of one site stands. **D** The set is open: an unknown status stays as it came."
    ScanState
    "\"SCAN_NOT_STARTED\" | \"SCAN_INITIATED\" | \"SCAN_FAILED\" | \"SCAN_COMPLETED\" | (string & {})"
}

open_enum! {
    "How one removal request stands. **D** The set is open: an unknown status stays as it came."
    RemovalState
    "\"POA_SENT_TO_SITE\" | \"USER_MANUAL_INSTRUCTIONS_SENT\" | \"DATA_REMOVED_VERIFIED\" | \"DATA_REAPPEARED_DETECTED\" | (string & {})"
}

wire! {
    /// `GET /api/v1/delete-my-data/scan/status`. **D**
    struct ScanStatus {
        /// Every site, scanned or not.
        D sites: Vec<Site>,
    }
}

wire! {
    /// One broker's site: what the scan says and what was asked of it, two independent things.
    /// **D**
    struct Site {
        /// What to name the site by in later calls.
        A id: SiteId,
        /// The broker's name. Hostile text: show it as text only.
        A name: String,
        /// The broker's address. Hostile text: link to `https:` only.
        A url: String,
        /// What the scan says.
        D scan_result: ScanResult,
        /// Requests raised so far: none, one or several, in no particular order.
        D removal_requests: Vec<SiteRemoval>,
        /// Whether a removal may be asked for now.
        D? can_send_deletion_request: bool,
    }
}

wire! {
    /// What the scan of one site says. **D**
    struct ScanResult {
        /// How the scan stands; only `SCAN_COMPLETED` says anything about the data.
        D status: ScanState,
        /// Whether the broker holds data about the person.
        D? is_data_found: bool,
        /// What it holds. Nothing found is `[]` on the wire and `null` here.
        D? data: Found,
        /// How it compares with the profile; the shape is not documented. Treat it as secret.
        D? comparison: Json,
    }
}

wire! {
    /// A removal request as it stands within its site. **D**
    struct SiteRemoval {
        /// How it stands.
        D status: RemovalState,
        /// What the person must do, when the status says so. Hostile text: show it as text only.
        D? manual_instructions: String,
        /// When it was raised.
        A created_at: DateTime,
        /// When it last changed.
        A updated_at: DateTime,
    }
}

wire! {
    /// One site of `GET /api/v1/delete-my-data/sites`. **A**: the route exists, its shape is open.
    open struct SiteInfo {
        /// What to name the site by in later calls.
        A id: SiteId,
        /// The broker's name. Hostile text: show it as text only.
        A name: String,
        /// The broker's address. Hostile text: link to `https:` only.
        A url: String,
    }
}
