//! `crm.cards`: a user's credit cards.

use crate::client::verbs;
use crate::model::*;

verbs! {
    crm pub CARDS "cards":
    /// Adds a card. `POST /api/v1/account/{account_id}/credit-card` **D**; the body is assumed (A).
    ///
    /// It is watched at once: the step that shows whose card it is falls away (D). Throws
    /// `validation` before sending when the number or the month of expiry cannot be right.
    ///
    /// @example
    /// await crm.cards.add(account.id, {
    ///   card_number: "4242 4242 4242 4242", expiry_month: 12, expiry_year: 2035 });
    add: CRM_CARD_ADD (accountId: AccountId, card: CardInput) -> Maybe<CreditCard>;
    /// Lists the cards. `GET /api/v1/account/{account_id}/credit-cards` **D**
    ///
    /// @example
    /// const cards = await crm.cards.list(account.id);
    list: CRM_CARD_LIST (accountId: AccountId) -> Vec<CreditCard>;
    /// Reads one card. `GET /api/v1/account/{account_id}/credit-card/{creditCardId}` **D**
    ///
    /// @example
    /// const card = await crm.cards.get(account.id, id);
    get: CRM_CARD_GET (accountId: AccountId, id: CreditCardId) -> CreditCard;
    /// Removes a card. `DELETE /api/v1/account/{account_id}/credit-card/{creditCardId}` **D**
    ///
    /// @example
    /// await crm.cards.remove(account.id, card.id);
    remove: CRM_CARD_REMOVE (accountId: AccountId, id: CreditCardId) -> Nothing;
}
