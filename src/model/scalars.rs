//! The words that the wire types are made of.

use super::{Format, Kind};

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
text! { "An e-mail address." Email Kind::Text(Format::Email) }
text! { "A phone number, E.164." Phone Kind::Text(Format::Phone) }
text! { "An IBAN." Iban Kind::Text(Format::Iban) }
text! { "A card number." CardNumber Kind::Text(Format::CardNumber) }
text! { "A month of expiry." Month(AnyJson) Kind::Text(Format::Month) }
text! { "A year of expiry." Year(AnyJson) Kind::Text(Format::Year) }
text! { "A day." DateOnly Kind::Text(Format::Date) }

#[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
const SCALARS: &'static str = r#"
/** A moment as RFC 3339 in UTC, `2026-06-16T21:02:05Z`, whichever format the gateway spoke. */
export type DateTime = string;
/** A value of any shape, as it came. */
export type Json = unknown;
/** An e-mail address; its shape is checked before it is sent. */
export type Email = string;
/** A phone number, E.164: `+46701234567`. Checked before it is sent. */
export type Phone = string;
/** An IBAN; length per country and check digits are checked before it is sent. Spaces pass. */
export type Iban = string;
/** A card number; its check digit (Luhn) is checked before it is sent. Spaces and hyphens pass. */
export type CardNumber = string;
/** A month of expiry, 1 to 12. */
export type Month = number | string;
/** A year of expiry, of two digits or four. With the month it must not lie in the past. */
export type Year = number | string;
/** A day, `2030-12-31`. */
export type DateOnly = string;
/** For the signatures of verbs, which the facade's build writes out. */
export type Nothing = void;
export type bool = boolean;
export type Vec<T> = T[];
export type Maybe<T> = Partial<T> | null;"#;

branded_id! { "The id of a data broker's site. **A** assumed" SiteId }
branded_id! { "The id of one removal request. **A** assumed" RemovalRequestId }
branded_id! { "The id of one entry in the history. **A** assumed" EventId }
branded_id! { "The id of a watched e-mail address. **D** documented" EmailId }
branded_id! { "The id of a watched phone number. **D** documented" PhoneId }
branded_id! { "The id of a watched IBAN. **D** documented" IbanId }
branded_id! { "The id of a watched passport. **D** documented" PassportId }
branded_id! { "The id of a watched driver's license. **D** documented" LicenseId }
branded_id! { "The id of a credit card. **D** documented" CreditCardId }
branded_id! { "The id of an alarm. **V** documented" AlarmId }
branded_id! { "The id of an account. **V** documented" AccountId }
