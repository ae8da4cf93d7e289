//! Signing the authority to act for the person: BankID-style, started once and then polled.

use super::DateTime;

wire! {
    /// The answer to starting or reading a signing order. **A**: its shape is open.
    ///
    /// What the gateway gives is passed through; nothing is invented when a field is missing.
    open struct SigningOrder {
        /// Names the order.
        A order_ref: String,
        /// Starts the signing app on the same device.
        A auto_start_token: String,
        /// What a QR code should hold, to sign on another device.
        A qr_data: String,
        /// Where the gateway would send the person.
        A redirect_url: String,
        /// How the order stands, in the gateway's word.
        A status: String,
        /// When it was made.
        A created_at: DateTime,
        /// When it ends unsigned.
        A expires_at: DateTime,
    }
}

wire! {
    /// `GET /api/v1/delete-my-data/signature/status`. **A**: its shape is open.
    open struct SigningStatus {
        /// How the order stands, in the gateway's word.
        A status: String,
        /// What the person should do next, in the gateway's word.
        A hint_code: String,
    }
}
