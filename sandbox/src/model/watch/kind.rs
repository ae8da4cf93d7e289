//! The kinds of things that are watched, and in what they differ.

use serde_json::{Map, Value, json};

use crate::core::checks;
use crate::core::form::{Field, text};
use crate::core::rng::hash;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Email,
    Phone,
    Iban,
    Passport,
    License,
    Card,
}

impl Kind {
    pub const ALL: [Self; 6] =
        [Self::Email, Self::Phone, Self::Iban, Self::Passport, Self::License, Self::Card];

    /// Those that leaks are found of, by the names the control routes use.
    pub fn named(name: &str) -> Option<Self> {
        let leaks = Self::ALL.into_iter().filter(|kind| !kind.leaked_fields().is_empty());
        leaks.into_iter().find(|kind| kind.name() == name)
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Iban => "iban",
            Self::Passport => "passport",
            Self::License => "license",
            Self::Card => "card",
        }
    }

    /// What an item is made of, that which tells it from others first.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Email => &[("email", checks::email)],
            Self::Phone => &[("phone", checks::phone)],
            Self::Iban => &[("iban", checks::iban)],
            Self::Passport => &[
                ("passport_number", checks::text),
                ("country_code", checks::country),
                ("expiry_date", checks::date),
            ],
            Self::License => &[("license_number", checks::text), ("country_code", checks::country)],
            Self::Card => &[
                ("card_number", checks::card_number),
                ("expiry_month", checks::month),
                ("expiry_year", checks::year),
                ("holder_name", checks::text),
            ],
        }
    }

    /// Equal for two items that are the same thing.
    pub fn key(self, fields: &Map<String, Value>) -> u64 {
        let telling = match self {
            Self::Passport | Self::License => 2,
            _ => 1,
        };
        let names = self.fields().iter().take(telling);
        let parts: Vec<_> = names.map(|(name, _)| text(fields, name).to_lowercase()).collect();
        hash(&parts.join("\n"))
    }

    /// Some ids are numbers and some text: a client must take both.
    pub fn id(self, number: u64) -> Value {
        match self {
            Self::Email | Self::Phone | Self::License => json!(number),
            Self::Iban => json!(format!("iban-{number:x}")),
            Self::Passport => json!(format!("passport-{number:x}")),
            Self::Card => json!(format!("card-{number:x}")),
        }
    }

    /// What a leak calls the id of its item.
    pub fn id_field(self) -> &'static str {
        match self {
            Self::Email => "email_id",
            Self::Phone => "phone_id",
            Self::Iban => "iban_id",
            Self::Passport => "passport_id",
            Self::License => "license_id",
            Self::Card => "credit_card_id",
        }
    }

    /// What says that the user has proved to own it.
    pub fn flag(self) -> Option<&'static str> {
        match self {
            Self::Email | Self::Phone => Some("is_confirmed"),
            Self::Card => Some("is_verified"),
            Self::Iban | Self::Passport | Self::License => None,
        }
    }

    pub fn code_length(self) -> usize {
        if self == Self::Card { 4 } else { 6 }
    }

    /// What gets out with a leak.
    pub fn leaked_fields(self) -> &'static [&'static str] {
        match self {
            Self::Email => &["email", "password"],
            Self::Phone => &["phone", "name"],
            Self::Card => &["card_number", "expiry_date", "holder_name"],
            Self::Iban => &["iban", "name"],
            Self::Passport | Self::License => &[],
        }
    }
}
