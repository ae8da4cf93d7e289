//! The life of one call: every wait in it ends when the caller aborts, the session ends or time is
//! up, and whatever was being waited for is dropped, which cancels it.

use super::platform;
use super::slot::{Outcome, Slot};
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;

/// Why a wait ended early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    Aborted,
    Ended,
    Timeout,
}

#[derive(Default)]
struct Inner {
    stop: Cell<Option<Stop>>,
    waker: RefCell<Option<Waker>>,
}

impl Inner {
    fn stop(&self, why: Stop) {
        if self.stop.get().is_none() {
            self.stop.set(Some(why));
        }
        let waker = self.waker.borrow_mut().take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

pub struct Scope {
    inner: Rc<Inner>,
    /// The caller's signal, if there is one.
    signal: Option<Slot>,
}

/// All scopes that are open, so that ending the session ends them.
#[derive(Default)]
pub struct Scopes(RefCell<Vec<Weak<Inner>>>);

impl Scopes {
    pub fn open(&self, signal: &JsValue) -> Scope {
        let inner = Rc::new(Inner::default());
        {
            // Given back before the page's signal is touched: what it calls may come here again.
            let mut open = self.0.borrow_mut();
            open.retain(|scope| scope.strong_count() > 0);
            open.push(Rc::downgrade(&inner));
        }
        let signal = (!signal.is_undefined()).then(|| {
            let slot = Slot::open();
            if platform::listen(slot.number, signal) {
                inner.stop.set(Some(Stop::Aborted));
            }
            slot
        });
        Scope { inner, signal }
    }

    pub fn end(&self) {
        let open = core::mem::take(&mut *self.0.borrow_mut());
        for inner in open.iter().filter_map(Weak::upgrade) {
            inner.stop(Stop::Ended);
        }
    }
}

impl Scope {
    pub fn stopped(&self) -> Option<Stop> {
        let aborted = || self.signal.as_ref()?.has_happened().then_some(Stop::Aborted);
        self.inner.stop.get().or_else(aborted)
    }

    /// Stops whatever this scope waits for, as its caller's signal would.
    pub fn abort(&self) {
        self.inner.stop(Stop::Aborted);
    }

    /// Waits for what happens outside, at most `limit_ms`. Nothing: that long.
    pub fn wait(&self, what: Option<Slot>, limit_ms: f64) -> Wait<'_> {
        Wait { scope: self, what, limit_ms, timer: None }
    }

    pub async fn sleep(&self, ms: f64) -> Result<(), Stop> {
        match self.wait(None, ms).await {
            Err(Stop::Timeout) | Ok(_) => Ok(()),
            Err(stop) => Err(stop),
        }
    }
}

/// Written out, not `async`: every wait of the client is this one piece of code.
pub struct Wait<'a> {
    scope: &'a Scope,
    what: Option<Slot>,
    limit_ms: f64,
    timer: Option<Slot>,
}

impl Future for Wait<'_> {
    type Output = Result<Outcome, Stop>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let scope = self.scope;
        if let Some(stop) = scope.stopped() {
            return Poll::Ready(Err(stop));
        }
        scope.inner.waker.replace(Some(cx.waker().clone()));
        if let Some(Poll::Ready(outcome)) = self.what.as_ref().map(|what| what.look(cx)) {
            return Poll::Ready(Ok(outcome));
        }
        if let Some(signal) = &scope.signal {
            _ = signal.look(cx);
        }
        let limit_ms = self.limit_ms;
        match self.timer.get_or_insert_with(|| Slot::timer(limit_ms)).look(cx) {
            Poll::Ready(_) => Poll::Ready(Err(Stop::Timeout)),
            Poll::Pending => Poll::Pending,
        }
    }
}
