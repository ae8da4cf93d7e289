//! Asks the page for a one-time code, by the function it handed to `connect`.

use super::platform;
use super::slot::Slot;
use wasm_bindgen::JsValue;

/// Gives the code, if the page keeps its word. Dropped, the page's signal is aborted.
pub fn ask(get_code: &JsValue, reason: &str) -> Slot {
    let slot = Slot::open();
    platform::ask(slot.number, get_code, reason);
    slot
}
