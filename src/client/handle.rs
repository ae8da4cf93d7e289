//! What an app token can do: the one handle that a page has.

use super::options::{self, Given};
use super::{Args, NOUNS, Run, Watches, Writes, calling, prepare, verbs};
use crate::error::Error;
use crate::routes::Route;
use crate::runtime::failure;
use crate::transport::{Call, Core, path};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// One connection to a gateway for one end user.
#[wasm_bindgen]
pub struct Handle {
    pub(crate) core: Rc<Core>,
    pub(crate) watches: Rc<Watches>,
    pub(crate) writes: Rc<Writes>,
}

#[wasm_bindgen]
impl Handle {
    /// Checks the options; nothing is sent yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::too_many_arguments, reason = "the border is crossed once")]
    pub fn new(
        base_url: JsValue,
        api_version: JsValue,
        timeout_ms: f64,
        total_ms: f64,
        max_retries: f64,
        allow: JsValue,
        get_code: JsValue,
        on_diagnostic: JsValue,
        fetch: JsValue,
    ) -> Result<Handle, JsValue> {
        let given = Given {
            base_url: base_url.as_string().unwrap_or_default(),
            api_version: api_version.as_string(),
            timeout_ms,
            total_ms,
            max_retries,
            allow: allow.as_string(),
            on_diagnostic,
            fetch,
        };
        let core = options::core(given, get_code);
        let core = core.map_err(|error| failure::to_js(&error))?;
        Ok(Self { core: Rc::new(core), watches: Rc::default(), writes: Rc::default() })
    }

    /// The names of all verbs, in the order of their numbers.
    pub fn verbs() -> JsValue {
        verbs::names(NOUNS).into()
    }

    /// Calls a verb by its number: its arguments but for the options, then the options; NaN is one
    /// that was not given. Gives a promise; of a watcher, its number.
    pub fn call(
        &self,
        verb: u32,
        values: JsValue,
        signal: JsValue,
        timeout_ms: f64,
        interval_ms: f64,
        limit_ms: f64,
    ) -> JsValue {
        let args = Args { values, signal, timeout_ms, interval_ms, limit_ms };
        match verbs::find(NOUNS, verb) {
            Some(Run::Route(route)) => self.route(route, args),
            Some(Run::Own(own)) => own(self, args),
            None => JsValue::UNDEFINED,
        }
    }

    /// Forgets the token and stops everything under way.
    pub fn end(&self) {
        self.core.end();
    }

    /// Where the session stands.
    pub fn state(&self) -> JsValue {
        self.core.session.state().name().into()
    }
}

impl Handle {
    /// The way of every typed call: check, send, decode, hand over.
    pub fn route(&self, route: &'static Route, args: Args) -> JsValue {
        // An id comes before a body; what a route does not take, it does not look at.
        let body = u32::from(path::takes_id(route.template));
        self.run(prepare(route, &args.get(0), &args.get(body)), &args)
    }

    /// Sends a prepared call.
    pub fn run(&self, call: Result<Box<Call>, Error>, args: &Args) -> JsValue {
        calling::run(&self.core, call, &args.signal, args.timeout_ms)
    }
}
