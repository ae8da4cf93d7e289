//! Alarms: one for each leak that has come to light.

use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::world::World;
use crate::core::{checks, form};
use crate::model::watch::{Item, Leak, advice};

fn unknown() -> ApiError {
    ApiError::not_found("There is no such alarm.")
}

fn find<'w>(world: &'w mut World, call: &Call) -> Result<(&'w Item, &'w Leak), ApiError> {
    let id = call.id().ok_or_else(unknown)?;
    let leaks = world.account(&call.email, call.now).watch.leaks(call.now);
    leaks.into_iter().find(|(_, leak)| leak.alarm_id().to_string() == id).ok_or_else(unknown)
}

pub fn list(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let leaks = world.account(&call.email, call.now).watch.leaks(call.now);
    Ok(Reply::ok(leaks.iter().map(|(_, leak)| leak.alarm_json()).collect()))
}

pub fn rich_list(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let leaks = world.account(&call.email, call.now).watch.leaks(call.now);
    Ok(Reply::ok(leaks.iter().map(|(item, leak)| leak.rich_alarm_json(item)).collect()))
}

pub fn read(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    find(world, call).map(|(_, leak)| Reply::ok(leak.alarm_json()))
}

/// A GET that changes something: so it is with the vendor.
pub fn close(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let id = call.id().ok_or_else(unknown)?;
    let watch = &mut world.account(&call.email, call.now).watch;
    let leak = watch.alarm(&id, call.now).ok_or_else(unknown)?;
    if !leak.close(call.now) {
        return Err(ApiError::conflict("The alarm is closed already."));
    }
    Ok(Reply::ok(leak.alarm_json()))
}

pub fn coach(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    find(world, call).map(|(item, _)| Reply::ok(advice(item.kind)))
}

pub fn coach_leak(world: &mut World, call: &Call) -> Result<Reply, ApiError> {
    let fields = form::required(&call.body, &[("leak_id", checks::id)])?;
    let leaks = world.account(&call.email, call.now).watch.leaks(call.now);
    let found = leaks.into_iter().find(|(_, leak)| leak.id() == form::text(&fields, "leak_id"));
    let (item, _) = found.ok_or_else(|| ApiError::not_found("There is no such leak."))?;
    Ok(Reply::ok(advice(item.kind)))
}
