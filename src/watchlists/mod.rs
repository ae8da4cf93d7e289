//! The nouns of the watchlists, one file each, with the verbs each really has.

mod drivers_license;
mod email;
mod iban;
mod passport;
mod phone;

pub use drivers_license::DRIVERS_LICENSE;
pub use email::EMAIL;
pub use iban::IBAN;
pub use passport::PASSPORT;
pub use phone::PHONE;
