//! Questions that no mark of a route or field leads to.

use defentry_web::routes::Area;

pub fn about(area: Area) -> &'static [&'static str] {
    match area {
        Area::Session => &[
            "A code that was used or has expired is answered with 401 or 422",
            "An app token lives for: ________________",
            "A token can be revoked, or its session ended, by: ________________",
            "401, and nothing else, means that the token is no longer good",
        ],
        Area::OnlineData => &[
            "Our plan includes the Online Data product; without it these routes answer 403",
            "404 from `GET /api/v1/delete-my-data` means that there is no profile",
            "A second `POST /api/v1/delete-my-data` is answered with 409",
            "`PUT /api/v1/delete-my-data` takes all seven fields, as `POST` does",
            "When a profile is deleted, open removal requests and the signed authority: \
             ________________",
            "A scan that is started while one runs is answered with: ________________",
            "What a scan's start, a retry and a removal request answer need not be read",
            "The `id` of a site is what `retry` and `site_ids` take",
            "Of several removal requests of one site, the latest `updated_at` says how it stands",
            "`manual_instructions` is plain text",
            "`scan_result.comparison` holds: ________________",
            "A removal request that was not signed for is answered with: ________________",
            "The state of a scan and of a signing may be polled every 2 s",
        ],
        Area::Watchlists => &[
            "`POST /api/v1/resend/watchlist-email-confirmation` takes `email`",
            "Leaks, of whatever item, have one shape",
            "What is on a list already is answered with 409",
            "An end user sets the national ID by: ________________",
        ],
        Area::Cards => &["The code that `verify` wants reaches the user by: ________________"],
        Area::Alarms => &[
            "`GET /api/v1/alarms/{alarmId}/close` may be called twice",
            "Asking for advice (`coachme`) changes nothing",
            "`GET /api/v2/alarms` gives the same fields as `v1`, and perhaps more",
            "The lists, of alarms and of all else, come whole, bare or under `data`, not in pages",
        ],
        Area::Account => &["The account's `email` is the one that the code was asked for"],
        Area::AccountPassword | Area::Other => &[],
    }
}

/// Of the routes that only our servers call.
pub const SERVERS: &[&str] = &[
    "A one-time code is good for: ________________, and a second one leaves the first good",
    "`sso/code` and `sso/token` answer an e-mail address that has no account with: ________________",
    "A wrong secret, user name or password is answered with 401",
    "Our client may ask for so many codes, in all and for one user: ________________",
    "Our client's secret is changed, with both good for a while, by: ________________",
    "A CRM token lives for ________________, and another login leaves it good",
    "`keep_logged` of `POST /api/v1/crm/auth/login` means: ________________",
    "Of `ssn`, `first_name`, `last_name`, `email`, `phone`, `country_code`, `lang_code`, `plan_id` \
     and `type`, a new account must have: ________________",
    "`plan_id` is one of ________________, `type` one of ________________, `lang_code` written as \
     ________________, `country_code` as ________________",
    "A second account of the same e-mail address is answered with 409",
    "`sso/code` takes the address of a new account at once",
    "An account is ended by: ________________",
    "`PATCH …/ssn-monitoring/activate` of an account without a national ID is answered with: \
     ________________; a second time, with success",
    "What our servers add is watched at once, phones and cards too, and the user may remove it",
    "`send-verification-code` and `confirm` of an account are needed for: ________________",
    "Our servers' addresses need not be registered with you",
];
