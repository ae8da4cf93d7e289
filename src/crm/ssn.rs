//! `crm.ssnMonitoring`: whether the account's national identity number is watched.

use crate::client::verbs;
use crate::model::*;

verbs! {
    crm pub SSN_MONITORING "ssnMonitoring":
    /// Begins to watch the number that the account was created with.
    /// `PATCH /api/v1/account/{account_id}/ssn-monitoring/activate` **D**
    ///
    /// @example
    /// await crm.ssnMonitoring.activate(account.id);
    activate: CRM_SSN_ACTIVATE (accountId: AccountId) -> Nothing;
    /// Stops watching it.
    /// `PATCH /api/v1/account/{account_id}/ssn-monitoring/deactivate` **D**
    ///
    /// @example
    /// await crm.ssnMonitoring.deactivate(account.id);
    deactivate: CRM_SSN_DEACTIVATE (accountId: AccountId) -> Nothing;
}
