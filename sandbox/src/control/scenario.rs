//! Puts a user where a test wants to begin, by name. What led there is played by the routes' own
//! handlers, at earlier times: nothing is set that a user could not have come to.

use serde_json::{Value, json};

use super::script::email;
use super::{Answer, Call};
use crate::core::call::{Call as RouteCall, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;
use crate::model::signing::Script;
use crate::routes::{profile, removals, scan, signing};

#[derive(Clone, Copy)]
enum Step {
    /// The next step comes so many milliseconds later.
    Wait(u64),
    Profile,
    Scan,
    RetryFailed,
    /// An order that nobody signs.
    Unsigned,
    Sign,
    /// To every site that can be asked.
    Submit,
    NoPlan,
}

use Step::{NoPlan, Profile, RetryFailed, Scan, Sign, Submit, Unsigned, Wait};

const SCANNED: [Step; 3] = [Profile, Scan, Wait(21_000)];
const SIGNED: [Step; 5] = [Profile, Scan, Wait(21_000), Sign, Wait(8_000)];

/// Name, how it begins, how it goes on. How long what takes is told in `model`.
static SCENARIOS: &[(&str, &[Step], &[Step])] = &[
    ("new-user", &[], &[]),
    ("no-plan", &[], &[NoPlan]),
    ("profile", &[], &[Profile]),
    ("scanning", &[], &[Profile, Scan, Wait(8_000)]),
    ("scanned", &SCANNED, &[]),
    ("clean-scan", &SCANNED, &[RetryFailed, Wait(3_000)]),
    ("signing", &SCANNED, &[Unsigned, Wait(4_000)]),
    ("signed", &SIGNED, &[]),
    ("submitted", &SIGNED, &[Submit]),
    ("manual", &SIGNED, &[Submit, Wait(12_000)]),
    ("removed", &SIGNED, &[Submit, Wait(61_000), Submit, Wait(600_000)]),
    ("reappeared", &SIGNED, &[Submit, Wait(61_000)]),
];

/// The account begins anew; its tokens and codes stay as they are.
pub fn scenario(world: &mut World, call: &Call) -> Answer {
    let email = email(&call.body)?;
    let name = call.body.get("name").and_then(Value::as_str).unwrap_or_default();
    let Some((name, first, then)) = SCENARIOS.iter().find(|row| row.0 == name) else {
        let names: Vec<_> = SCENARIOS.iter().map(|row| row.0).collect();
        return Err(format!("`name` must be one of {}", names.join(", ")));
    };
    let steps = || first.iter().chain(*then).copied();
    let takes: u64 = steps().map(|step| if let Wait(ms) = step { ms } else { 0 }).sum();
    let began = call.now.checked_sub(takes).ok_or("the clock stands too near to 1970")?;
    // What is counted is what is asked from here on.
    let counted = world.removal_requests.clone();
    world.accounts.remove(email);
    world.account(email, began).has_online_data = true;
    let mut now = began;
    for step in steps() {
        match step {
            Wait(ms) => now += ms,
            step => play(world, email, step, now)?,
        }
    }
    world.removal_requests = counted;
    Ok(json!({ "scenario": name }))
}

fn play(world: &mut World, email: &str, step: Step, now: u64) -> Result<(), ApiError> {
    match step {
        Wait(_) => {}
        Profile => drop(profile::create(world, &asked(email, now, person(email)))?),
        Scan => drop(scan::start(world, &asked(email, now, json!({})))?),
        RetryFailed => retry_failed(world, email, now)?,
        Unsigned => {
            world.account(email, now).script = Script::Hold;
            initiate(world, email, now)?;
        }
        Sign => drop(initiate(world, email, now)?),
        Submit => {
            let (account, sites, _) = world.parts(email, now);
            let ids = sites.iter().map(|site| site.id());
            let ids: Vec<u32> =
                ids.filter(|id| account.can_send_deletion_request(*id, now)).collect();
            removals::submit(world, &asked(email, now, json!({ "site_ids": ids })))?;
        }
        NoPlan => world.account(email, now).has_online_data = false,
    }
    Ok(())
}

fn initiate(world: &mut World, email: &str, now: u64) -> Result<Reply, ApiError> {
    signing::initiate(world, &asked(email, now, json!({})))
}

/// Those that have not failed are refused, and left as they are.
fn retry_failed(world: &mut World, email: &str, now: u64) -> Result<(), ApiError> {
    for id in world.sites.iter().map(|site| site.id()).collect::<Vec<_>>() {
        let call = RouteCall { params: vec![id.to_string()], ..asked(email, now, json!({})) };
        match scan::retry(world, &call) {
            Err(error) if error.status != 409 => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn asked(email: &str, now: u64, body: Value) -> RouteCall {
    let body = if let Value::Object(body) = body { body } else { serde_json::Map::new() };
    RouteCall { now, email: email.to_owned(), params: Vec::new(), body }
}

fn person(email: &str) -> Value {
    json!({
        "first_name": "Alex", "last_name": "Ek", "email": email, "phone": "+46701234567",
        "street": "Gatan 1", "zip": "111 22", "city": "Stockholm",
    })
}
