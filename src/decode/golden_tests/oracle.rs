//! What serde, the independent reader, makes of the answers.

use super::{answered, decode, read, same};
use crate::model::{AppliedResult, Json, Maybe};
use crate::routes::{self, Route, Typed};
use serde::de::DeserializeOwned;

/// What serde reads of an answer. A write may answer less than its type has, but these do not.
trait Oracle {
    fn agrees(standard: &str, decoded: &str) -> bool;
}

impl<T: DeserializeOwned + PartialEq> Oracle for T {
    fn agrees(standard: &str, decoded: &str) -> bool {
        let [standard, decoded] = [standard, decoded].map(|text| {
            serde_json::from_str::<T>(text).unwrap_or_else(|e| panic!("{e} in {text}"))
        });
        standard == decoded
    }
}

impl<T: DeserializeOwned + PartialEq> Oracle for Maybe<T> {
    fn agrees(standard: &str, decoded: &str) -> bool {
        <T as Oracle>::agrees(standard, decoded)
    }
}

impl Oracle for AppliedResult {
    fn agrees(standard: &str, decoded: &str) -> bool {
        <Json as Oracle>::agrees(standard, decoded)
    }
}

type Judge = (&'static Route, fn(&str, &str) -> bool);

fn judge<Body, Answer: Oracle>(typed: &'static Typed<Body, Answer>) -> Judge {
    (&typed.route, Answer::agrees)
}

/// A route whose answer serde cannot read does not compile here.
macro_rules! judges {
    ($($route:ident)*) => { [$(judge(&routes::$route)),*] };
}

#[test]
fn serde_reads_both_alike() {
    let judges = judges! {
        PROFILE_CREATE PROFILE_GET PROFILE_UPDATE STATUS SITES SCAN_START SCAN_STATUS SCAN_RETRY
        SIGNING_INITIATE SIGNING_STATUS SIGNING_ORDER REMOVALS_SUBMIT REMOVALS_LIST EVENTS_LIST
        EMAIL_ADD EMAIL_LIST EMAIL_LEAKS PHONE_ADD PHONE_LIST PHONE_LEAKS
        IBAN_ADD IBAN_LIST IBAN_LEAKS PASSPORT_ADD PASSPORT_LIST PASSPORT_UPDATE
        LICENSE_ADD LICENSE_LIST CARD_ADD CARD_LIST CARD_VERIFY CARD_LEAKS CARD_GET
        ALARMS_LIST ALARMS_LIST_V2 ALARMS_GET ALARMS_CLOSE ALARMS_COACH_ME ALARMS_COACH_LEAK
        ACCOUNT_GET ACCOUNT_UPDATE ACCOUNT_UPDATE_V2
    };
    for (verb, route) in answered() {
        let judge = judges.iter().find(|(judged, _)| same(judged, route));
        let (_, agrees) = judge.unwrap_or_else(|| panic!("{verb} has no judge"));
        let legacy = decode(&route.answer, &read(&verb, "legacy"));
        assert!(agrees(&read(&verb, "standard"), &legacy), "{verb}");
    }
}
