//! The few words of a scan status that decisions need, read from its normalised bytes. Pure.

use crate::decode::pick::{items, pick, quoted};

/// One site. Texts are as they stand between their quotes.
#[derive(Clone, Debug, Default)]
pub struct Site<'a> {
    /// The whole site.
    pub span: &'a [u8],
    /// As JSON, quotes included; empty when there is none.
    pub id: &'a [u8],
    pub scan: &'a [u8],
    pub is_data_found: Option<bool>,
    pub has_data: bool,
    pub can_request_removal: bool,
    /// It says that nothing can be asked of it; a site may say neither.
    pub refuses: bool,
    /// How many removal requests there are.
    pub requests: usize,
    pub removal: Option<Removal<'a>>,
    pub ever_removed: bool,
}

/// A removal request; of several, the newest.
#[derive(Clone, Debug, Default)]
pub struct Removal<'a> {
    pub status: &'a [u8],
    /// `updated_at`, else `created_at`, else empty.
    pub since: &'a [u8],
}

/// The sites of a document that the decoder let through.
pub fn sites(doc: &[u8]) -> Vec<Site<'_>> {
    let mut sites = Vec::new();
    items(pick(doc, ["sites"])[0], &mut |span| sites.push(site(span)));
    sites
}

fn site(span: &[u8]) -> Site<'_> {
    let [id, scan, requests, can] =
        pick(span, ["id", "scan_result", "removal_requests", "can_send_deletion_request"]);
    let [status, found, data] = pick(scan, ["status", "is_data_found", "data"]);
    let mut site = Site {
        span,
        // An id that is neither number nor string cannot name the site.
        id: if matches!(id.first(), Some(b'"' | b'-' | b'0'..=b'9')) { id } else { b"" },
        scan: quoted(status).unwrap_or_default(),
        is_data_found: (!found.is_empty()).then_some(found == b"true"),
        has_data: data.starts_with(b"{"),
        can_request_removal: can == b"true",
        refuses: can == b"false",
        requests: 0,
        removal: None,
        ever_removed: false,
    };
    if found == b"null" {
        site.is_data_found = None;
    }
    items(requests, &mut |request| {
        let removal = removal(request);
        site.requests += 1;
        // What is back was away.
        let away = [&b"DATA_REMOVED_VERIFIED"[..], b"DATA_REAPPEARED_DETECTED"];
        site.ever_removed |= away.contains(&removal.status);
        // RFC 3339 in UTC sorts as text. Of two from the same moment the later entry counts.
        if site.removal.as_ref().is_none_or(|newest| removal.since >= newest.since) {
            site.removal = Some(removal);
        }
    });
    site
}

fn removal(request: &[u8]) -> Removal<'_> {
    let [status, created, updated] = pick(request, ["status", "created_at", "updated_at"]);
    let since = quoted(updated).or(quoted(created)).unwrap_or_default();
    Removal { status: quoted(status).unwrap_or_default(), since }
}
