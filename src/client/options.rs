//! What the facade read from the page's options. It checks their types, and Rust what they mean.

use super::input::bit;
use crate::error::Error;
use crate::routes::{AREAS, Area};
use crate::secret::is_visible_ascii;
use crate::transport::{Authorize, Core, Shared, path};
use wasm_bindgen::prelude::*;

/// What every caller chooses.
pub struct Given {
    pub base_url: String,
    pub api_version: Option<String>,
    pub timeout_ms: f64,
    pub total_ms: f64,
    pub max_retries: f64,
    /// Areas, each with a line break behind it.
    pub allow: Option<String>,
    pub on_diagnostic: JsValue,
    pub fetch: JsValue,
}

/// `source` is where its tokens come from.
pub fn core<C: Authorize>(given: Given, source: C::Source) -> Result<Core<C>, Error> {
    // All checks first: an early end amid the making is code for every way of coming apart.
    let (base, allow) = checked(&given)?;
    let shared = Shared {
        base,
        fetch: given.fetch,
        on_diagnostic: given.on_diagnostic,
        api_version: given.api_version,
        timeout_ms: given.timeout_ms,
        total_ms: given.total_ms,
        max_retries: given.max_retries as u32,
        allow,
        scopes: Default::default(),
    };
    Ok(Core { shared, source, session: Default::default() })
}

#[inline(never)]
fn checked(given: &Given) -> Result<(String, u32), Error> {
    if given.api_version.as_deref().is_some_and(|version| !is_visible_ascii(version)) {
        return Err(wrong("apiVersion", "must be visible ASCII, or null"));
    }
    Ok((path::base_url(&given.base_url)?, areas(given.allow.as_deref())?))
}

/// One bit per area. All but the password, unless the page keeps itself to some.
fn areas(allow: Option<&str>) -> Result<u32, Error> {
    let Some(allow) = allow else { return Ok(!bit(Area::AccountPassword)) };
    // Bytes, here and elsewhere: splitting text brings 1 KB of searching along.
    let mut bits = 0;
    for name in allow.as_bytes().split_inclusive(|b| *b == b'\n') {
        let name = name.trim_ascii_end();
        match AREAS.iter().find(|(_, known)| known.as_bytes() == name) {
            Some((area, _)) => bits |= bit(*area),
            None => return Err(wrong("allow", "must be a list of areas")),
        }
    }
    Ok(bits)
}

fn wrong(field: &str, issue: &str) -> Error {
    Error::misuse(field, issue, "An option is not usable; see details.")
}
