//! Checks what the caller gave, before anything is sent.

use crate::decode;
use crate::error::Error;
use crate::routes::{AREAS, Area, Route};
use crate::runtime::{clock, json};
#[cfg(feature = "app")]
use crate::transport::path;
use crate::transport::{Call, Shared};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// A call of this route, ready to be sent.
#[cfg(feature = "app")]
pub fn prepare(route: &'static Route, id: &JsValue, body: &JsValue) -> Result<Box<Call>, Error> {
    checked(route, id, body).map_err(|mut error| {
        error.route = Some(route.template);
        error
    })
}

#[cfg(feature = "app")]
fn checked(route: &'static Route, id: &JsValue, body: &JsValue) -> Result<Box<Call>, Error> {
    let mut call = Call::new(route);
    if path::takes_id(route.template) {
        call.path = path::fill(route.template, &id_text(id))?;
    }
    put_body(&mut call, body)?;
    Ok(call)
}

/// The same for the service account: the ids of the path, one after the other, then the body.
#[cfg(feature = "server")]
pub fn prepare_for(route: &'static Route, values: &[JsValue]) -> Result<Box<Call>, Error> {
    let mut call = Call::new(route);
    let mut values = values.iter();
    let filled = loop {
        if !path::takes_id(&call.path) {
            break put_body(&mut call, values.next().unwrap_or(&JsValue::UNDEFINED));
        }
        let id = values.next().map(id_text).unwrap_or_default();
        match path::fill(&call.path, &id) {
            Ok(path) => call.path = path,
            Err(error) => break Err(error),
        }
    };
    filled.map(|()| call).map_err(|mut error| {
        error.route = Some(route.template);
        error
    })
}

/// The caller's object, checked, as JSON.
pub fn put_body(call: &mut Call, body: &JsValue) -> Result<(), Error> {
    if let Some(kind) = &call.route.body {
        let body = Zeroizing::new(json::from_js(body)?);
        let details = decode::request_body(body.as_bytes(), kind, clock::unix_ms());
        if !details.is_empty() {
            return Err(Error::validation(details));
        }
        call.body = Some(body);
    }
    Ok(())
}

/// Whether the page kept itself from this route's area.
pub fn allowed(core: &Shared, route: &Route) -> Result<(), Error> {
    if core.allow & bit(route.area) != 0 {
        return Ok(());
    }
    let name = AREAS.iter().find(|(area, _)| *area == route.area).map_or("", |(_, name)| name);
    let message = "This page may not use that area; see connect's allow.";
    let mut error = Error::misuse("allow", name, message);
    error.route = Some(route.template);
    Err(error)
}

pub fn bit(area: Area) -> u32 {
    1 << area as u32
}

/// Ids are strings or whole numbers; anything else becomes an empty id, which is refused.
pub fn id_text(id: &JsValue) -> String {
    const MAX_SAFE_INTEGER: &str = "9007199254740991";
    // What JSON writes of a number: a fraction or an exponent is no digit.
    let exact = |text: &String| {
        let fits = text.len() < 16 || (text.len() == 16 && text.as_str() <= MAX_SAFE_INTEGER);
        fits && text.bytes().all(|b| b.is_ascii_digit())
    };
    id.as_string().or_else(|| json::from_js(id).ok().filter(exact)).unwrap_or_default()
}
