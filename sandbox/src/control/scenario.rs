//! Puts a user where a test wants to begin, by name. What led there is played by the routes' own
//! handlers, at earlier times: nothing is set that a user could not have come to.

use serde_json::{Value, json};

use super::acts::{self, Act};
use super::script::email;
use super::{Answer, Call, watched};
use crate::core::world::World;

#[derive(Clone, Copy)]
enum Step {
    Do(Act),
    /// The next step comes so many milliseconds later.
    Wait(u64),
}

use Step::{Do, Wait};

const SCANNED: &[Step] = &[Do(acts::create_profile), Do(acts::start_scan), Wait(21_000)];
const SIGNED: &[Step] = &[Do(acts::sign), Wait(8_000)];
const UNSIGNED: &[Step] = &[Do(acts::hesitate), Do(acts::sign)];
const SUBMIT: Step = Do(acts::submit);

/// Name, and the steps, part by part. How long what takes is told in `model`.
#[rustfmt::skip]
static SCENARIOS: &[(&str, &[&[Step]])] = &[
    ("new-user", &[]),
    ("no-plan", &[&[Do(acts::lose_plan)]]),
    ("profile", &[&[Do(acts::create_profile)]]),
    ("scanning", &[&[Do(acts::create_profile), Do(acts::start_scan), Wait(8_000)]]),
    ("scanned", &[SCANNED]),
    ("clean-scan", &[SCANNED, &[Do(acts::retry_failed), Wait(3_000)]]),
    ("signing", &[SCANNED, UNSIGNED, &[Wait(4_000)]]),
    ("signing-expired", &[SCANNED, UNSIGNED, &[Wait(200_000), Do(acts::be_willing)]]),
    ("signed", &[SCANNED, SIGNED]),
    ("submitted", &[SCANNED, SIGNED, &[SUBMIT]]),
    ("manual", &[SCANNED, SIGNED, &[SUBMIT, Wait(12_000)]]),
    ("removed", &[SCANNED, SIGNED, &[SUBMIT, Wait(61_000), SUBMIT, Wait(600_000)]]),
    ("reappeared", &[SCANNED, SIGNED, &[SUBMIT, Wait(61_000)]]),
    // Every broker that takes it has removed the data, and none has brought it back yet.
    ("new-finds", &[SCANNED, SIGNED, &[SUBMIT, Wait(40_000), Do(acts::retry_failed), Wait(3_000)]]),
    ("deleted", &[SCANNED, SIGNED, &[SUBMIT, Wait(12_000), Do(acts::delete_profile),
        Wait(60_000)]]),
    ("watched", &[&[Do(watched::add_first), Wait(35_000), Do(watched::close_alarm), Wait(60_000),
        Do(watched::leak), Wait(60_000), Do(watched::add_others), Wait(5_000)]]),
];

/// The account begins anew; its tokens and codes stay as they are.
pub fn scenario(world: &mut World, call: &Call) -> Answer {
    let email = email(&call.body)?;
    let name = call.body.get("name").and_then(Value::as_str).unwrap_or_default();
    let Some((name, parts)) = SCENARIOS.iter().find(|row| row.0 == name) else {
        let names: Vec<_> = SCENARIOS.iter().map(|row| row.0).collect();
        return Err(format!("`name` must be one of {}", names.join(", ")));
    };
    let steps = || parts.iter().copied().flatten();
    let takes: u64 = steps().map(|step| if let Wait(ms) = step { *ms } else { 0 }).sum();
    let began = call.now.checked_sub(takes).ok_or("the clock stands too near to 1970")?;
    // What is counted is what is asked from here on.
    let counted = world.removal_requests.clone();
    world.accounts.remove(email);
    world.account(email, began).has_online_data = true;
    let mut now = began;
    for step in steps() {
        match step {
            Wait(ms) => now += ms,
            Do(act) => act(world, email, now)?,
        }
    }
    world.removal_requests = counted;
    Ok(json!({ "scenario": name }))
}
