//! `client.cards`: credit cards to watch for leaks.

use crate::client::verbs;
use crate::model::*;

verbs! {
    pub VERBS "cards":
    /// Adds a credit card. `POST /api/v1/credit-card` **D**; the body is assumed (A).
    ///
    /// Gives what the gateway says of the card (A), `null` when it answers without a body. Throws
    /// `validation` before sending when the number's check digit is wrong or the card has expired.
    ///
    /// @example
    /// await client.cards.add({
    ///   card_number: "4242424242424242", expiry_month: 12, expiry_year: 2030,
    ///   holder_name: "Alex Ek",
    /// });
    add: CARD_ADD (card: CardInput) -> Maybe<CreditCard>;
    /// Lists the watched cards. `GET /api/v1/credit-cards` **D**
    ///
    /// @example
    /// const cards = await client.cards.list();
    list: CARD_LIST () -> Vec<CreditCard>;
    /// Reads one card. `GET /api/v1/credit-card/{creditCardId}` **D**
    ///
    /// @example
    /// const card = await client.cards.get(id);
    get: CARD_GET (id: CreditCardId) -> CreditCard;
    /// Shows that the card is the person's. `POST /api/v1/credit-cards/verify` **D**; the body is
    /// assumed (A).
    ///
    /// @example
    /// await client.cards.verify({ credit_card_id: card.id, code: "1234" });
    verify: CARD_VERIFY (verification: CardVerifyInput) -> Maybe<CreditCard>;
    /// Lists the leaks that hold a watched card. `GET /api/v1/credit-card/leaks` **D**
    ///
    /// @example
    /// const leaks = await client.cards.leaks();
    leaks: CARD_LEAKS () -> Vec<Leak>;
    /// Takes a card off the list. `DELETE /api/v1/credit-card/{creditCardId}` **D**
    ///
    /// @example
    /// await client.cards.remove(card.id);
    remove: CARD_REMOVE (id: CreditCardId) -> Nothing;
}
