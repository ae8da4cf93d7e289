//! The life of one call: every wait in it ends when the caller aborts, the session ends or time is
//! up, and whatever was being waited for is dropped, which cancels it.

use super::abort::AbortListener;
use super::timer::Timer;
use core::future::{Future, poll_fn};
use core::pin::{Pin, pin};
use core::task::{Poll, Waker};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

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
    fn wake(&self) {
        // The borrow ends before `wake`, which may poll at once.
        let waker = self.waker.borrow_mut().take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn stop(&self, why: Stop) {
        if self.stop.get().is_none() {
            self.stop.set(Some(why));
        }
        self.wake();
    }
}

pub struct Scope {
    inner: Rc<Inner>,
    _listener: Option<AbortListener>,
}

/// All scopes that are open, so that ending the session ends them.
#[derive(Default)]
pub struct Scopes(RefCell<Vec<Weak<Inner>>>);

impl Scopes {
    pub fn open(&self, signal: &JsValue) -> Scope {
        let inner = Rc::new(Inner::default());
        let target = Rc::downgrade(&inner);
        let listener = AbortListener::attach(signal, move || {
            if let Some(inner) = target.upgrade() {
                inner.stop(Stop::Aborted);
            }
        });
        let mut open = self.0.borrow_mut();
        open.retain(|scope| scope.strong_count() > 0);
        open.push(Rc::downgrade(&inner));
        Scope { inner, _listener: listener }
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
        self.inner.stop.get()
    }

    /// Stops whatever this scope waits for, as its caller's signal would.
    pub fn abort(&self) {
        self.inner.stop(Stop::Aborted);
    }

    /// Waits for a promise, at most `limit_ms`; dropping it here leaves nobody to hear of it.
    pub async fn promise(
        &self,
        promise: JsFuture,
        limit_ms: f64,
    ) -> Result<Result<JsValue, JsValue>, Stop> {
        let mut output = None;
        {
            let unit = pin!(async { output = Some(promise.await) });
            self.wait(unit, limit_ms).await?;
        }
        // The future has run to its end, so there is an output.
        output.ok_or(Stop::Timeout)
    }

    /// Not generic: every wait of the client is this one piece of code.
    pub async fn wait(
        &self,
        mut future: Pin<&mut dyn Future<Output = ()>>,
        limit_ms: f64,
    ) -> Result<(), Stop> {
        let mut timer = None;
        poll_fn(|cx| {
            if let Some(stop) = self.inner.stop.get() {
                return Poll::Ready(Err(stop));
            }
            self.inner.waker.replace(Some(cx.waker().clone()));
            if future.as_mut().poll(cx).is_ready() {
                return Poll::Ready(Ok(()));
            }
            let timer = timer.get_or_insert_with(|| {
                let inner = Rc::clone(&self.inner);
                Timer::start(limit_ms, move || inner.wake())
            });
            if timer.fired() { Poll::Ready(Err(Stop::Timeout)) } else { Poll::Pending }
        })
        .await
    }

    pub async fn sleep(&self, ms: f64) -> Result<(), Stop> {
        match self.wait(pin!(core::future::pending()), ms).await {
            Err(Stop::Timeout) => Ok(()),
            stopped => stopped,
        }
    }
}
