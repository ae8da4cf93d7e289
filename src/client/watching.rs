//! Drives a watcher: polls, lets it decide, hands over what it shows. The facade makes an async
//! iterator of it.

use super::{Args, Handle, Task, hand_over, send, spawn};
use crate::error::{Error, Kind};
use crate::routes::Route;
use crate::runtime::clock;
use crate::runtime::scope::{Scope, Stop};
use crate::transport::{Call, Core, stopped};
use crate::watch::poller::Poller;
use crate::watch::{Step, Watcher};
use js_sys::Promise;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// The watchers that are open, by number. A plain number crosses the border: nothing to free.
#[derive(Default)]
pub struct Watches {
    open: RefCell<Vec<(u32, Rc<Watch>)>>,
    next: Cell<u32>,
    /// When this client last started a scan.
    pub scan_started_ms: Cell<Option<f64>>,
}

impl Watches {
    fn open(&self, watch: Watch) -> u32 {
        let number = self.next.get();
        self.next.set(number.wrapping_add(1));
        self.open.borrow_mut().push((number, Rc::new(watch)));
        number
    }

    fn find(&self, number: u32) -> Option<Rc<Watch>> {
        let open = self.open.borrow();
        open.iter().find(|(n, _)| *n == number).map(|(_, watch)| Rc::clone(watch))
    }

    fn close(&self, number: u32) {
        self.open.borrow_mut().retain(|(n, _)| *n != number);
    }
}

pub struct Watch {
    call: Call,
    scope: Scope,
    poller: RefCell<Poller>,
    watcher: RefCell<Box<dyn Watcher>>,
    done: Cell<bool>,
    /// A poll is under way: two at a time would not be one poller.
    busy: Cell<bool>,
}

/// How a kind of watcher paces itself unless told otherwise.
pub struct Pace {
    pub interval_ms: f64,
    pub longest_ms: f64,
    pub limit_ms: f64,
}

impl Handle {
    pub fn watch(
        &self,
        route: &'static Route,
        watcher: Box<dyn Watcher>,
        pace: Pace,
        args: &Args,
    ) -> JsValue {
        let or = |given: f64, default| if given.is_nan() { default } else { given };
        let interval = or(args.interval_ms, pace.interval_ms);
        let ends = clock::now_ms() + or(args.limit_ms, pace.limit_ms);
        let call = Call { timeout_ms: args.timeout_ms, ..Call::new(route) };
        let watch = Watch {
            call,
            scope: self.core.scopes.open(&args.signal),
            poller: RefCell::new(Poller::new(interval, pace.longest_ms, ends)),
            watcher: RefCell::new(watcher),
            done: Cell::new(false),
            busy: Cell::new(false),
        };
        self.watches.open(watch).into()
    }
}

#[wasm_bindgen]
impl Handle {
    /// The next thing to show; `undefined` when the watcher has ended.
    #[wasm_bindgen(js_name = watchNext)]
    pub fn watch_next(&self, number: u32) -> Promise {
        let watch = self.watches.find(number);
        let (core, watches) = (Rc::clone(&self.core), Rc::clone(&self.watches));
        let task: Task = Box::pin(async move {
            let Some(watch) = watch else { return Ok(JsValue::UNDEFINED) };
            if watch.busy.replace(true) {
                let issue = "waits already";
                return Err(Error::misuse("next", issue, "Await one next() at a time."));
            }
            let shown = next(&core, &watch).await;
            watch.busy.set(false);
            if !matches!(&shown, Ok(value) if !value.is_undefined()) {
                watches.close(number);
            }
            shown
        });
        spawn(task)
    }

    /// Stops a watcher at once; one that waits for it sees the end.
    #[wasm_bindgen(js_name = watchStop)]
    pub fn watch_stop(&self, number: u32) {
        if let Some(watch) = self.watches.find(number) {
            watch.scope.abort();
            self.watches.close(number);
        }
    }
}

async fn next(core: &Rc<Core>, watch: &Watch) -> Result<JsValue, Error> {
    loop {
        // Stopping a watcher is its ordinary end, whoever stops it.
        if watch.done.get() || watch.scope.stopped().is_some() {
            return Ok(JsValue::UNDEFINED);
        }
        let wait = watch.poller.borrow_mut().wait_ms(clock::now_ms());
        let Some(wait) = wait else {
            let mut error = stopped(Stop::Timeout);
            error.route = Some(watch.call.route.template);
            return Err(error);
        };
        if wait > 0.0 && watch.scope.sleep(wait).await.is_err() {
            continue;
        }
        match send(core, &watch.call, &watch.scope).await {
            Ok(answer) => {
                let step = watch.watcher.borrow_mut().step(&answer, clock::now_ms());
                watch.poller.borrow_mut().answered(step != Step::Quiet);
                match step {
                    Step::Quiet => {}
                    Step::End => watch.done.set(true),
                    Step::Show { json, done } => {
                        watch.done.set(done);
                        return hand_over(&watch.call.route, &json);
                    }
                }
            }
            Err(error) if matches!(error.kind, Kind::Aborted | Kind::Ended) => {
                return Ok(JsValue::UNDEFINED);
            }
            Err(error) => {
                let go_on = watch.poller.borrow_mut().failed(&error);
                if !go_on {
                    return Err(error);
                }
            }
        }
    }
}
