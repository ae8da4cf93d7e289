//! The table against the contract: its routes of both tokens, all of them and no other.

use std::collections::BTreeSet;

use super::{Access, TABLE};

const ONLINE_DATA: &str = "
    POST /api/v1/delete-my-data
    GET /api/v1/delete-my-data
    PUT /api/v1/delete-my-data
    DELETE /api/v1/delete-my-data
    GET /api/v1/delete-my-data/status
    GET /api/v1/delete-my-data/sites
    POST /api/v1/delete-my-data/scan
    GET /api/v1/delete-my-data/scan/status
    POST /api/v1/delete-my-data/scan/{siteId}/retry
    POST /api/v1/delete-my-data/signatures/initiate
    GET /api/v1/delete-my-data/signature/status
    GET /api/v1/delete-my-data/signature-order
    POST /api/v1/delete-my-data/removal-requests
    GET /api/v1/delete-my-data/removal-requests
    GET /api/v1/delete-my-data/events
";

const OTHERS: &str = "
    POST /api/v1/email-watchlist
    GET /api/v1/email-watchlist
    GET /api/v1/email-watchlist/leaks
    DELETE /api/v1/email-watchlist/{emailId}
    POST /api/v1/resend/watchlist-email-confirmation
    POST /api/v1/phone-watchlist
    GET /api/v1/phone-watchlist
    GET /api/v1/phone-watchlist/leaks
    DELETE /api/v1/phone-watchlist/{phoneId}
    POST /api/v1/phone-watchlist/send-verification-code
    POST /api/v1/phone-watchlist/confirm
    POST /api/v1/iban-watchlist
    GET /api/v1/iban-watchlist
    GET /api/v1/iban-watchlist/leaks
    DELETE /api/v1/iban-watchlist/{ibanId}
    POST /api/v1/passport-watchlist
    GET /api/v1/passport-watchlist
    PATCH /api/v1/passport-watchlist/{passportId}
    DELETE /api/v1/passport-watchlist/{passportId}
    POST /api/v1/drivers-license-watchlist
    GET /api/v1/drivers-license-watchlist
    DELETE /api/v1/drivers-license-watchlist/{licenseId}
    POST /api/v1/credit-card
    GET /api/v1/credit-cards
    POST /api/v1/credit-cards/verify
    GET /api/v1/credit-card/leaks
    GET /api/v1/credit-card/{creditCardId}
    DELETE /api/v1/credit-card/{creditCardId}
    GET /api/v1/alarms
    GET /api/v2/alarms
    GET /api/v1/alarms/{alarmId}
    GET /api/v1/alarms/{alarmId}/close
    GET /api/v1/alarms/{alarmId}/coachme
    POST /api/v1/alarms/leak/coachme
    GET /api/v1/account
    PUT /api/v1/account
    PUT /api/v2/account/{account_id}
    POST /api/v2/account/password
";

const CRM: &str = "
    POST /api/v1/account
    POST /api/v1/account/{account_id}/email-watchlist
    GET /api/v1/account/{account_id}/email-watchlist
    GET /api/v1/account/{account_id}/email-watchlist/leaks
    DELETE /api/v1/account/{account_id}/email-watchlist/{emailId}
    POST /api/v1/account/{account_id}/phone-watchlist
    GET /api/v1/account/{account_id}/phone-watchlist
    GET /api/v1/account/{account_id}/phone-watchlist/leaks
    DELETE /api/v1/account/{account_id}/phone-watchlist/{phoneId}
    POST /api/v1/account/{account_id}/phone-watchlist/send-verification-code
    POST /api/v1/account/{account_id}/phone-watchlist/confirm
    POST /api/v1/account/{account_id}/iban-watchlist
    GET /api/v1/account/{account_id}/iban-watchlist
    GET /api/v1/account/{account_id}/iban-watchlist/leaks
    DELETE /api/v1/account/{account_id}/iban-watchlist/{ibanId}
    POST /api/v1/account/{account_id}/passport-watchlist
    GET /api/v1/account/{account_id}/passport-watchlist
    PATCH /api/v1/account/{account_id}/passport-watchlist/{passportId}
    DELETE /api/v1/account/{account_id}/passport-watchlist/{passportId}
    POST /api/v1/account/{account_id}/drivers-license-watchlist
    GET /api/v1/account/{account_id}/drivers-license-watchlist
    DELETE /api/v1/account/{account_id}/drivers-license-watchlist/{licenseId}
    POST /api/v1/account/{account_id}/credit-card
    GET /api/v1/account/{account_id}/credit-cards
    GET /api/v1/account/{account_id}/credit-card/{creditCardId}
    DELETE /api/v1/account/{account_id}/credit-card/{creditCardId}
    PATCH /api/v1/account/{account_id}/ssn-monitoring/activate
    PATCH /api/v1/account/{account_id}/ssn-monitoring/deactivate
";

fn written(text: &str) -> BTreeSet<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn rows(access: Access) -> Vec<String> {
    let rows = TABLE.iter().filter(|row| row.access == access);
    rows.map(|row| format!("{} {}", row.method, row.template)).collect()
}

#[test]
fn the_table_is_the_contracts() {
    for (access, text, count) in
        [(Access::OnlineData, ONLINE_DATA, 15), (Access::App, OTHERS, 38), (Access::Crm, CRM, 28)]
    {
        let rows = rows(access);
        assert_eq!(rows.len(), count);
        assert_eq!(BTreeSet::from_iter(rows), written(text));
    }
}
