//! Reads the options that JavaScript gives, and says which one is wrong.

use super::Options;
use crate::error::Error;
use crate::model::{CallOptions, ConnectOptions};
use crate::secret::is_visible_ascii;
use crate::transport::{Core, path};
use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

const API_VERSION: &str = "2026-06-12";

pub fn core(options: JsValue, fetch: Function) -> Result<Core, Error> {
    let given = Given::new(options)?;
    let options = ConnectOptions {
        base_url: given.get("baseUrl"),
        get_code: given.function("getCode")?,
        api_version: given.get("apiVersion"),
        timeout_ms: given.number("timeoutMs")?,
        total_timeout_ms: given.number("totalTimeoutMs")?,
        max_retries: given.number("maxRetries")?,
        fetch: given.function("fetch")?,
        on_diagnostic: given.function("onDiagnostic")?,
    };
    let base = options.base_url.as_string().ok_or_else(|| wrong("baseUrl", "must be a string"))?;
    let api_version = if options.api_version.is_undefined() {
        Some(API_VERSION.into())
    } else if options.api_version.is_null() {
        None
    } else {
        let version = options.api_version.as_string().filter(|v| is_visible_ascii(v));
        Some(version.ok_or_else(|| wrong("apiVersion", "must be visible ASCII, or null"))?)
    };
    Ok(Core {
        base: path::base_url(&base)?,
        fetch: options.fetch.dyn_into().unwrap_or(fetch),
        get_code: options.get_code,
        on_diagnostic: options.on_diagnostic,
        api_version,
        timeout_ms: options.timeout_ms.unwrap_or(15_000.0),
        total_ms: options.total_timeout_ms.unwrap_or(60_000.0),
        max_retries: options.max_retries.map_or(2, |n| n as u32),
        scopes: Default::default(),
        session: Default::default(),
    })
}

pub fn call(options: Options) -> Result<CallOptions, Error> {
    if options.is_undefined() {
        return Ok(CallOptions::default());
    }
    let given = Given::new(options.into())?;
    let options = CallOptions {
        signal: given.get("signal"),
        timeout_ms: given.number("timeoutMs")?,
        interval_ms: given.number("intervalMs")?,
        limit_ms: given.number("limitMs")?,
        limit: given.number("limit")?,
    };
    // An object that is no signal would be ignored in silence, and the call not stop.
    if !options.signal.is_undefined() && !is_signal(&options.signal) {
        return Err(wrong("signal", "must be an AbortSignal"));
    }
    Ok(options)
}

/// The caller's object. Each option is read by name, so that an error can say which one is wrong.
struct Given(JsValue);

impl Given {
    fn new(options: JsValue) -> Result<Self, Error> {
        if options.is_object() {
            Ok(Self(options))
        } else {
            Err(wrong("options", "must be an object"))
        }
    }

    fn get(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }

    fn number(&self, name: &str) -> Result<Option<f64>, Error> {
        let value = self.get(name);
        match value.as_f64() {
            Some(n) if n.is_finite() && n >= 0.0 => Ok(Some(n)),
            None if value.is_undefined() => Ok(None),
            _ => Err(wrong(name, "must be a number, zero or more")),
        }
    }

    fn function(&self, name: &str) -> Result<JsValue, Error> {
        let value = self.get(name);
        if value.is_undefined() || value.is_function() {
            return Ok(value);
        }
        Err(wrong(name, "must be a function"))
    }
}

fn is_signal(value: &JsValue) -> bool {
    let has = |name: &str| Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED);
    value.is_object() && has("aborted").as_bool().is_some() && has("addEventListener").is_function()
}

fn wrong(field: &str, issue: &str) -> Error {
    Error::misuse(field, issue, "An option is not usable; see details.")
}
