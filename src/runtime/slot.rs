//! Waiting for something outside: a timer, an answer, a signal, a change of the page.

use super::platform;
use super::task::number;
use core::task::{Context, Poll, Waker};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

pub type Outcome = Result<JsValue, JsValue>;

#[derive(Default)]
struct State {
    outcome: Option<Outcome>,
    waker: Option<Waker>,
}

thread_local! {
    static SLOTS: RefCell<Vec<(u32, Rc<RefCell<State>>)>> = const { RefCell::new(Vec::new()) };
}

/// Dropped before it has happened, it is stopped: the timer cleared, the request cancelled.
pub struct Slot {
    pub number: u32,
    state: Rc<RefCell<State>>,
}

impl Slot {
    /// What is begun next is to be named by its number.
    #[inline(never)]
    pub fn open() -> Self {
        let (number, state) = (number(), Rc::<RefCell<State>>::default());
        SLOTS.with(|slots| slots.borrow_mut().push((number, Rc::clone(&state))));
        Self { number, state }
    }

    /// In whole ms: a fraction is cut off by `setTimeout`, which then fires too early, for the wait
    /// to be set again, and again. Less than a µs is no fraction, but what adding up leaves.
    pub fn timer(ms: f64) -> Self {
        let slot = Self::open();
        platform::timer(slot.number, (ms - 0.001).max(0.0).ceil());
        slot
    }

    /// What came of it; whoever looks too early is woken when it has happened.
    pub fn look(&self, cx: &Context<'_>) -> Poll<Outcome> {
        let mut state = self.state.borrow_mut();
        match &state.outcome {
            Some(outcome) => Poll::Ready(outcome.clone()),
            None => {
                state.waker = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }

    /// Whether it has happened, for those who do not take what came of it.
    pub fn has_happened(&self) -> bool {
        self.state.borrow().outcome.is_some()
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        SLOTS.with(|slots| slots.borrow_mut().retain(|(n, _)| *n != self.number));
        platform::forget(self.number);
    }
}

pub fn happened(number: u32, outcome: Outcome) {
    let state = SLOTS.with(|slots| {
        let slots = slots.borrow();
        slots.iter().find(|(n, _)| *n == number).map(|(_, state)| Rc::clone(state))
    });
    let Some(state) = state else { return };
    let waker = {
        let mut state = state.borrow_mut();
        state.outcome = Some(outcome);
        state.waker.take()
    };
    if let Some(waker) = waker {
        waker.wake();
    }
}
