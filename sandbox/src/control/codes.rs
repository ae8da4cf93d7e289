//! What becomes of codes and tokens.

use serde::Deserialize;
use serde_json::{Value, json};

use super::script::{email, read};
use super::{Answer, Call};
use crate::core::auth::Planned;
use crate::core::world::World;

/// As the partner's backend would ask for it, without the client secret. With `ttl_ms` the code
/// lives for so long; 0 is expired from the first.
pub fn code(world: &mut World, call: &Call) -> Answer {
    let email = email(&call.body)?;
    world.account(email, call.now);
    let (secrets, rng) = (&mut world.secrets, &mut world.rng);
    let code = match call.body.get("ttl_ms") {
        None => secrets.issue_code(rng, email, call.now),
        Some(ttl) => {
            let ttl = ttl.as_u64().ok_or("`ttl_ms` must be a number of milliseconds")?;
            secrets.issue_code_for(rng, email, call.now, ttl)
        }
    };
    Ok(json!({ "code": code }))
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Codes {
    ttl_ms: Option<u64>,
    email: Option<String>,
    times: u32,
}

/// What codes are like from now on, whoever asks for them: `times` of them, or all. `{}` is right
/// again.
pub fn codes(world: &mut World, call: &Call) -> Answer {
    given_email(call)?;
    let Codes { ttl_ms, email, times } = read(&call.body)?;
    let left = (times > 0).then_some(times);
    let is_planned = ttl_ms.is_some() || email.is_some();
    world.secrets.planned = is_planned.then_some(Planned { ttl_ms, email, left });
    Ok(json!({ "codes": world.secrets.planned }))
}

/// None given is everybody's.
fn given_email(call: &Call) -> Result<Option<&str>, String> {
    call.body.get("email").map(|_| email(&call.body)).transpose()
}

/// The codes that were given out and not redeemed are worth nothing from now on.
pub fn expire(world: &mut World, call: &Call) -> Answer {
    Ok(json!({ "expired": world.secrets.expire_codes(given_email(call)?) }))
}

/// App tokens, or those of the service account.
pub fn revoke(world: &mut World, call: &Call) -> Answer {
    let email = given_email(call)?;
    let revoked = match call.body.get("crm") {
        None => world.secrets.revoke(email),
        Some(Value::Bool(true)) if email.is_none() => world.secrets.revoke_crm(),
        Some(_) => return Err("`crm` must be true, and goes without `email`".to_owned()),
    };
    Ok(json!({ "revoked": revoked }))
}
