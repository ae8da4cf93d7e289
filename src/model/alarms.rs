//! Alarms, and what to do about them.

use super::{AlarmId, DateTime};

wire! {
    /// One alarm. **V** that it exists, **A** for every field. Hostile text: show it as text only.
    open struct Alarm {
        /// Names the alarm.
        A id: AlarmId,
        /// Whether it has been closed.
        A is_closed: bool,
        /// When it was raised.
        A created_at: DateTime,
    }
}

wire! {
    /// Which leak to give advice on. **A**: the body is not documented.
    open struct LeakCoachMeInput {
    }
}

wire! {
    /// Advice: what to do about an alarm or a leak. **V** that it exists; its shape is open.
    /// Hostile text: show it as text only.
    open struct CoachMe {
    }
}
