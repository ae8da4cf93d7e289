//! What a CRM token can do: the handle behind `CrmClient`.

use super::options::{self, Given};
use super::verbs::{self, Args, Run, Serves};
use super::{calling, input, request, spawn};
use crate::crm::NOUNS;
use crate::decode;
use crate::error::Error;
use crate::routes::{Crm, Route, Token, crm};
use crate::runtime::{clock, failure, json};
use crate::secret::Secret;
use crate::session;
use crate::transport::{self, Call, Core, Login};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// One connection to a gateway for the partner's service account.
#[wasm_bindgen]
pub struct CrmHandle {
    core: Rc<Core<Crm>>,
}

impl Serves for CrmHandle {
    type Caller = Crm;
}

#[wasm_bindgen]
impl CrmHandle {
    /// Checks the options; nothing is sent yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::too_many_arguments, reason = "the border is crossed once")]
    pub fn new(
        base_url: JsValue,
        api_version: JsValue,
        timeout_ms: f64,
        total_ms: f64,
        max_retries: f64,
        login: JsValue,
        token: JsValue,
        on_token: JsValue,
        on_diagnostic: JsValue,
        fetch: JsValue,
    ) -> Result<CrmHandle, JsValue> {
        let given = Given {
            base_url: base_url.as_string().unwrap_or_default(),
            api_version: api_version.as_string(),
            timeout_ms,
            total_ms,
            max_retries,
            allow: None,
            on_diagnostic,
            fetch,
        };
        made(given, &login, &token, on_token).map_err(|error| failure::to_js(&error))
    }

    /// The names of all verbs, in the order of their numbers.
    pub fn verbs() -> JsValue {
        verbs::names(NOUNS).into()
    }

    /// Calls a verb by its number, as the app's handle does.
    pub fn call(&self, verb: u32, values: JsValue, signal: JsValue, timeout_ms: f64) -> JsValue {
        let args = Args { values, signal, timeout_ms, interval_ms: f64::NAN, limit_ms: f64::NAN };
        match verbs::find(NOUNS, verb) {
            Some(Run::Route(route)) => self.run(prepare(route, &args), &args),
            Some(Run::Own(own)) => own(self, args),
            None => JsValue::UNDEFINED,
        }
    }

    /// Logs in, unless there is a token already.
    pub fn login(&self, signal: &JsValue) -> JsValue {
        let core = Rc::clone(&self.core);
        let scope = core.scopes.open(signal);
        spawn(Box::pin(async move {
            if let Some(stop) = scope.stopped() {
                return Err(transport::stopped(stop));
            }
            transport::token(&core, &scope, core.total_ms).await?;
            Ok(JsValue::UNDEFINED)
        }))
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

impl CrmHandle {
    pub fn request(&self, args: &Args) -> JsValue {
        self.run(request::prepare(Token::Crm, &args.get(0), &args.get(1), &args.get(2)), args)
    }

    fn run(&self, call: Result<Box<Call>, Error>, args: &Args) -> JsValue {
        calling::run(&self.core, call, &args.signal, args.timeout_ms)
    }
}

fn made(
    given: Given,
    login: &JsValue,
    token: &JsValue,
    on_token: JsValue,
) -> Result<CrmHandle, Error> {
    let body = Zeroizing::new(json::from_js(login)?);
    let details = crm::CRM_LOGIN.body.as_ref().map_or_else(Vec::new, |kind| {
        decode::request_body(body.as_bytes(), kind, clock::unix_ms())
    });
    if !details.is_empty() {
        return Err(Error::validation(details));
    }
    let core = options::core::<Crm>(given, Login { body, refused: RefCell::default(), on_token })?;
    // One of an earlier login: it may have been refused meanwhile, and is then replaced.
    if let Some(token) = token.as_string().and_then(Secret::new) {
        core.session.begin(session::Token::new(token))?;
    }
    Ok(CrmHandle { core: Rc::new(core) })
}

/// The account's id comes first, then the item's, then the body; what a route does not take is not
/// looked at.
fn prepare(route: &'static Route, args: &Args) -> Result<Box<Call>, Error> {
    let ids = route.template.bytes().filter(|byte| *byte == b'{').count() as u32;
    let ids: Vec<JsValue> = (0..=ids).map(|index| args.get(index)).collect();
    input::prepare_for(route, &ids)
}
