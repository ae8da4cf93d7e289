//! Drives a watcher: polls, lets it decide, hands over what it shows. The facade makes an async
//! iterator of it.

use super::{Args, Handle, Task, hand_over, send, spawn};
use crate::error::{Error, Kind};
use crate::routes::Route;
use crate::runtime::scope::{Scope, Stop};
use crate::runtime::{clock, page};
use crate::transport::{Call, Core, stopped};
use crate::watch::poller::{Next, Pace, Poller};
use crate::watch::{Begun, Step, Watcher};
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
    /// When it last asked for removals.
    pub submitted_ms: Cell<Option<f64>>,
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
    call: Box<Call>,
    scope: Scope,
    poller: RefCell<Poller>,
    watcher: RefCell<Box<dyn Watcher>>,
    done: Cell<bool>,
}

impl Handle {
    pub fn watch(
        &self,
        route: &'static Route,
        watcher: Box<dyn Watcher>,
        pace: &Pace,
        args: &Args,
    ) -> JsValue {
        let poller = Poller::new(pace, args.interval_ms, args.limit_ms, clock::now_ms());
        let mut call = Call::new(route);
        call.timeout_ms = args.timeout_ms;
        let watch = Watch {
            call,
            scope: self.core.scopes.open(&args.signal),
            poller: RefCell::new(poller),
            watcher: RefCell::new(watcher),
            done: Cell::new(false),
        };
        self.watches.open(watch).into()
    }
}

#[wasm_bindgen]
impl Handle {
    /// The next thing to show; `undefined` when the watcher has ended. One at a time: the facade
    /// shares what it gives among all who watch.
    #[wasm_bindgen(js_name = watchNext)]
    pub fn watch_next(&self, number: u32) -> JsValue {
        let watch = self.watches.find(number);
        let (core, watches) = (Rc::clone(&self.core), Rc::clone(&self.watches));
        let task: Task = Box::pin(async move {
            let Some(watch) = watch else { return Ok(JsValue::UNDEFINED) };
            let shown = next(&core, &watches, &watch).await;
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

async fn next(core: &Rc<Core>, watches: &Watches, watch: &Watch) -> Result<JsValue, Error> {
    let begun = || Begun {
        scan_ms: watches.scan_started_ms.get(),
        removals_ms: watches.submitted_ms.get(),
    };
    loop {
        // Stopping a watcher is its ordinary end, whoever stops it.
        if watch.done.get() || watch.scope.stopped().is_some() {
            return Ok(JsValue::UNDEFINED);
        }
        let now = clock::now_ms();
        let next = watch.poller.borrow_mut().next(now, page::now());
        match next {
            Next::Poll => {}
            Next::Wait(ms) => {
                // Whichever comes first, and it is looked at anew; so is a stop.
                _ = watch.scope.wait(Some(page::change()), ms).await;
                continue;
            }
            Next::End => {
                let mut error = stopped(Stop::Timeout);
                error.route = Some(watch.call.route.template);
                return Err(error);
            }
        }
        let answer = send(core, &watch.call, &watch.scope).await;
        let now = clock::now_ms();
        match answer {
            Ok(answer) => {
                let step = watch.watcher.borrow_mut().step(&answer, now, begun());
                watch.poller.borrow_mut().answered(now, step != Step::Quiet);
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
                let go_on = watch.poller.borrow_mut().failed(now, &error);
                if !go_on {
                    return Err(error);
                }
            }
        }
    }
}
