//! A gateway in the page: a `fetch` that notes what it is handed and answers as a test says.

use super::{Client, at, js, number, text, with};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

/// Logins give `2|token1`, `2|token2`, …; all else goes to `answer(call, n)`.
const GATEWAY: &str = "{
    sent: [], logins: [], asked: [],
    login: (call, n) => Response.json({ token: `2|token${n}` }),
    fetch(url, init) {
        const { method, signal, headers: { authorization } } = init;
        const call = { init, url, method, signal, authorization };
        const [list, answer] = url.endsWith('/sso/login')
            ? [this.logins, this.login] : [this.sent, this.answer];
        return answer.call(this, call, list.push(call));
    },
    getCode(context) {
        const { reason, signal } = context;
        return `code${this.asked.push({ reason, signal })}`;
    },
}";

pub struct Gateway(JsValue);

impl Gateway {
    /// `answer` is a JavaScript function of the call and its number, from 1.
    pub fn new(answer: &str) -> Self {
        let gateway = Self(js(GATEWAY));
        gateway.set("answer", &js(answer));
        gateway
    }

    pub fn with_login(self, login: &str) -> Self {
        self.set("login", &js(login));
        self
    }

    /// Hands something to the functions that know it as `gateway`.
    pub fn set(&self, name: &str, value: &JsValue) {
        Reflect::set(&self.0, &name.into(), value).unwrap();
    }

    /// A client of it; the options are a JavaScript expression, in which `gateway` is this.
    pub fn client(&self, options: &str) -> Client {
        let options = format!(
            "const gateway = it;
            const getCode = (context) => gateway.getCode(context);
            return {{ baseUrl: 'https://gateway.example', getCode, ...({options}) }}"
        );
        let fetch = with(&self.0, "return (...args) => it.fetch(...args)");
        Client::new(&with(&self.0, &options), &fetch)
    }

    /// A client that has its token already.
    pub async fn logged_in(&self, options: &str) -> Client {
        let client = self.client(options);
        client.ok("session_redeem", &[&"code".into()]).await;
        client
    }

    /// How many requests came, logins aside.
    pub fn sent(&self) -> usize {
        number(&self.0, "sent.length") as usize
    }

    pub fn logins(&self) -> usize {
        number(&self.0, "logins.length") as usize
    }

    /// How often the page's own getCode was asked.
    pub fn asked(&self) -> usize {
        number(&self.0, "asked.length") as usize
    }

    /// Something of what it noted, such as `sent.0.url`.
    pub fn noted(&self, path: &str) -> JsValue {
        at(&self.0, path)
    }

    /// The tokens of the requests, in the order they came.
    pub fn tokens(&self) -> Vec<String> {
        let token = |n| text(&self.0, &format!("sent.{n}.authorization")).replace("Bearer 2|", "");
        (0..self.sent()).map(token).collect()
    }
}
