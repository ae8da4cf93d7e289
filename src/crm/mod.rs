//! The nouns of `CrmClient`: what the partner's service account can do. Servers only.

mod accounts;
mod cards;
mod request;
mod ssn;
mod watchlists;

use crate::client::{CrmHandle, Noun};

pub static NOUNS: &[&Noun<CrmHandle>] = &[
    &accounts::ACCOUNTS,
    &watchlists::EMAIL,
    &watchlists::PHONE,
    &watchlists::IBAN,
    &watchlists::PASSPORT,
    &watchlists::DRIVERS_LICENSE,
    &cards::CARDS,
    &ssn::SSN_MONITORING,
    &request::REQUEST,
];
