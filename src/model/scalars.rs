//! The words that the wire types are made of.

use super::Kind;

#[cfg(not(target_arch = "wasm32"))]
type AnyJson = serde_json::Value;
#[cfg(target_arch = "wasm32")]
type AnyJson = ();

/// A value of any shape, kept as it came.
#[derive(Debug)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(PartialEq, serde::Deserialize, serde::Serialize),
    serde(transparent)
)]
pub struct Json(pub AnyJson);

impl super::Wire for Json {
    const KIND: Kind = Kind::Any;
}

/// An id before it has a name: the gateway's ids are numbers or strings.
pub type RawId = AnyJson;

text! { "A moment, RFC 3339 in UTC." DateTime Kind::DateTime }

#[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
const SCALARS: &'static str = r#"
/** A moment as RFC 3339 in UTC, `2026-06-16T21:02:05Z`, whichever format the gateway spoke. */
export type DateTime = string;
/** A value of any shape, as it came. */
export type Json = unknown;"#;

branded_id! { "The id of a data broker's site. **A** assumed" SiteId }
branded_id! { "The id of one removal request. **A** assumed" RemovalRequestId }
branded_id! { "The id of one entry in the history. **A** assumed" EventId }
