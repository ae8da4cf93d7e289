//! Where the token goes: into one header of the init that the captured `fetch` is handed, and
//! nowhere else that a page could look later.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::gateway::Gateway;
use common::{PROFILE, at, js, json, text, went, with};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const EMPTY: &str = "() => new Response('[]')";

/// What a `fetch` was handed, as text: the init's headers, and all the rest as a `Request` has it.
async fn handed(call: &JsValue) -> (String, String) {
    let rest = with(
        call,
        "const { headers, ...init } = it.init;
        for (const part of [it.init, headers]) {
            if (Object.getPrototypeOf(part) !== null) throw new Error('setters would be called');
        }
        const request = new Request(it.url, init);
        const { url, method, redirect, credentials, referrerPolicy, cache, mode } = request;
        const text = JSON.stringify({ url, method, redirect, credentials, referrerPolicy, cache, mode });
        const known = ['method', 'body', 'signal', 'redirect', 'cache', 'credentials', 'referrerPolicy'];
        const odd = Object.keys(init).filter((name) => !known.includes(name));
        if (odd.length) throw new Error(`the init has ${odd}`);
        return request.text().then((body) => text + JSON.stringify(body));",
    );
    let rest = went("the body", rest.into()).await;
    (json(&at(call, "init.headers")), rest.as_string().unwrap())
}

#[wasm_bindgen_test]
async fn the_token_stands_in_one_header_of_the_init() {
    let gateway = Gateway::new("() => new Response('{}')");
    let client = gateway.client("{}");
    client.ok("profile_get", &[]).await;
    client.ok("profile_update", &[&js(PROFILE)]).await;

    let options = "\"redirect\":\"error\",\"credentials\":\"omit\",\
        \"referrerPolicy\":\"no-referrer\",\"cache\":\"no-store\",\"mode\":\"cors\"";
    let url = r#""url":"https://gateway.example/api/v1/delete-my-data""#;
    let (bearer, version) = ("Bearer 2|token1", r#""x-api-version":"2026-06-12""#);
    let accept = r#"{"accept":"application/json","#;

    let (headers, rest) = handed(&gateway.noted("sent.0")).await;
    assert_eq!(headers, format!(r#"{accept}"authorization":"{bearer}",{version}}}"#));
    let get = format!(r#"{{{url},"method":"GET",{options}}}"""#);
    assert_eq!(rest, get);

    let (headers, rest) = handed(&gateway.noted("sent.1")).await;
    let json_type = r#""content-type":"application/json""#;
    assert_eq!(headers, format!(r#"{accept}"authorization":"{bearer}",{json_type},{version}}}"#));
    assert!(rest.contains(options) && rest.contains("Storgatan") && !rest.contains("token1"));
    assert!(!rest.contains("authorization"), "{rest}");

    // The login has a code and no token.
    let (headers, rest) = handed(&gateway.noted("logins.0")).await;
    assert!(!headers.contains("authorization") && rest.contains(options));
    assert!(rest.ends_with(r#""{\"code\":\"code1\"}""#), "{rest}");
}

#[wasm_bindgen_test]
async fn without_a_version_there_is_no_such_header() {
    let gateway = Gateway::new(EMPTY);
    gateway.client("{ apiVersion: null }").ok("events_list", &[]).await;
    let headers = json(&gateway.noted("sent.0.init.headers"));
    assert_eq!(headers, r#"{"accept":"application/json","authorization":"Bearer 2|token1"}"#);
}

/// What a page, or something in it, patches after the client was made sees no token.
#[wasm_bindgen_test]
async fn patched_globals_do_not_see_the_token() {
    const PATCH: &str = "(() => {
        const seen = [], undo = [], { stringify } = JSON;
        const note = (who, args) => { for (const it of args) {
            seen.push(`${who}: ${typeof it === 'string' ? it : stringify(it)}`);
        } };
        const wrap = (owner, name) => {
            const original = owner[name];
            undo.push(() => { owner[name] = original; });
            owner[name] = function (...args) {
                note(name, args);
                return new.target ? new original(...args) : original.apply(this, args);
            };
        };
        for (const name of ['set', 'append']) wrap(Headers.prototype, name);
        for (const name of ['Request', 'Headers', 'fetch']) wrap(globalThis, name);
        for (const name of ['parse', 'stringify']) wrap(JSON, name);
        for (const name of ['headers', 'authorization', 'method']) {
            Object.defineProperty(Object.prototype, name, { configurable: true, set(value) {
                note('setter', [value]);
                const own = { value, enumerable: true, writable: true, configurable: true };
                Object.defineProperty(this, name, own);
            } });
            undo.push(() => delete Object.prototype[name]);
        }
        return { seen, undo };
    })()";
    let gateway = Gateway::new("() => new Response('{\"city\":\"Stockholm\"}')");
    let client = gateway.client("{}");
    let patch = js(PATCH);
    let call = client.begin("profile_update", &[&js(PROFILE)]);
    let outcome = common::settled("the call", call).await;
    with(&patch, "JSON.stringify('canary'); for (const back of it.undo) back()");
    let outcome = outcome.unwrap_or_else(|failure| panic!("{}", json(&failure)));
    assert_eq!(text(&outcome, "city"), "Stockholm");
    assert_eq!(gateway.tokens(), ["token1"]);
    let seen: js_sys::Array = at(&patch, "seen").unchecked_into();
    let seen: Vec<String> = seen.iter().map(|line| line.as_string().unwrap()).collect();
    assert!(seen.iter().any(|line| line.contains("canary")), "the patches were at work");
    for secret in ["Storgatan", "token1"] {
        assert!(!seen.iter().any(|line| line.contains(secret)), "{secret} in {seen:?}");
    }
}

#[wasm_bindgen_test]
async fn neither_failures_nor_diagnostics_hold_token_or_code() {
    let told = js("[]");
    let statuses = "[401, 400, 403, 404, 409, 422, 429, 500, 503, 302, 200]";
    let gateway = Gateway::new(&format!(
        "(call, n) => {{
            if (n % 13 === 0) throw new Error('no network');
            const status = {statuses}[n % 11];
            const headers = {{ 'x-request-id': `req-${{n}}`, location: 'https://else.example' }};
            return new Response('<html>', {{ status, headers }});
        }}"
    ));
    let options = "{ maxRetries: 0, onDiagnostic: (line) => gateway.told.push(line) }";
    let client = gateway.client(options);
    gateway.set("told", &told);
    let mut failures = String::new();
    for _ in 0..26 {
        let call = client.begin("scan_retry", &[&"site-4711".into()]);
        let failure = common::settled("scan_retry", call).await.unwrap_err();
        failures += &json(&failure);
    }
    let lines = json(&told);
    assert!(gateway.asked() > 1 && failures.contains("req-3") && lines.contains("req-3"));
    for secret in ["token", "code1", "Bearer", "4711"] {
        // The template is no secret, and "token" is a word of our own sentences.
        let said = failures.replace("accept the token", "").replace("the token was not sent", "");
        assert!(!said.contains(secret), "{secret} in {said}");
        assert!(!lines.contains(secret), "{secret} in {lines}");
    }
}
