//! Sends a request by the `fetch` captured when the package was loaded. See ADR 0001.

use super::platform;
use super::slot::Slot;
use crate::decode::MAX_BYTES;
use crate::routes::Method;
use wasm_bindgen::JsValue;

pub struct Outgoing<'a> {
    pub method: Method,
    pub url: &'a str,
    pub body: Option<&'a str>,
    pub api_version: Option<&'a str>,
    pub token: Option<&'a str>,
}

/// What came of a request: a whole answer, or a piece of one and why there is no more.
pub struct Came(JsValue);

/// Starts a request: what it gives is for [`Came::new`]. Dropped, it is cancelled.
pub fn start(fetch: &JsValue, out: &Outgoing<'_>) -> Slot {
    // One byte over the bound: enough for the decoder to refuse it.
    let most = MAX_BYTES as u32 + 1;
    let (slot, method) = (Slot::open(), out.method.name());
    let Outgoing { url, body, api_version, token, .. } = *out;
    platform::send(slot.number, fetch, method, url, body, api_version, token, most);
    slot
}

impl Came {
    pub fn new(came: JsValue) -> Self {
        Self(came)
    }

    /// 0: none that can be read.
    pub fn status(&self) -> u16 {
        platform::status(&self.0)
    }

    pub fn request_id(&self) -> Option<String> {
        platform::header(&self.0, 0)
    }

    pub fn retry_after(&self) -> Option<String> {
        platform::header(&self.0, 1)
    }

    pub fn rate_limit_remaining(&self) -> Option<String> {
        platform::header(&self.0, 2)
    }

    /// The whole body. Bytes, never text: the decoder reads bytes.
    pub fn body(&self) -> Result<Vec<u8>, JsValue> {
        platform::body(&self.0).ok_or_else(|| platform::cause(&self.0))
    }
}
