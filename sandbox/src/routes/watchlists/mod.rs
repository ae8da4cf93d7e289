//! What all kinds of watched things have in common; the cards too.

pub mod email;
pub mod iban;
pub mod license;
pub mod passport;
pub mod phone;

use serde_json::{Map, Value};

use crate::core::call::{Call, Reply};
use crate::core::errors::ApiError;
use crate::core::form;
use crate::core::world::World;
use crate::model::watch::{Item, Kind, Watch};

pub fn unknown() -> ApiError {
    ApiError::not_found("There is no such item.")
}

pub fn twin() -> ApiError {
    ApiError::conflict("This is on the list already.")
}

pub fn add(world: &mut World, call: &Call, kind: Kind) -> Result<Reply, ApiError> {
    let watch = &mut world.account(&call.email, call.now).watch;
    let fields = form::required(&call.body, kind.fields())?;
    if watch.same(kind, &fields).is_some() {
        return Err(twin());
    }
    if watch.is_full(kind) {
        return Err(ApiError::conflict("The list is full."));
    }
    Ok(Reply::created(watch.add(kind, fields, call.is_partners, call.now)))
}

pub fn list(world: &mut World, call: &Call, kind: Kind) -> Result<Reply, ApiError> {
    let watch = &world.account(&call.email, call.now).watch;
    Ok(Reply::ok(watch.of(kind).map(|item| item.json(call.now)).collect()))
}

pub fn leaks(world: &mut World, call: &Call, kind: Kind) -> Result<Reply, ApiError> {
    let leaks = world.account(&call.email, call.now).watch.leaks(call.now);
    let leaks = leaks.into_iter().filter(|(item, _)| item.kind == kind);
    Ok(Reply::ok(leaks.map(|(item, leak)| leak.json(item)).collect()))
}

pub fn remove(world: &mut World, call: &Call, kind: Kind) -> Result<Reply, ApiError> {
    let watch = &mut world.account(&call.email, call.now).watch;
    let removed = call.id().is_some_and(|id| watch.remove(kind, &id));
    if removed { Ok(Reply::no_content()) } else { Err(unknown()) }
}

/// The item that the body names not by its id but by what it is, and that waits to be confirmed.
pub fn pending<'w>(
    watch: &'w mut Watch,
    kind: Kind,
    fields: &Map<String, Value>,
    now: u64,
) -> Result<&'w mut Item, ApiError> {
    let item = watch.same(kind, fields).ok_or_else(unknown)?;
    if item.is_confirmed(now) {
        return Err(ApiError::conflict("This is confirmed already."));
    }
    Ok(item)
}

/// Confirms the item now, if it is the code it was sent.
pub fn confirm(item: &mut Item, code: &str, now: u64) -> Result<Reply, ApiError> {
    match item.code(now) {
        None => Err(ApiError::conflict("No code was sent.")),
        Some(sent) if sent != code => Err(ApiError::field("code", "is not the code that was sent")),
        Some(_) => {
            item.confirm(now);
            Ok(Reply::ok(item.json(now)))
        }
    }
}

#[cfg(test)]
mod tests;
