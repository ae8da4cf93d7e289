//! The removal profile: who the person is whose data the brokers are asked to remove.

use super::{Email, Phone};

wire! {
    /// The removal profile as it is written: all seven fields. **D**
    ///
    /// Fields that are not named here are sent along as they are.
    struct ProfileInput {
        /// Given name.
        D first_name: String,
        /// Family name.
        D last_name: String,
        /// E-mail address.
        D email: Email,
        /// Phone number, E.164 (`+46701234567`).
        D phone: Phone,
        /// Street and number.
        D street: String,
        /// Postal code.
        D zip: String,
        /// City.
        D city: String,
    }
}

wire! {
    /// The removal profile as it is read. **A**: the answer's shape is not documented; it is
    /// taken to hold what was written.
    open struct Profile {
        /// Given name.
        A first_name: String,
        /// Family name.
        A last_name: String,
        /// E-mail address.
        A email: String,
        /// Phone number.
        A phone: String,
        /// Street and number.
        A street: String,
        /// Postal code.
        A zip: String,
        /// City.
        A city: String,
    }
}
