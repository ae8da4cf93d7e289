//! One piece of work that many wait for. Whoever stops waiting does not stop it for the others.

use crate::error::Error;
use crate::runtime::slot::Slot;
#[cfg(not(feature = "server"))]
use crate::runtime::slot::happened;
use core::fmt;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

#[derive(Default)]
pub struct Flight {
    outcome: RefCell<Option<Result<JsValue, Error>>>,
    waiting: RefCell<Vec<u32>>,
    /// Whether a write of it may have reached the gateway.
    pub sent: Cell<bool>,
}

impl Flight {
    pub fn land(&self, outcome: Result<JsValue, Error>) {
        self.outcome.replace(Some(outcome));
        for slot in self.waiting.take() {
            #[cfg(not(feature = "server"))]
            happened(slot, Ok(JsValue::UNDEFINED));
            #[cfg(feature = "server")]
            crate::runtime::token::landed(slot);
        }
    }

    /// The outcome, once it has landed.
    pub fn outcome(&self) -> Option<Result<JsValue, Error>> {
        self.outcome.borrow().clone()
    }

    /// Happens when it lands.
    pub fn landing(&self) -> Slot {
        let slot = Slot::open();
        #[cfg(feature = "server")]
        crate::runtime::token::landing(slot.number);
        self.waiting.borrow_mut().push(slot.number);
        slot
    }
}

impl fmt::Debug for Flight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Flight")
    }
}
