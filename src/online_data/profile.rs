//! `client.profile`: who the person is.

use crate::client::{Args, Handle, prepare, spawn, verbs};
use crate::error::Error;
use crate::model::*;
use crate::routes;
use wasm_bindgen::prelude::*;

verbs! {
    pub PROFILE "profile":
    /// Creates the removal profile. `POST /api/v1/delete-my-data` **D**
    ///
    /// All seven fields are required; fields that are not named in the type are sent along.
    /// Gives `null` when the gateway answers without a body. Throws `validation` with `details`
    /// before sending when a field is missing; `conflict` (A) when there is a profile already.
    ///
    /// @example
    /// await client.profile.create({
    ///   first_name: "Alex", last_name: "Ek", email: "alex@example.com", phone: "+46701234567",
    ///   street: "Gatan 1", zip: "111 22", city: "Stockholm",
    /// });
    create: PROFILE_CREATE (profile: ProfileInput) -> Maybe<Profile>;
    /// Reads the removal profile. `GET /api/v1/delete-my-data` **D**
    ///
    /// Throws `not_found` (A) when there is none.
    ///
    /// @example
    /// const profile = await client.profile.get();
    get: PROFILE_GET () -> Profile;
    /// Replaces the removal profile. `PUT /api/v1/delete-my-data` **D**; all seven fields (A).
    ///
    /// Gives `null` when the gateway answers without a body. Throws like `create`.
    ///
    /// @example
    /// await client.profile.update({ ...profile, street: "Nygatan 2" });
    update: PROFILE_UPDATE (profile: ProfileInput) -> Maybe<Profile>;
    /// Checks a profile as `create` and `update` do, and sends nothing: for a form, before its last
    /// step. Throws `validation` with `details`.
    ///
    /// @example
    /// await client.profile.check(profile);
    check: [check, 1] "(profile: ProfileInput): Promise<void>";
    /// Removes the profile entirely. `DELETE /api/v1/delete-my-data` **D**
    ///
    /// Not documented: what becomes of removal requests that were sent, and of the signed
    /// authority. Throws `misuse` unless it is called with `{ confirm: true }`.
    ///
    /// @example
    /// await client.profile.delete({ confirm: true });
    delete: [delete, 1] "(confirmation: { confirm: true }, options?: CallOptions): Promise<void>";
}

fn check(_: &Handle, args: Args) -> JsValue {
    let call = prepare(&routes::PROFILE_CREATE, &args.get(0), &args.get(0));
    spawn(Box::pin(async move { call.map(|_| JsValue::UNDEFINED) }))
}

fn delete(handle: &Handle, args: Args) -> JsValue {
    if args.option(0, "confirm") == JsValue::TRUE {
        return handle.route(&routes::PROFILE_DELETE, args);
    }
    let message = "Deleting needs { confirm: true }.";
    let mut error = Error::misuse("confirm", "must be true", message);
    error.route = Some(routes::PROFILE_DELETE.template);
    handle.run(Err(error), &args)
}
