//! Control routes that only look.

use serde_json::json;

use super::{Answer, Call};
use crate::core::world::World;

pub fn log(world: &mut World, _: &Call) -> Answer {
    let entries: Vec<_> = world.log.entries().collect();
    Ok(json!({ "entries": entries, "dropped": world.log.dropped }))
}

/// The requests that no route of the sandbox answers to.
pub fn unmatched(world: &mut World, _: &Call) -> Answer {
    let entries: Vec<_> = world.log.unmatched().collect();
    Ok(json!({ "entries": entries }))
}

/// How often each writing route really changed something, and how often each site was asked:
/// whether or not the answer arrived.
pub fn applied(world: &mut World, _: &Call) -> Answer {
    Ok(json!({ "applied": world.log.applied(),
        "removal_requests_by_site": world.removal_requests }))
}

/// What is armed and set.
pub fn state(world: &mut World, _: &Call) -> Answer {
    Ok(json!({
        "faults": world.faults.json(), "cors": world.cors, "codes": world.secrets.planned,
        "speed": world.clock.speed(), "skew_ms": world.clock.skew_ms(),
        "force_standardized": world.force_standardized,
        "legacy_error_shape": world.legacy_error_shape, "hostile_texts": world.hostile_texts,
    }))
}
