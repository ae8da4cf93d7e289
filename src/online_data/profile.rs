//! `client.profile`: who the person is.

use crate::client::read_call_options;
use crate::client::{Handle, Input, Options, Output, hand_over, prepare, send, spawn};
use crate::error::Kind;
use crate::model::ProfileInput;
use crate::routes;
use js_sys::{Promise, Reflect};
use std::rc::Rc;
use tsify::Ts;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Handle {
    /// Creates the removal profile. `POST /api/v1/delete-my-data` **D**
    ///
    /// All seven fields are required; fields that are not named in the type are sent along.
    /// Gives `null` when the gateway answers without a body. Throws `validation` with `details`
    /// before sending when a field is missing; `conflict` (A) when there is a profile already.
    ///
    /// @example
    /// await client.profile.create({ first_name: "Alex", last_name: "Ek", email: "alex@example.com",
    ///   phone: "+46701234567", street: "Gatan 1", zip: "111 22", city: "Stockholm" });
    #[wasm_bindgen(js_name = profile_create, unchecked_return_type = "Promise<Profile | null>")]
    pub fn profile_create(&self, profile: Ts<ProfileInput>, options: Options) -> Promise {
        self.call(&routes::PROFILE_CREATE, Input::Body(profile.into()), options, Output::Answer)
    }

    /// Reads the removal profile. `GET /api/v1/delete-my-data` **D**
    ///
    /// Throws `not_found` (A) when there is none.
    ///
    /// @example
    /// const profile = await client.profile.get();
    #[wasm_bindgen(js_name = profile_get, unchecked_return_type = "Promise<Profile>")]
    pub fn profile_get(&self, options: Options) -> Promise {
        self.call(&routes::PROFILE_GET, Input::None, options, Output::Answer)
    }

    /// Replaces the removal profile. `PUT /api/v1/delete-my-data` **D**; all seven fields (A).
    ///
    /// Gives `null` when the gateway answers without a body. Throws like `create`.
    ///
    /// @example
    /// await client.profile.update({ ...profile, street: "Nygatan 2" });
    #[wasm_bindgen(js_name = profile_update, unchecked_return_type = "Promise<Profile | null>")]
    pub fn profile_update(&self, profile: Ts<ProfileInput>, options: Options) -> Promise {
        self.call(&routes::PROFILE_UPDATE, Input::Body(profile.into()), options, Output::Answer)
    }

    /// Makes the profile what it should be: reads it, then creates it, updates it, or leaves it.
    ///
    /// Nothing is written when the seven fields are right already, so it may be called on every
    /// visit. Gives the profile, or `null` when the gateway answers a write without a body.
    ///
    /// @example
    /// await client.profile.ensure(profile);
    #[wasm_bindgen(js_name = profile_ensure, unchecked_return_type = "Promise<Profile | null>")]
    pub fn profile_ensure(&self, profile: Ts<ProfileInput>, options: Options) -> Promise {
        let core = Rc::clone(&self.core);
        let wanted: JsValue = profile.into();
        let body = Input::Body(wanted.clone());
        let prepared = read_call_options(options).and_then(|options| {
            let create = prepare(&routes::PROFILE_CREATE, &body)?;
            let update = prepare(&routes::PROFILE_UPDATE, &body)?;
            let calls = [prepare(&routes::PROFILE_GET, &Input::None)?, create, update];
            Ok((calls, core.scopes.open(&options.signal), options.timeout_ms))
        });
        spawn(Box::pin(async move {
            let (mut calls, scope, timeout_ms) = prepared?;
            calls.iter_mut().for_each(|call| call.timeout_ms = timeout_ms);
            let [get, create, update] = calls;
            let write = match send(&core, &get, &scope).await {
                Ok(answer) => {
                    let present = hand_over(get.route, &answer)?;
                    if same_profile(&present, &wanted) {
                        return Ok(present);
                    }
                    update
                }
                Err(error) if error.kind == Kind::NotFound => create,
                Err(error) => return Err(error),
            };
            hand_over(write.route, &send(&core, &write, &scope).await?)
        }))
    }

    /// Removes the profile entirely. `DELETE /api/v1/delete-my-data` **D**
    ///
    /// Not documented: what becomes of removal requests that were sent, and of the signed
    /// authority. Throws `misuse` unless it is called with `{ confirm: true }`.
    ///
    /// @example
    /// await client.profile.delete({ confirm: true });
    #[wasm_bindgen(js_name = profile_delete, unchecked_return_type = "Promise<void>")]
    pub fn profile_delete(
        &self,
        #[wasm_bindgen(unchecked_param_type = "{ confirm: true }")] confirmation: JsValue,
        options: Options,
    ) -> Promise {
        let confirmed = Reflect::get(&confirmation, &"confirm".into());
        let input = match confirmed {
            Ok(confirmed) if confirmed == JsValue::TRUE => Input::None,
            _ => Input::Refused("confirm", "must be true", "Deleting needs { confirm: true }."),
        };
        self.call(&routes::PROFILE_DELETE, input, options, Output::Nothing)
    }
}

/// Whether the seven fields are the same, as text.
fn same_profile(present: &JsValue, wanted: &JsValue) -> bool {
    let crate::model::Kind::Object(fields) = <ProfileInput as crate::model::Wire>::KIND else {
        return false;
    };
    fields.iter().all(|field| {
        let name = JsValue::from_str(field.name);
        let read = |from: &JsValue| Reflect::get(from, &name).ok().and_then(|v| v.as_string());
        read(present).is_some_and(|value| read(wanted) == Some(value))
    })
}
