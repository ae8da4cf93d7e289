//! The steps of the scenario `watched`: things of every kind, and what becomes of them.

use serde_json::json;

use super::acts::asked;
use crate::core::call::Call;
use crate::core::errors::ApiError;
use crate::core::world::World;
use crate::model::watch::Kind;
use crate::routes::{alarms, cards, watchlists};

/// The user's own address, which is confirmed in its time, and an account.
pub fn add_first(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    watchlists::email::create(world, &asked(email, now, json!({ "email": email })))?;
    let iban = json!({ "iban": "SE45 5000 0000 0583 9825 7466" });
    watchlists::iban::create(world, &asked(email, now, iban)).map(drop)
}

/// All that leaks are not looked for: what nobody has confirmed, and the documents.
pub fn add_others(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    let ask = |body| asked(email, now, body);
    watchlists::email::create(world, &ask(json!({ "email": "old.address@mail.example" })))?;
    world.account(email, now).watch.leave_unread(now);
    watchlists::phone::create(world, &ask(json!({ "phone": "+46701740634" })))?;
    let passport = json!({ "passport_number": "AA1234567", "country_code": "SE",
        "expiry_date": "2031-05-17" });
    watchlists::passport::create(world, &ask(passport))?;
    let license = json!({ "license_number": "L-8837214", "country_code": "SE" });
    watchlists::license::create(world, &ask(license))?;
    let card = json!({ "card_number": "4242 4242 4242 4242", "expiry_month": 7,
        "expiry_year": 2031, "holder_name": "Alex Ek" });
    cards::create(world, &ask(card)).map(drop)
}

/// The address is in one leak more.
pub fn leak(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    world.account(email, now).watch.leak(Some(Kind::Email), now);
    Ok(())
}

/// The alarm of the first leak of an address.
pub fn close_alarm(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    let leaks = world.account(email, now).watch.leaks(now);
    let first = leaks.iter().find(|(item, _)| item.kind == Kind::Email);
    let params = first.map(|(_, leak)| leak.alarm_id().to_string()).into_iter().collect();
    alarms::close(world, &Call { params, ..asked(email, now, json!({})) }).map(drop)
}
