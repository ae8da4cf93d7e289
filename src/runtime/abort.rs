//! Abort signals: the caller's, listened to while a call lasts, and our own.

use core::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AbortSignal};

#[wasm_bindgen]
extern "C" {
    // Duck-typed: a signal may come from another realm or a polyfill.
    #[derive(Clone)]
    type Signal;
    #[wasm_bindgen(method, getter, catch)]
    fn aborted(this: &Signal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = addEventListener)]
    fn add_event_listener(this: &Signal, kind: &str, listener: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeEventListener)]
    fn remove_event_listener(this: &Signal, kind: &str, listener: &JsValue) -> Result<(), JsValue>;
}

/// Removes its listener when dropped: a signal may live as long as the page.
pub struct AbortListener {
    signal: Signal,
    callback: Closure<dyn FnMut()>,
}

impl AbortListener {
    /// Calls `on_abort` at once if the signal is aborted already. `None`: nothing to listen to.
    pub fn attach(signal: &JsValue, on_abort: impl Fn() + 'static) -> Option<Self> {
        if !signal.is_object() {
            return None;
        }
        let signal = signal.unchecked_ref::<Signal>().clone();
        if signal.aborted().is_ok_and(|aborted| aborted.is_truthy()) {
            on_abort();
            return None;
        }
        let callback = Closure::new(on_abort);
        signal.add_event_listener("abort", callback.as_ref()).ok()?;
        Some(Self { signal, callback })
    }
}

impl Drop for AbortListener {
    fn drop(&mut self) {
        _ = self.signal.remove_event_listener("abort", self.callback.as_ref());
    }
}

/// Says by its signal that nobody waits any more: when dropped, unless it was done.
pub struct Aborter {
    controller: AbortController,
    done: Cell<bool>,
}

impl Aborter {
    pub fn new() -> Result<Self, JsValue> {
        Ok(Self { controller: AbortController::new()?, done: Cell::new(false) })
    }

    pub fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    pub fn done(&self) {
        self.done.set(true);
    }
}

impl Drop for Aborter {
    fn drop(&mut self) {
        if !self.done.get() {
            self.controller.abort();
        }
    }
}
