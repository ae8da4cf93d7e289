//! Writes that must not be doubled: one at a time, equal ones together, and read back where the
//! gateway's answer was lost.

use super::{Args, Handle, Watches, hand_over, input, spawn};
use crate::error::{Error, Kind};
use crate::routes::{REMOVALS_SUBMIT, SCAN_STATUS};
use crate::runtime::clock;
use crate::runtime::scope::Scope;
use crate::session::Flight;
use crate::transport::{Call, Core, join, run, shown, stopped};
use crate::watch::applied::{Goal, refused};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// When the state is read back: a gateway may be slower than the network.
const READS_MS: [f64; 3] = [0.0, 1_000.0, 3_000.0];

/// The write under way, if any: another that is not equal waits for it, and sees what it did.
#[derive(Default)]
pub struct Writes(RefCell<Option<Rc<Write>>>);

struct Write {
    call: Box<Call>,
    goal: Goal,
    /// What the goal is about: the body, or a site's id.
    about: Vec<u8>,
    /// Sites are asked whatever they say of themselves.
    force: bool,
    flight: Flight,
    /// Who watches is to know when it was sent.
    watches: Rc<Watches>,
}

impl Handle {
    /// Sends a prepared write; `about` is the site's id where there is no body.
    pub fn apply(&self, call: Result<Box<Call>, Error>, about: String, args: &Args) -> JsValue {
        let (core, writes) = (Rc::clone(&self.core), Rc::clone(&self.writes));
        let watches = Rc::clone(&self.watches);
        let scope = core.scopes.open(&args.signal);
        let timeout_ms = args.timeout_ms;
        let force = args.option(1, "force") == JsValue::TRUE;
        spawn(Box::pin(async move {
            let mut call = call?;
            input::allowed(&core, &call.route)?;
            // Time is counted from when there is a page to see.
            shown(&scope).await?;
            core.session.check_open()?;
            let ends_ms = clock::now_ms() + core.total_ms;
            call.timeout_ms = timeout_ms;
            call.ends_ms = ends_ms;
            if let Some(stop) = scope.stopped() {
                return Err(stopped(stop));
            }
            let is_submit = call.route.template == REMOVALS_SUBMIT.template;
            let goal = if is_submit { Goal::Removals } else { Goal::Scan };
            let about = call.body.as_ref().map_or(about, |body| String::clone(body)).into_bytes();
            let flight = Flight::default();
            let mine = Rc::new(Write { call, goal, about, force, flight, watches });
            let write = loop {
                let current = writes.0.borrow().clone();
                match current {
                    None => break launch(&core, &writes, mine),
                    Some(other) if other.is(&mine) => break other,
                    Some(other) => {
                        let left = ends_ms - clock::now_ms();
                        let landing = other.flight.landing();
                        // Who waits in line does not wait for what that write does.
                        drop(other);
                        _ = scope.wait(Some(landing), left).await.map_err(stopped)?;
                    }
                }
            };
            join(&write.flight, &scope, f64::INFINITY).await.map_err(|mut error| {
                // Whoever stops waiting does not stop what others wait for, or what was sent.
                let stopped = matches!(error.kind, Kind::Aborted | Kind::Ended);
                error.may_have_been_applied |= stopped && write.flight.sent.get();
                error.route.get_or_insert(write.call.route.template);
                error
            })
        }))
    }
}

impl Write {
    fn is(&self, other: &Write) -> bool {
        self.call.path == other.call.path && self.about == other.about && self.force == other.force
    }
}

fn launch(core: &Rc<Core>, writes: &Rc<Writes>, write: Rc<Write>) -> Rc<Write> {
    writes.0.replace(Some(Rc::clone(&write)));
    let (core, writes, mine) = (Rc::clone(core), Rc::clone(writes), Rc::clone(&write));
    crate::runtime::task::spawn(Box::pin(async move {
        let scope = core.scopes.open(&JsValue::UNDEFINED);
        let outcome = carry_out(&core, &mine, &scope).await;
        writes.0.replace(None);
        mine.flight.land(outcome);
    }));
    write
}

async fn carry_out(core: &Rc<Core>, write: &Rc<Write>, scope: &Scope) -> Result<JsValue, Error> {
    let call = &write.call;
    let mut read = Call::new(&SCAN_STATUS);
    read.ends_ms = call.ends_ms;
    let before = match (run(core, &read, scope).await, write.goal) {
        (Ok(before), _) => before,
        // Before a first scan there may be nothing to read; a lost answer then stays lost. **A**
        (Err(error), Goal::Scan) if matches!(error.kind, Kind::NotFound | Kind::Decode) => {
            b"null".to_vec()
        }
        (Err(error), _) => return Err(error),
    };
    if write.goal == Goal::Removals && !write.force {
        let details = refused(&before, &write.about);
        if !details.is_empty() {
            return Err(Error::validation(details));
        }
    }
    // This task and the place among the writes hold it, too: with no more, nobody waits.
    if Rc::strong_count(write) <= 2 {
        return Err(Error::new(Kind::Aborted, "The caller aborted."));
    }
    write.flight.sent.set(true);
    let began = match write.goal {
        Goal::Removals => &write.watches.submitted_ms,
        Goal::Scan => &write.watches.scan_started_ms,
    };
    began.set(Some(clock::now_ms()));
    let sent = run(core, call, scope).await;
    // And again: a slow answer may be older than what it began.
    began.set(Some(clock::now_ms()));
    let lost = match sent {
        Ok(answer) => return told(call, "yes", &answer),
        Err(error) if !error.may_have_been_applied => return Err(error),
        Err(error) => error,
    };
    read.ends_ms = call.ends_ms + core.total_ms;
    for wait in READS_MS {
        if clock::now_ms() + wait >= read.ends_ms {
            break;
        }
        _ = scope.wait(None, wait).await;
        let Ok(after) = run(core, &read, scope).await else { break };
        if write.goal.reached(&before, &after, &write.about) {
            return told(call, "reconciled", b"null");
        }
    }
    Err(lost)
}

fn told(call: &Call, applied: &str, result: &[u8]) -> Result<JsValue, Error> {
    let json = [b"{\"applied\":\"", applied.as_bytes(), b"\",\"result\":", result, b"}"].concat();
    hand_over(&call.route, &json)
}
