//! A desk for tests: a world, a clock in the hand, and a user who may be logged in.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod begin;

use serde_json::{Value, json};

use crate::core::format::VERSION;
use crate::{Request, Response, World, handle};

pub struct Desk {
    pub world: World,
    pub now: u64,
    pub token: Option<String>,
    /// Sent as X-API-Version.
    pub version: Option<&'static str>,
}

const START: u64 = 1_781_643_600_000;
pub const USER: &str = "user@user.example";

impl Desk {
    pub fn new() -> Self {
        let world = World::new(42, 1.0, START);
        Self { world, now: START, token: None, version: Some(VERSION) }
    }

    pub fn pass(&mut self, ms: u64) {
        self.now += ms;
    }

    pub fn account_id(&mut self, email: &str) -> u64 {
        self.world.account(email, self.now).id
    }

    pub fn send(
        &mut self,
        method: &str,
        path: &str,
        body: Option<&str>,
        extra: &[(&str, &str)],
    ) -> Response {
        let mut headers: Vec<(String, String)> =
            extra.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        if let Some(token) = &self.token {
            headers.push(("authorization".into(), format!("Bearer {token}")));
        }
        if let Some(version) = self.version {
            headers.push(("x-api-version".into(), version.into()));
        }
        let (method, path) = (method.to_owned(), path.to_owned());
        let body = body.unwrap_or_default().as_bytes().to_vec();
        handle(&mut self.world, &Request { method, path, query: None, headers, body }, self.now)
    }

    pub fn call(&mut self, method: &str, path: &str, body: Value) -> Response {
        self.send(method, path, Some(&body.to_string()), &[])
    }

    /// The success body, out of its wrapping.
    pub fn ok(&mut self, method: &str, path: &str, body: Value) -> Value {
        let reply = self.call(method, path, body);
        assert!(reply.status < 300, "{method} {path}: {}", reply.status);
        let value = serde_json::from_slice(&reply.body).unwrap_or_default();
        match value {
            Value::Object(mut map) if map.contains_key("data") => map.remove("data").unwrap(),
            value => value,
        }
    }

    pub fn get(&mut self, path: &str) -> Value {
        self.ok("GET", path, json!({}))
    }

    /// Status and code of a standardized error.
    pub fn error(&mut self, method: &str, path: &str, body: Value) -> (u16, String) {
        let reply = self.call(method, path, body);
        let body = json_of(&reply);
        let code = body.pointer("/error/code").and_then(Value::as_str);
        (reply.status, code.unwrap_or_default().to_owned())
    }

    /// What a 422 says of each field.
    pub fn issues(&mut self, method: &str, path: &str, body: Value) -> Vec<String> {
        let reply = self.call(method, path, body);
        assert_eq!(reply.status, 422, "{method} {path}");
        let details = json_of(&reply)["error"]["details"].clone();
        let told = |d: &Value| {
            format!("{} {}", d["field"].as_str().unwrap(), d["issue"].as_str().unwrap())
        };
        details.as_array().unwrap().iter().map(told).collect()
    }

    /// Adds a thing, and gives the path of its own.
    pub fn added(&mut self, path: &str, body: Value) -> String {
        let id = self.ok("POST", path, body)["id"].clone();
        id.as_str().map_or_else(|| format!("{path}/{id}"), |id| format!("{path}/{id}"))
    }

    /// How often this `METHOD template` changed something.
    pub fn applied(&mut self, route: &str) -> Value {
        self.control("GET", "/control/applied", json!({}))["applied"][route].clone()
    }

    pub fn as_nobody(&mut self, method: &str, path: &str) -> (u16, String) {
        self.token = None;
        self.error(method, path, json!({}))
    }

    pub fn control(&mut self, method: &str, path: &str, body: Value) -> Value {
        let reply = self.call(method, path, body);
        assert_eq!(reply.status, 200, "{path}");
        json_of(&reply)
    }

    pub fn scan_sites(&mut self) -> Vec<Value> {
        let status = self.get("/api/v1/delete-my-data/scan/status");
        status["sites"].as_array().unwrap().clone()
    }

    /// The ids of the sites a removal can be asked of now.
    pub fn deletable(&mut self) -> Vec<u64> {
        let can = |site: &Value| site["can_send_deletion_request"] == true;
        let sites = self.scan_sites();
        sites.iter().filter(|site| can(site)).map(|site| site["id"].as_u64().unwrap()).collect()
    }
}

pub fn json_of(reply: &Response) -> Value {
    serde_json::from_slice(&reply.body).unwrap_or_default()
}

pub fn profile() -> Value {
    json!({
        "first_name": "Siv", "last_name": "Ek", "email": USER, "phone": "+46701234567",
        "street": "Storgatan 1", "zip": "111 22", "city": "Stockholm",
    })
}
