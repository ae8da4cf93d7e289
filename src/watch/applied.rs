//! What the gateway's state shows of a write whose answer was lost, and which sites not to ask.
//! Pure.

use super::overview;
use super::snapshot::{Site, sites};
use crate::decode::pick::{items, pick, quoted};
use crate::decode::text::{decimal, join, unescape};
use crate::error::Detail;

/// What a write was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Removal requests to the sites in the body.
    Removals,
    /// A scan, of one site or of all.
    Scan,
}

/// The ids in the body of a submit, as JSON.
fn asked(body: &[u8]) -> Vec<&[u8]> {
    let mut ids = Vec::new();
    items(pick(body, ["site_ids"])[0], &mut |id| ids.push(id));
    ids
}

/// The site of an id: a number and the same as text are one.
fn find<'s, 'a>(sites: &'s [Site<'a>], id: &[u8]) -> Option<&'s Site<'a>> {
    let plain = |id| quoted(id).unwrap_or(id);
    sites.iter().find(|site| plain(site.id) == plain(id))
}

/// Those that say of themselves that they cannot be asked now. A site that says nothing may be.
pub fn refused(snapshot: &[u8], body: &[u8]) -> Vec<Detail> {
    let sites = sites(snapshot);
    let mut details = Vec::new();
    for (index, id) in asked(body).into_iter().enumerate() {
        if find(&sites, id).is_some_and(|site| site.refuses) {
            let field = join(&["site_ids[", &decimal(index as u64), "]"]);
            let id = unescape(quoted(id).unwrap_or(id));
            let issue = join(&["site ", &id, " cannot be asked now"]);
            details.push(Detail { field, issue });
        }
    }
    details
}

impl Goal {
    /// Whether the state after shows that it was reached. `body` is the submit's, or the site's id.
    pub fn reached(self, before: &[u8], after: &[u8], body: &[u8]) -> bool {
        let (before, after) = (sites(before), sites(after));
        match self {
            Goal::Removals => {
                asked(body).into_iter().all(|id| both(&before, &after, id).is_some_and(raised))
            }
            Goal::Scan if body.is_empty() => {
                let running = |sites: &[Site<'_>]| sites.iter().any(overview::scanning);
                !before.is_empty() && !running(&before) && running(&after)
            }
            Goal::Scan => both(&before, &after, body).is_some_and(|(before, after)| {
                !overview::scanning(before) && overview::scanning(after)
            }),
        }
    }
}

/// A site as it was and as it is: what was not seen before proves nothing.
fn both<'s, 'a>(
    before: &'s [Site<'a>],
    after: &'s [Site<'a>],
    id: &[u8],
) -> Option<(&'s Site<'a>, &'s Site<'a>)> {
    find(before, id).zip(find(after, id))
}

/// One request more than before, or the newest was sent again.
fn raised((before, after): (&Site<'_>, &Site<'_>)) -> bool {
    let sent = |site: &Site<'_>| {
        site.removal.as_ref().is_some_and(|removal| removal.status == b"POA_SENT_TO_SITE")
    };
    after.requests > before.requests || (sent(after) && !sent(before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn doc(sites: &[(Value, &str, &[&str], Value)]) -> Vec<u8> {
        let site = |(id, scan, requests, can): &(Value, &str, &[&str], Value)| {
            let requests: Vec<Value> = requests.iter().map(|s| json!({ "status": s })).collect();
            json!({ "id": id, "scan_result": { "status": scan }, "removal_requests": requests,
                "can_send_deletion_request": can })
        };
        json!({ "sites": sites.iter().map(site).collect::<Vec<_>>() }).to_string().into_bytes()
    }

    const SENT: &[&str] = &["POA_SENT_TO_SITE"];
    const BODY: &[u8] = br#"{"site_ids":[1,"2"]}"#;

    fn two(first: &[&str], second: &[&str]) -> Vec<u8> {
        let site = |id: i32, requests| (json!(id), "SCAN_COMPLETED", requests, json!(true));
        doc(&[site(1, first), site(2, second)])
    }

    #[test]
    fn a_submit_is_seen_when_every_site_has_a_request_more() {
        let none = two(&[], &[]);
        let reached = |before: &[u8], after: &[u8]| Goal::Removals.reached(before, after, BODY);
        assert!(reached(&none, &two(SENT, SENT)));
        assert!(!reached(&none, &none), "none was raised");
        assert!(!reached(&none, &two(SENT, &[])), "one of two was");
        assert!(!reached(&two(SENT, SENT), &two(SENT, SENT)), "they were there before");
        let again = &["DATA_REAPPEARED_DETECTED", "POA_SENT_TO_SITE"][..];
        let back = &["DATA_REAPPEARED_DETECTED"][..];
        assert!(reached(&two(back, back), &two(again, again)));
        assert!(reached(&two(back, back), &two(SENT, SENT)), "a gateway that keeps one per site");
        assert!(
            !reached(&two(SENT, SENT), &two(back, back)),
            "progress of an old one is no new one"
        );
        assert!(!reached(&none, b"{}"), "no site of that id");
        assert!(!reached(b"{}", &two(SENT, SENT)), "who knows since when they are there");
    }

    #[test]
    fn a_scan_is_seen_while_it_runs() {
        let at = |id: i32, scan| (json!(id), scan, &[][..], json!(null));
        let running = doc(&[at(1, "SCAN_FAILED"), at(2, "SCAN_INITIATED")]);
        let idle = doc(&[at(1, "SCAN_FAILED"), at(2, "SCAN_FAILED")]);
        let reached =
            |before: &[u8], after: &[u8], id: &[u8]| Goal::Scan.reached(before, after, id);
        assert!(reached(&idle, &running, b""));
        assert!(reached(&idle, &running, b"2"));
        assert!(!reached(&idle, &running, b"1"));
        assert!(!reached(&idle, &idle, b""));
        assert!(!reached(&running, &running, b""), "it may be another scan");
        assert!(!reached(&running, &running, b"2"));
        assert!(!reached(b"", &running, b"") && !reached(b"", &running, b"2"));
    }

    #[test]
    fn only_a_site_that_says_no_is_refused() {
        let site = |id: Value, can| (id, "SCAN_COMPLETED", &[][..], can);
        let snapshot = doc(&[
            site(json!(1), json!(false)),
            site(json!("2"), json!(null)),
            site(json!("x"), json!(false)),
        ]);
        let said = refused(&snapshot, br#"{"site_ids":[2,"1","x",9]}"#);
        let said: Vec<_> = said.iter().map(|d| (d.field.as_str(), d.issue.as_str())).collect();
        assert_eq!(
            said,
            [
                ("site_ids[1]", "site 1 cannot be asked now"),
                ("site_ids[2]", "site x cannot be asked now"),
            ]
        );
        assert!(refused(b"[]", BODY).is_empty());
    }
}
