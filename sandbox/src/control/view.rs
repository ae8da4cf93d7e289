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

/// How often each writing route really changed something.
pub fn applied(world: &mut World, _: &Call) -> Answer {
    Ok(json!({ "applied": world.log.applied() }))
}
