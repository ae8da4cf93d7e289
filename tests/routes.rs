//! Every noun against the running sandbox, from a page of another origin: real `fetch`, real CORS.
//! Each walk is made twice, in either format, and must read the same.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{Client, PROFILE, at, js, json, number, sandbox, text, with};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const USER: &str = "siv@user.example";

/// Makes a walk in the standardized format and in the legacy one, each from the beginning. What
/// the walk gives must be the same, but for moments; those must look the same. The second client
/// is the same user's after a reload: it knows nothing of what the first one did.
async fn both_formats(walk: impl AsyncFn(&Client, &Client) -> Vec<JsValue>) {
    let mut walks = Vec::new();
    for (options, version) in [("{}", "2026-06-12"), ("{ apiVersion: null }", "")] {
        sandbox::reset().await;
        let (client, reloaded) = (sandbox::client(USER, options), sandbox::client(USER, options));
        let answers: Vec<_> = walk(&client, &reloaded).await.iter().map(json).collect();
        let versions = sandbox::log("api_version").await;
        assert!(versions.len() > 1 && versions.iter().all(|v| v == version), "{versions:?}");
        let unmatched = sandbox::control("GET", "unmatched", "undefined").await;
        assert_eq!(json(&at(&unmatched, "entries")), "[]");
        walks.push(answers.iter().map(|answer| without_moments(answer)).collect::<Vec<_>>());
    }
    assert_eq!(walks[0], walks[1]);
}

/// Only moments as the new format writes them: one left in the old way stays, and tells.
fn without_moments(json: &str) -> String {
    let moments = "return it.replace(/\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"/g, '\"…\"')";
    with(&json.into(), moments).as_string().unwrap()
}

async fn scanned(client: &Client) -> JsValue {
    client.ok("profile_create", &[&js(PROFILE)]).await;
    client.ok("scan_start", &[]).await;
    sandbox::advance(25_000).await;
    client.ok("scan_status", &[]).await
}

/// The ids of the sites for which this JavaScript condition holds.
fn ids(status: &JsValue, condition: &str) -> JsValue {
    with(status, &format!("return it.sites.filter((site) => {condition}).map(({{ id }}) => id)"))
}

#[wasm_bindgen_test]
async fn profile() {
    both_formats(async |client, _| {
        let missing = client.fails("profile_get", &[], "not_found").await;
        assert_eq!(number(&missing, "status"), 404.0);
        let created = client.ok("profile_create", &[&js(PROFILE)]).await;
        client.fails("profile_create", &[&js(PROFILE)], "conflict").await;
        let moved = js(&format!("{{ ...{PROFILE}, city: 'Malmö' }}"));
        let updated = client.ok("profile_update", &[&moved]).await;
        assert_eq!((text(&created, "city"), text(&updated, "city")), city("Stockholm", "Malmö"));
        assert_eq!(sandbox::applied("PUT /api/v1/delete-my-data").await, 1);
        let read = client.ok("profile_get", &[]).await;
        let invalid = js(&format!("{{ ...{PROFILE}, email: 'nowhere' }}"));
        let invalid = client.fails("profile_update", &[&invalid], "validation").await;
        assert_eq!(text(&invalid, "details.0.field"), "email");
        let deleted = client.ok("profile_delete", &[&js("{ confirm: true }")]).await;
        assert!(deleted.is_undefined());
        client.fails("profile_get", &[], "not_found").await;
        vec![created, updated, read, at(&invalid, "details")]
    })
    .await;
}

fn city(one: &str, other: &str) -> (String, String) {
    (one.into(), other.into())
}

#[wasm_bindgen_test]
async fn online_data() {
    both_formats(async |client, _| {
        let before = client.ok("onlineData_status", &[]).await;
        client.ok("profile_create", &[&js(PROFILE)]).await;
        let after = client.ok("onlineData_status", &[]).await;
        assert_eq!(json(&at(&before, "has_profile")), "false");
        assert_eq!(json(&at(&after, "has_profile")), "true");
        let sites = client.ok("onlineData_sites", &[]).await;
        assert_eq!(number(&sites, "length"), 25.0);
        assert!(!text(&sites, "0.name").is_empty());
        vec![before, after, sites]
    })
    .await;
    let outsider = sandbox::client("noplan@user.example", "{}");
    outsider.fails("onlineData_status", &[], "forbidden").await;
}

#[wasm_bindgen_test]
async fn scan() {
    both_formats(async |client, reloaded| {
        let status = scanned(client).await;
        client.fails("scan_retry", &[&js("999")], "not_found").await;
        let failed = ids(&status, "site.scan_result.status === 'SCAN_FAILED'");
        assert_eq!(number(&failed, "length"), 3.0);
        let nothing = ids(&status, "site.scan_result.data === null");
        let found = ids(&status, "site.scan_result.data?.firstName === 'Siv'");
        assert_eq!((number(&nothing, "length"), number(&found, "length")), (17.0, 8.0));
        let retried = client.ok("scan_retry", &[&at(&failed, "0")]).await;
        assert_eq!(text(&retried, "applied"), "yes");
        client.ok("scan_retry", &[&at(&failed, "1")]).await;
        sandbox::advance(5_000).await;
        let watcher = with(&reloaded.0, "return it.scan_watch()");
        let seen = reloaded.ok("watchNext", &[&watcher]).await;
        assert_eq!(json(&at(&seen, "overview.counts")), r#"{"clear":16,"failed":1,"found":8}"#);
        assert!(reloaded.ok("watchNext", &[&watcher]).await.is_undefined(), "it was the last");
        vec![status, retried, seen]
    })
    .await;
}

#[wasm_bindgen_test]
async fn signing() {
    both_formats(async |client, _| {
        client.ok("profile_create", &[&js(PROFILE)]).await;
        client.fails("signing_status", &[], "not_found").await;
        let hold = format!("{{ email: '{USER}', action: 'hold' }}");
        sandbox::control("POST", "signing", &hold).await;
        let initiated = client.ok("signing_initiate", &[]).await;
        let order = client.ok("signing_order", &[]).await;
        assert_eq!(text(&initiated, "order_ref"), text(&order, "order_ref"));
        let pending = client.ok("signing_status", &[]).await;
        let watcher = with(&client.0, "return it.signing_watch({ intervalMs: 1000 })");
        let first = client.ok("watchNext", &[&watcher]).await;
        sandbox::control("POST", "signing", &hold.replace("hold", "sign")).await;
        let last = client.ok("watchNext", &[&watcher]).await;
        assert_eq!((text(&first, "phase"), text(&last, "phase")), city("pending", "signed"));
        assert_eq!(text(&last, "raw.status"), "SIGNED");
        assert!(client.ok("watchNext", &[&watcher]).await.is_undefined());
        // Random, but of one seed: what differs is a difference of the formats.
        vec![initiated, order, pending, first, last]
    })
    .await;
}

#[wasm_bindgen_test]
async fn removals() {
    both_formats(async |client, _| {
        let status = scanned(client).await;
        let ids = ids(&status, "site.can_send_deletion_request");
        assert_eq!(number(&ids, "length"), 8.0);
        let body = with(&ids, "return { site_ids: it }");
        client.fails("removals_submit", &[&body], "conflict").await;
        client.ok("signing_initiate", &[]).await;
        let sign = format!("{{ email: '{USER}', action: 'sign' }}");
        sandbox::control("POST", "signing", &sign).await;
        let submitted = client.ok("removals_submit", &[&body]).await;
        assert_eq!(text(&submitted, "applied"), "yes");
        sandbox::advance(70_000).await;
        let list = client.ok("removals_list", &[]).await;
        assert_eq!(number(&list, "length"), 8.0);
        let after = client.ok("scan_status", &[]).await;
        // What the write answered is passed on as it came: its shape is not documented.
        vec![list, after]
    })
    .await;
}

#[wasm_bindgen_test]
async fn events() {
    both_formats(async |client, _| {
        let before = client.ok("events_list", &[]).await;
        scanned(client).await;
        let after = client.ok("events_list", &[]).await;
        let kinds = with(&after, "return it.map(({ type }) => type)");
        assert!(json(&kinds).contains("PROFILE_CREATED") && json(&kinds).contains("SCAN_FINISHED"));
        vec![before, after]
    })
    .await;
}

#[wasm_bindgen_test]
async fn session() {
    for version in ["undefined", "null"] {
        sandbox::reset().await;
        let options = format!("{{ getCode: undefined, apiVersion: {version} }}");
        let client = sandbox::client(USER, &options);
        client.fails("profile_get", &[], "unauthenticated").await;
        let code: JsValue = sandbox::code(USER).await.into();
        assert!(client.ok("session_redeem", &[&code]).await.is_undefined());
        assert_eq!(client.state(), "active");
        client.fails("session_redeem", &[&code], "unauthenticated").await;
        client.ok("onlineData_status", &[]).await;
        sandbox::control("POST", "revoke", &format!("{{ email: '{USER}' }}")).await;
        client.fails("onlineData_status", &[], "unauthenticated").await;
        assert_eq!(client.state(), "expired");
        let sent = sandbox::log("path, has_authorization, status").await;
        let (login, status) = ("/api/v1/sso/login false", "/api/v1/delete-my-data/status true");
        let expected = [(login, 200), (login, 401), (status, 200), (status, 401)];
        assert_eq!(sent, expected.map(|(request, status)| format!("{request} {status}")));
    }
}
