//! Credit cards to watch.

use super::{CardNumber, CreditCardId, DateTime, Month, Year};

wire! {
    /// A credit card to watch. **A**: the body is not documented.
    open struct CardInput {
        /// The card's number, digits; spaces and hyphens are let pass.
        A card_number: CardNumber,
        /// 1 to 12.
        A expiry_month: Month,
        /// Two digits or four.
        A expiry_year: Year,
        /// As it stands on the card.
        A holder_name: String,
    }
}

wire! {
    /// The code that shows whose card it is. **A**: the body is not documented.
    open struct CardVerifyInput {
        /// The card's id.
        A credit_card_id: CreditCardId,
        /// The code that shows whose card it is.
        A code: String,
    }
}

wire! {
    /// A watched credit card. **D** for its id, **A** for the rest.
    open struct CreditCard {
        /// Names the card.
        D id: CreditCardId,
        /// The number, as far as the gateway shows it.
        A card_number: String,
        /// The month in which it expires.
        A expiry_month: Month,
        /// The year in which it expires.
        A expiry_year: Year,
        /// As it stands on the card.
        A holder_name: String,
        /// Whether the person has shown that the card is theirs; it is watched only then.
        A is_verified: bool,
        /// When it was added.
        A created_at: DateTime,
    }
}
