//! The steps of a scenario: the routes' own handlers, called as a page would call them.

use serde_json::{Map, Value, json};

use crate::core::call::Call;
use crate::core::errors::ApiError;
use crate::core::world::World;
use crate::model::signing::Script;
use crate::routes::{profile, removals, scan, signing};

/// What happens, to the user of this address, at this time.
pub type Act = fn(&mut World, &str, u64) -> Result<(), ApiError>;

pub fn asked(email: &str, now: u64, body: Value) -> Call {
    let body = if let Value::Object(body) = body { body } else { Map::new() };
    Call { now, email: email.to_owned(), is_partners: false, params: Vec::new(), body }
}

pub fn create_profile(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    let person = json!({
        "first_name": "Alex", "last_name": "Ek", "email": email, "phone": "+46701234567",
        "street": "Gatan 1", "zip": "111 22", "city": "Stockholm",
    });
    profile::create(world, &asked(email, now, person)).map(drop)
}

pub fn delete_profile(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    profile::delete(world, &asked(email, now, json!({}))).map(drop)
}

pub fn start_scan(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    scan::start(world, &asked(email, now, json!({}))).map(drop)
}

/// Those that have not failed are refused, and left as they are.
pub fn retry_failed(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    for id in world.sites.iter().map(|site| site.id()).collect::<Vec<_>>() {
        let call = Call { params: vec![id.to_string()], ..asked(email, now, json!({})) };
        match scan::retry(world, &call) {
            Err(error) if error.status != 409 => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// An order that is signed in its time.
pub fn sign(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    signing::initiate(world, &asked(email, now, json!({}))).map(drop)
}

/// From here on the user does not sign.
pub fn hesitate(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    world.account(email, now).script = Script::Hold(None);
    Ok(())
}

/// The user is willing to sign again, what is begun from here on.
pub fn be_willing(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    world.account(email, now).script = Script::Sign;
    Ok(())
}

/// To every site that can be asked.
pub fn submit(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    let (account, sites, _) = world.parts(email, now);
    let ids = sites.iter().map(|site| site.id());
    let ids: Vec<u32> = ids.filter(|id| account.can_send_deletion_request(*id, now)).collect();
    removals::submit(world, &asked(email, now, json!({ "site_ids": ids }))).map(drop)
}

pub fn lose_plan(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    world.account(email, now).has_online_data = false;
    Ok(())
}
