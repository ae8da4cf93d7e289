//! Where the page is: in sight, online, shown at all. Elsewhere than in a page, it always is.

use super::platform;
use super::slot::Slot;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub hidden: bool,
    pub offline: bool,
    /// Loaded ahead of time, for a user who has not come yet.
    pub prerendering: bool,
}

pub fn now() -> Page {
    let bits = platform::page();
    Page { hidden: bits & 1 != 0, offline: bits & 2 != 0, prerendering: bits & 4 != 0 }
}

/// Waits until any of it may have changed.
pub fn change() -> Slot {
    let slot = Slot::open();
    platform::page_change(slot.number);
    slot
}
