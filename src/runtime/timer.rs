//! A timer that is cleared when dropped.

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // A number in browsers and workerd, an object in Node.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &JsValue, ms: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(handle: &JsValue);
}

/// `setTimeout` takes a signed 32-bit number; beyond it, it fires at once.
const LONGEST_MS: f64 = 2_147_483_647.0;

pub struct Timer {
    handle: JsValue,
    fired: Rc<Cell<bool>>,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    pub fn start(ms: f64, wake: impl Fn() + 'static) -> Self {
        let fired = Rc::new(Cell::new(false));
        let flag = Rc::clone(&fired);
        let callback = Closure::new(move || {
            flag.set(true);
            wake();
        });
        let handle = set_timeout(callback.as_ref(), ms.clamp(0.0, LONGEST_MS));
        Self { handle, fired, _callback: callback }
    }

    pub fn fired(&self) -> bool {
        self.fired.get()
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.handle);
    }
}
